using System.Diagnostics;
using Parquet;
using Process = System.Diagnostics.Process;

namespace ProcessChain.Tests;

/// <summary>Sweeps run, are resumed and collected.</summary>
internal sealed class SweepRunTests
{
    private TemporaryFolder place = null!;

    [SetUp]
    public void CreatePlace() => place = new TemporaryFolder();

    [TearDown]
    public void DeletePlace() => place.Dispose();

    [TestCase(SampleSweep.Rules, 0)]
    [TestCase(SampleSweep.Learners, 1)]
    public void Points_AreTheSameBytes_WithOneJobAndTwo_AndDoneAgain(string text, int exitCode)
    {
        var definition = place.Write("sweep.yaml", text);
        foreach (var jobs in new[] { "1", "2" })
            Assert.That(
                CommandOutcome.Of("sweep", definition, "--out", place[jobs], "--jobs", jobs).ExitCode,
                Is.EqualTo(exitCode)
            );
        Assert.That(SampleSweep.PointsOf(place["2"]), Is.EqualTo(SampleSweep.PointsOf(place["1"])));
        Assert.That(SampleSweep.Collect(place["2"]), Is.EqualTo(SampleSweep.Collect(place["1"])));
    }

    [Test]
    public void Resume_DoesWhatIsMissing_AndNothingElse()
    {
        var whole = Run(SampleSweep.Rules);
        var missing = Directory.GetFiles(place["out", "points"]).Order().Take(3).ToList();
        missing.ForEach(File.Delete);
        File.WriteAllText(missing[0], "half");
        CommandOutcome.Of("sweep", "status", place["out"]).AssertSucceeded();
        Assert.That(
            CommandOutcome.Of("sweep", "resume", place["out"]).AssertSucceeded().Output,
            Does.Contain("3 points to do")
        );
        Assert.That(SampleSweep.PointsOf(place["out"]), Is.EqualTo(whole));
    }

    [Test]
    public void Slices_TogetherMakeTheWhole()
    {
        var whole = Run(SampleSweep.Rules);
        SweepFolder.Create(place["parts"], place["sweep.yaml"], preset: null, []);
        foreach (var slice in new[] { "2/3", "0/3", "1/3" })
            CommandOutcome.Of("sweep", "resume", place["parts"], "--slice", slice).AssertSucceeded();
        Assert.That(SampleSweep.PointsOf(place["parts"]), Is.EqualTo(whole));
    }

    [Test]
    public void FailedPoint_IsToldWithItsMessage_AndStopsNoOther()
    {
        var definition = place.Write("sweep.yaml", SampleSweep.Learners);
        CommandOutcome
            .Of("sweep", definition, "--out", place["out"])
            .AssertFailed(1, "Point 2 (", "Point 4 (", "other.1: The training diverged");
        var collected = SampleSweep.Collect(place["out"]);
        Assert.Multiple(() =>
        {
            Assert.That(
                CommandOutcome.Of("sweep", "status", place["out"]).Output,
                Does.Contain("4 of 4 points are done, 2 of them failed").And.Contain("diverged")
            );
            Assert.That(collected, Does.Contain(",learner,2,gap,").Or.Contain(",learner,2,costPerDay,"));
            Assert.That(CommandOutcome.Of("sweep", "resume", place["out"]).Output, Does.Contain("2 points to do"));
            Assert.That(SampleSweep.Collect(place["out"]), Is.EqualTo(collected));
        });
    }

    [Test]
    public void Results_AreThoseOfARunOfThePoint()
    {
        Run(SampleSweep.Rules);
        var point = place.Write(
            "point.yaml",
            CommandOutcome.Of("sweep", "show", place["sweep.yaml"], "--point", "5").AssertSucceeded().Output
        );
        CommandOutcome.Of("run", point, "--out", place["run"]).AssertSucceeded();
        var folder = SweepFolder.Open(place["out"], DefinitionKinds.Standard);
        var result = folder.ResultOf(folder.Plan.Points[4])!;
        var goal = result.Rows.Single(row => row.Controller == "base" && row.Metric == result.Goal);
        var summary = File.ReadLines(place["run", "summary.csv"]).Select(line => line.Split(',')).ToList();
        var row = summary.Single(fields => fields[0] == "base");
        Assert.Multiple(() =>
        {
            Assert.That(RowOf("costPerDay"), Is.EqualTo(goal.Mean));
            Assert.That(RowOf("costPerDayCi95"), Is.EqualTo(goal.Ci95));
            Assert.That(RowOf("deviation"), Is.EqualTo(goal.Deviation));
            Assert.That(RowOf("episodes"), Is.EqualTo(goal.Episodes));
        });

        double RowOf(string column) =>
            double.Parse(row[Array.IndexOf(summary[0], column)], System.Globalization.CultureInfo.InvariantCulture);
    }

    [Test]
    public void Folder_IsNeverOverwritten_AndOfOnlyOneProcess()
    {
        Run(SampleSweep.Rules);
        CommandOutcome
            .Of("sweep", place["sweep.yaml"], "--out", place["out"])
            .AssertFailed(2, "nothing is overwritten", "sweep resume");
        using (SweepFolder.Open(place["out"], DefinitionKinds.Standard).Lock("local"))
            CommandOutcome.Of("sweep", "resume", place["out"]).AssertFailed(2, "another process");
        CommandOutcome.Of("sweep", "status", place.Root).AssertFailed(2, "holds no sweep");
        File.AppendAllText(place["out", "definition.yaml"], "\ntrainingSeeds: 2\n");
        CommandOutcome.Of("sweep", "resume", place["out"]).AssertFailed(2, "altered");
    }

