namespace ProcessChain.Tests;

/// <summary>What is told of runs, sweeps and comparisons, in whatever state they are.</summary>
internal sealed class ShelfTests
{
    private ServedFolder served = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => served = await ServedFolder.StartAsync("whole", "deep/er/run");

    [OneTimeTearDown]
    public async Task StopAsync() => await served.DisposeAsync();

    [Test]
    public async Task FinishedRun_HasItsResult()
    {
        var row = await served.RowAsync("deep/er/run");
        var summary = ExperimentRun.Resume(TinyExperiment.Read(), served["runs", "deep", "er", "run"]);
        var results = summary.Finish();
        summary.Dispose();
        var best = results.Controllers.MinBy(controller => controller.Goal.Mean)!;
        Assert.Multiple(() =>
        {
            Assert.That(row.GetProperty("status").GetString(), Is.EqualTo("finished"));
            Assert.That(row.GetProperty("subject").GetString(), Is.EqualTo("tiny"));
            Assert.That(row.GetProperty("seed").GetString(), Is.EqualTo("7"));
            Assert.That(row.GetProperty("controllers").GetString(), Is.EqualTo("make-to-order, random, learner"));
            Assert.That(
                row.GetProperty("best").GetString(),
                Is.EqualTo($"cost/day {NumberText.Of(best.Goal)}: {best.Name}")
            );
        });
    }

    /// <summary>Every file of a run cut off, emptied or replaced: it has a row and a page, which say what is wrong if they miss it.</summary>
    [Test]
    public async Task DamagedRun_IsToldInItsRow()
    {
        const string Name = "damaged";
        foreach (var file in new[] { "record.json", "summary.json", "definition.yaml", "report.html" })
        foreach (
            var damage in new Func<byte[], byte[]>[]
            {
                whole => whole[..(whole.Length / 2)],
                _ => [1],
                _ => "null"u8.ToArray(),
            }
        )
        {
            CopyRun(Name);
            var path = served["runs", Name, file];
            File.WriteAllBytes(path, damage(File.ReadAllBytes(path)));
            var (row, state) = (await served.RowAsync(Name), await served.StateAsync(Name));
            if (!file.EndsWith(".json", StringComparison.Ordinal))
                continue;
            Assert.Multiple(() =>
            {
                Assert.That(row.GetProperty("status").GetString(), Is.EqualTo("cannot be read"));
                Assert.That(row.GetProperty("problem").GetString(), Does.StartWith($"{file}:"));
                Assert.That(state.GetProperty("status").GetString(), Is.EqualTo("cannot be read"));
                Assert.That(state.GetProperty("sentences")[0].GetString(), Does.StartWith($"{file}:"));
            });
        }
        Directory.Delete(served["runs", Name], recursive: true);
    }

    [TestCase(RunStatus.Running, 0, "running", "")]
    [TestCase(RunStatus.Running, 60, "interrupted", "--resume")]
    [TestCase(RunStatus.Stopped, 60, "stopped", "--resume")]
    public async Task UnfinishedRun_SaysWhetherItGoesOn(
        RunStatus status,
        int secondsAgo,
        string expected,
        string remedy
    )
    {
        const string Name = "unfinished";
        CopyRun(Name);
        var path = served["runs", Name, "record.json"];
        (RunRecord.Read(path) with { Status = status }).Write(path);
        File.SetLastWriteTimeUtc(path, RunRecord.Now() - TimeSpan.FromSeconds(secondsAgo));
        var (row, state) = (await served.RowAsync(Name), await served.StateAsync(Name));
        Assert.Multiple(() =>
        {
            Assert.That(row.GetProperty("status").GetString(), Is.EqualTo(expected));
            Assert.That(row.GetProperty("isActive").GetBoolean(), Is.EqualTo(secondsAgo == 0));
            Assert.That(row.GetProperty("report").GetString(), Is.Null);
            Assert.That(state.GetProperty("report").GetString(), Is.Null);
            Assert.That(state.GetProperty("sentences").ToString(), Does.Contain(remedy));
        });
        Directory.Delete(served["runs", Name], recursive: true);
    }

    [Test]
    public async Task Sweep_TellsWhatIsDoneAndFailed()
    {
        var definition = served["sweep.yaml"];
        File.WriteAllText(definition, SampleSweep.Learners);
        CommandOutcome.Of("sweep", definition, "--out", served["runs", "sweep"]);
        var points = Directory.GetFiles(served["runs", "sweep", "points"]);
        var all = points.Length;
        File.WriteAllBytes(points[0], [1, 2, 3]);
        CommandOutcome.Of("sweep", "collect", served["runs", "sweep"]).AssertSucceeded();
        var folder = SweepFolder.Open(served["runs", "sweep"], DefinitionKinds.Standard);
        var expected = SweepState.Of(folder);
        var (row, state) = (await served.RowAsync("sweep"), await served.StateAsync("sweep"));
        var sentences = state.GetProperty("sentences").ToString();
        Assert.Multiple(() =>
        {
            Assert.That(row.GetProperty("subject").GetString(), Is.EqualTo("sweep rates"));
            Assert.That(row.GetProperty("report").GetString(), Is.Not.Null);
            Assert.That(expected.Failed, Is.Not.Empty);
            Assert.That(
                sentences,
                Does.Contain(
                    $"{all - 1} of {all} points are done, {expected.Failed.Count()} of them failed; {expected.Left.Count} are left"
                )
            );
            Assert.That(sentences, Does.Contain("of one thread").And.Contain("sweep resume"));
            Assert.That(sentences, Does.Contain($"Point {expected.Failed.First().Point.Id} failed"));
        });
    }

    [Test]
    public async Task Comparison_IsListed()
    {
        CommandOutcome
            .Of(
                "compare",
                served["runs", "whole"],
                served["runs", "deep", "er", "run"],
                "--out",
                served["runs", "compared"]
            )
            .AssertSucceeded();
        var row = await served.RowAsync("compared");
        Assert.That(row.GetProperty("status").GetString(), Is.EqualTo("comparison"));
        Assert.That(await served.ReadAsync(row.GetProperty("report").GetString()!), Does.Contain("Side by side"));
    }

    private void CopyRun(string name)
    {
        Directory.CreateDirectory(served["runs", name]);
        foreach (var file in Directory.EnumerateFiles(served["runs", "whole"]))
            File.Copy(file, served["runs", name, Path.GetFileName(file)], overwrite: true);
    }
}
