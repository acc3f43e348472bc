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
        };

    [Test]
    public void Written_IsReadAgain()
    {
        using var folder = new TemporaryFolder();
        Sample.Write(folder["record.json"]);
        var read = RunRecord.Read(folder["record.json"]);
        Assert.That(read.Failures, Is.EqualTo(Sample.Failures));
        Assert.That(read with { Failures = [] }, Is.EqualTo(Sample with { Failures = [] }));
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
            foreach (var other in new[] { Sample with { Version = "0.0.9" }, Sample with { Format = 2 } })
            {
                Assert.That(
                    () => other.MustBeOfThisProgram("p"),
                    Throws.InstanceOf<InvalidInputException>().With.Message.StartsWith("p: was written by ProcessChain")
                );
            }
        });
    }

    private static void AssertRefused(string path) =>
        Assert.That(
            () => RunRecord.Read(path),
            Throws.InstanceOf<InvalidInputException>().With.Message.StartsWith(path)
        );
}
