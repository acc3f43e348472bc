using System.Collections.Immutable;

namespace ProcessChain.Tests;

internal sealed class RunRecordTests
{
    private static RunRecord Sample =>
        new()
        {
            Experiment = "tiny",
            Preset = "",
            Seed = long.MinValue,
            DefinitionHash = "0f",
            Started = new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc),
            Status = RunStatus.Failed,
            Failures = ["a: \"b\""],
            Plugins = [new("mine.dll", "ff")],
            Seconds = new Dictionary<string, double>(StringComparer.Ordinal) { ["a.1"] = 0.5 },
            Files = new Dictionary<string, string>(StringComparer.Ordinal) { ["episodes.csv"] = "ee" },
        };

    [Test]
    public void Written_IsReadAgain()
    {
        using var folder = new TemporaryFolder();
        Sample.Write(folder["record.json"]);
        var read = RunRecord.Read(folder["record.json"]);
        Assert.That(read.Failures, Is.EqualTo(Sample.Failures));
        Assert.That(read.Plugins, Is.EqualTo(Sample.Plugins));
        Assert.That(read.Seconds, Is.EqualTo(Sample.Seconds));
        Assert.That(read.Files, Is.EqualTo(Sample.Files));
        Assert.That(Bare(read), Is.EqualTo(Bare(Sample)));

        static RunRecord Bare(RunRecord record) =>
            record with
            {
                Failures = [],
                Plugins = [],
                Seconds = ImmutableDictionary<string, double>.Empty,
                Files = ImmutableDictionary<string, string>.Empty,
            };
    }

    [Test]
    public void AnyTruncation_IsRefusedByName()
    {
        using var folder = new TemporaryFolder();
        var path = folder["record.json"];
        Sample.Write(path);
        var whole = File.ReadAllText(path).TrimEnd();
        Assert.Multiple(() =>
        {
            for (var length = 0; length < whole.Length; length++)
            {
                File.WriteAllText(path, whole[..length]);
                AssertRefused(path);
            }
        });
    }

    [TestCase("null")]
    [TestCase("[]")]
    [TestCase("{}")]
    [TestCase("\"experiment\": null")]
    [TestCase("\"definitionHash\": null")]
    [TestCase("\"status\": \"paused\"")]
    [TestCase("\"seed\": 1.5")]
    [TestCase("\"started\": \"yesterday\"")]
    public void AnotherForm_IsRefusedByName(string part)
    {
        using var folder = new TemporaryFolder();
        var path = folder["record.json"];
        Sample.Write(path);
        var key = part.Split(':')[0];
        var text = part.Contains(':', StringComparison.Ordinal)
            ? string.Join(
                '\n',
                File.ReadLines(path).Select(l => l.Contains(key, StringComparison.Ordinal) ? part + "," : l)
            )
            : part;
        File.WriteAllText(path, text);
        AssertRefused(path);
    }

    [Test]
    public void AnotherVersionOrFormat_IsRefused()
    {
        Assert.Multiple(() =>
        {
            Assert.That(() => Sample.MustBeOfThisProgram("p"), Throws.Nothing);
            foreach (var other in new[] { Sample with { Version = "0.0.9" }, Sample with { Format = 1 } })
            {
                Assert.That(
                    () => other.MustBeOfThisProgram("p"),
                    Throws.InstanceOf<InvalidInputException>().With.Message.StartsWith("p: was written by ProcessChain")
                );
            }
        });
    }

    /// <summary>The clock may be set back while a run is under way.</summary>
    [Test]
    public void End_IsNotBeforeTheBeginning()
    {
        var ahead = Sample with { Started = new DateTime(9000, 1, 1, 0, 0, 0, DateTimeKind.Utc) };
        Assert.That(ahead.Stop(new OperationCanceledException()).Ended, Is.EqualTo(ahead.Started));
    }

    [Test]
    public void Stop_TellsWhatWentWrong_ButNotThatItWasAskedFor()
    {
        Assert.That(Sample.Stop(new IOException("No space left")).Failures, Is.EqualTo(new[] { "No space left" }));
        Assert.That(Sample.Stop(new OperationCanceledException()).Failures, Is.Empty);
        Assert.That(Sample.Stop(new IOException()).Status, Is.EqualTo(RunStatus.Stopped));
    }

    [TestCase("experiment")]
    [TestCase("preset")]
    [TestCase("seed")]
    public void RecordOfAnotherExperiment_IsRefused(string what)
    {
        var experiment = TinyExperiment.Read();
        var record = Sample with { Experiment = experiment.Name, Preset = experiment.Preset, Seed = experiment.Seed };
        Assert.That(() => record.MustBeOf(experiment, "p"), Throws.Nothing);
        var altered = what switch
        {
            "experiment" => record with { Experiment = "x" },
            "preset" => record with { Preset = "x" },
            _ => record with { Seed = 8 },
        };
        Assert.That(
            () => altered.MustBeOf(experiment, "p"),
            Throws
                .InstanceOf<InvalidInputException>()
                .With.Message.EqualTo(
                    $"p: was altered: its {what} is not that of the definition beside it. Nothing was changed."
                )
        );
    }

    [Test]
    public void PluginThatIsMissingOrAnotherBuild_IsTold()
    {
        Assert.That(() => Sample.MustHavePlugins([new("mine.dll", "ff"), new("b.dll", "0")], "p"), Throws.Nothing);
        Assert.That(
            () => Sample.MustHavePlugins([], "p"),
            Throws
                .InstanceOf<InvalidInputException>()
                .With.Message.Contains("mine.dll")
                .And.Message.Contains("--plugin")
        );
        Assert.That(
            () => Sample.MustHavePlugins([new("mine.dll", "0a")], "p"),
            Throws.InstanceOf<InvalidInputException>().With.Message.Contains("another build (0a)")
        );
    }

    private static void AssertRefused(string path) =>
        Assert.That(
            () => RunRecord.Read(path),
            Throws.InstanceOf<InvalidInputException>().With.Message.StartsWith(path)
        );
}
