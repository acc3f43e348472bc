using System.Threading;

namespace ProcessChain.Tests;

internal sealed class RecordReplayTests
{
    private static readonly RunOptions Options = new() { Jobs = 2 };

    private TemporaryFolder place = null!;

    [SetUp]
    public void RunOnce()
    {
        place = new TemporaryFolder();
        ExperimentRun.Run(TinyExperiment.Read(), place["run"], Options);
    }

    [TearDown]
    public void DeletePlace() => place.Dispose();

    [Test]
    public void UntouchedRun_IsRepeatedFileByFile()
    {
        var before = TemporaryFolder.ContentOf(place["run"]);
        var files = Replay();
        Assert.Multiple(() =>
        {
            Assert.That(files.Where(file => !file.IsIdentical), Is.Empty);
            Assert.That(
                files.Select(file => file.Name),
                Is.EquivalentTo(
                    new[]
                    {
                        "episodes.csv",
                        "periods.csv",
                        "learning.csv",
                        "bounds.csv",
                        "spread.csv",
                        "summary.csv",
                        "certainty.csv",
                        "summary.json",
                        "checkpoints/learner.1.agent",
                        "checkpoints/learner.2.agent",
                    }
                )
            );
            Assert.That(TemporaryFolder.ContentOf(place["run"]), Is.EqualTo(before));
        });
    }

    [TestCase("episodes.csv")]
    [TestCase("periods.csv")]
    [TestCase("learning.csv")]
    [TestCase("bounds.csv")]
    [TestCase("spread.csv")]
    [TestCase("summary.csv")]
    [TestCase("summary.json")]
    [TestCase("checkpoints/learner.1.agent")]
    public void ChangedOrMissingFile_IsNoticed(string file)
    {
        var path = place["run", file];
        var content = File.ReadAllBytes(path);
        content[^2] ^= 1;
        File.WriteAllBytes(path, content);
        Assert.That(Different(), Has.One.StartsWith($"{file}:").Or.One.StartsWith($"{file}: differs."));
        File.AppendAllText(path, "more");
        Assert.That(Different(), Has.One.StartsWith(file));
        File.Delete(path);
        Assert.That(Different(), Is.EqualTo(new[] { $"{file}: is missing in the record." }));
    }

    [Test]
    public void DifferentLine_IsShown()
    {
        var path = place["run", "episodes.csv"];
        var lines = File.ReadAllLines(path);
        lines[1] = lines[1].Replace("make-to-order,,Test,1,40,", "make-to-order,,Test,1,41,", StringComparison.Ordinal);
        File.WriteAllText(path, string.Join('\n', lines) + "\n");
        Assert.That(
            Different().Single(),
            Does.StartWith("episodes.csv:2: differs.\n  recorded: make-to-order,,Test,1,41,")
                .And.Contains("\n  repeated: make-to-order,,Test,1,40,")
        );
    }

    /// <summary>Somebody changed a file and its hash in the record.</summary>
    [Test]
    public void ChangedHash_IsNoticed()
    {
        var hash = RunRecord.Read(place["run", "record.json"]).Files["periods.csv"];
        EditRecord(hash, new string('0', 64));
        Assert.That(
            Different(),
            Is.EqualTo(new[] { "periods.csv: was repeated, but the record tells another SHA-256 of it." })
        );
    }

    [TestCase("\"seed\": 7", "\"seed\": 8", "its seed is not that of the definition")]
    [TestCase("\"experiment\": \"tiny\"", "\"experiment\": \"x\"", "its experiment is not that of the definition")]
    [TestCase("\"status\": \"finished\"", "\"status\": \"stopped\"", "the run is not finished")]
    [TestCase("\"plugins\": []", "\"plugins\": [{ \"name\": \"a.dll\", \"hash\": \"0\" }]", "give it with --plugin")]
    public void ChangedRecord_IsRefused(string there, string instead, string message)
    {
        EditRecord(there, instead);
        Assert.That(
            () => Replay(),
            Throws
                .InstanceOf<InvalidInputException>()
                .With.Message.Contains("record.json")
                .And.Message.Contains(message)
        );
    }

    [Test]
    public void Stop_EndsIt()
    {
        Assert.That(
            () =>
                RecordReplay.Run(
                    place["run"],
                    DefinitionKinds.Standard,
                    Options,
                    new CancellationToken(canceled: true)
                ),
            Throws.InstanceOf<OperationCanceledException>()
        );
    }

    private List<string> Different() =>
        Replay().Where(file => !file.IsIdentical).Select(file => file.ToString()).ToList();

    private IReadOnlyList<FileComparison> Replay() =>
        RecordReplay.Run(place["run"], DefinitionKinds.Standard, Options, CancellationToken.None);

    private void EditRecord(string there, string instead)
    {
        var path = place["run", "record.json"];
        var text = File.ReadAllText(path);
        Assert.That(text, Does.Contain(there));
        File.WriteAllText(path, text.Replace(there, instead, StringComparison.Ordinal));
    }
}