    [Test]
    public void Collected_IsReadBySqlite3()
    {
        Run(SampleSweep.Rules);
        Directory.GetFiles(place["out", "points"]).Order().Take(2).ToList().ForEach(File.Delete);
        SampleSweep.Collect(place["out"]);
        var answer = Sqlite(
            "SELECT status, count(*) FROM points GROUP BY status ORDER BY status;"
                + "SELECT typeof(value), count(*) FROM settings WHERE key = 'system.stations' GROUP BY 1;"
                + "SELECT count(*) FROM results JOIN points USING (point) WHERE metric = goal AND training IS NULL;"
        );
        Assert.That(answer, Is.EqualTo("done|10\nmissing|2\ninteger|12\n20\n"));
    }

    [Test]
    public async Task Collected_IsReadAsParquet()
    {
        Run(SampleSweep.Rules);
        SampleSweep.Collect(place["out"]);
        await using var reader = await ParquetReader.CreateAsync(place["out", "results.parquet"]);
        var lines = File.ReadLines(place["out", "results.csv"]).ToList();
        var fields = reader.Schema.DataFields;
        using var rows = reader.OpenRowGroupReader(0);
        var means = new double?[rows.RowCount];
        await rows.ReadAsync<double>(fields.Single(field => field.Name == "mean"), means.AsMemory());
        Assert.Multiple(() =>
        {
            Assert.That(string.Join(',', fields.Select(field => field.Name)), Is.EqualTo(lines[0]));
            Assert.That(rows.RowCount, Is.EqualTo(lines.Count - 1));
            Assert.That(
                means.Select(mean => mean?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? ""),
                Is.EqualTo(lines.Skip(1).Select(line => line.Split(',')[9]))
            );
        });
    }

    [Test]
    public void Collect_OfASweepWithoutResults_Works()
    {
        SweepFolder.Create(place["out"], place.Write("sweep.yaml", SampleSweep.Rules), preset: null, []);
        Assert.That(SampleSweep.Collect(place["out"]), Does.StartWith("number,point,system.stations,"));
    }

    [Test]
    public void SlurmScript_PacksPointsIntoTasks_AndIsValidForTheShell()
    {
        var definition = place.Write("sweep.yaml", SampleSweep.Rules);
        var script = CommandOutcome
            .Of([
                "sweep",
                definition,
                "--on",
                "slurm",
                "--dry-run",
                "--out",
                place["out"],
                "--partition",
                "short",
                "--point-seconds",
                "200",
                "--setup",
                "module load dotnet",
                "--sbatch",
                "--mail-type=END",
                "--parallel",
                "2",
            ])
            .AssertSucceeded()
            .Output;
        Assert.Multiple(() =>
        {
            Assert.That(place["out"], Does.Not.Exist);
            Assert.That(script, Does.StartWith("#!/bin/bash\n#SBATCH --job-name=levels\n#SBATCH --array=0-3%2\n"));
            foreach (var line in new[] { "partition=short", "export=NONE", "requeue", "mail-type=END" })
                Assert.That(script, Does.Contain($"#SBATCH --{line}\n"));
            Assert.That(script, Does.Contain("\nmodule load dotnet\n").And.Contain("/4\" --jobs 1 &"));
        });
        using var bash = Process.Start("bash", ["-n", place.Write("script.sh", script)]);
        bash.WaitForExit();
        Assert.That(bash.ExitCode, Is.Zero);
    }

    [TestCase("3/3")]
    [TestCase("x")]
    public void Slice_ThatIsNone_IsRefused(string slice) =>
        CommandOutcome
            .Of("sweep", "resume", place.Root, "--slice", slice)
            .AssertFailed(2, "K/N with 0 ≤ K < N is needed.");

    [Test]
    public void Page_ShowsASweep_ThatRunsAsItSays()
    {
        var shown = File.ReadAllLines(Path.Combine(Checkout.Root, "Experiments/Sweeps/README.md"))
            .SkipWhile(line => !line.StartsWith("    name:", StringComparison.Ordinal))
            .TakeWhile(line => line.Length > 0)
            .Select(line => line[4..]);
        var definition = place.Write("rates.yaml", string.Join('\n', shown));
        CommandOutcome.Of("sweep", definition, "--out", place["rates"]).AssertSucceeded();
        Assert.That(
            CommandOutcome.Of("sweep", "status", place["rates"]).AssertSucceeded().Output,
            Does.Contain("12 of 12 points are done.")
        );
    }

    /// <summary>Runs it in the folder <c>out</c> and returns the files of its points.</summary>
    private string Run(string text)
    {
        var definition = place.Write("sweep.yaml", text);
        CommandOutcome.Of("sweep", definition, "--out", place["out"], "--jobs", "2").AssertSucceeded();
        return SampleSweep.PointsOf(place["out"]);
    }

    private string Sqlite(string question)
    {
        try
        {
            using var process = Process.Start(
                new ProcessStartInfo("sqlite3", [place["out", "results.sqlite"], question])
                {
                    RedirectStandardOutput = true,
                    UseShellExecute = false,
                }
            )!;
            var answer = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return answer;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Ignore("There is no command sqlite3.");
            throw;
        }
    }
}
