namespace ProcessChain.Tests;

internal sealed class RunAndReplayTests
{
    private static readonly string Whole = TestRun.ResultsOf(TinyExperiment.Read());

    private TemporaryFolder place = null!;
    private string definition = "";
    private string folder = "";

    [SetUp]
    public void Run()
    {
        place = new TemporaryFolder();
        definition = place.Write("tiny.yaml", TinyExperiment.Text);
        folder = place["run"];
        CommandOutcome.Of("run", definition, "--out", folder, "--jobs", "2").AssertSucceeded();
    }

    [TearDown]
    public void DeletePlace() => place.Dispose();

    [Test]
    public void Run_WritesResultsReportAndAgents_AndNothingElse()
    {
        var files = Directory
            .EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(folder, path).Replace('\\', '/'))
            .Order(StringComparer.Ordinal);
        Assert.Multiple(() =>
        {
            Assert.That(TestRun.ResultsOf(folder), Is.EqualTo(Whole));
            Assert.That(
                files,
                Is.EqualTo(
                    new[]
                    {
                        "bounds.csv",
                        "certainty.csv",
                        "checkpoints/learner.1.agent",
                        "checkpoints/learner.2.agent",
                        "definition.yaml",
                        "episodes.csv",
                        "learning.csv",
                        "periods.csv",
                        "record.json",
                        "report.html",
                        "spread.csv",
                        "summary.csv",
                        "summary.json",
                    }
                )
            );
            Assert.That(RunRecord.Read(place["run", "record.json"]).Status, Is.EqualTo(RunStatus.Finished));
        });
    }

    [Test]
    public void Run_TellsEveryController()
    {
        var outcome = CommandOutcome.Of("run", definition, "--out", place["again"]).AssertSucceeded();
        string[] words =
        [
            "Running tiny, seed 7",
            "make-to-order",
            "random",
            "learner (×2)",
            "cost/day",
            "±",
            "report.html",
            "processchain replay",
        ];
        foreach (var word in words)
            Assert.That(outcome.Output, Does.Contain(word));
    }

    [Test]
    public void SecondRun_IsRefusedWithTheWaysOut()
    {
        var before = TemporaryFolder.ContentOf(folder);
        CommandOutcome.Of("run", definition, "--out", folder).AssertFailed(2, folder, "--resume", "--out", "delete");
        Assert.That(TemporaryFolder.ContentOf(folder), Is.EqualTo(before));
    }

    [Test]
    public void ResumingAFinishedRun_TellsThatNothingIsLeft()
    {
        var before = TemporaryFolder.ContentOf(folder);
        var outcome = CommandOutcome.Of("run", definition, "--out", folder, "--resume").AssertSucceeded();
        Assert.That(outcome.Output, Does.Contain("nothing is left"));
        Assert.That(TemporaryFolder.ContentOf(folder), Is.EqualTo(before));
    }

    [Test]
    public void ResumingAnotherSeedOrDefinition_IsRefused()
    {
        var before = TemporaryFolder.ContentOf(folder);
        CommandOutcome
            .Of("run", definition, "--out", folder, "--resume", "--seed", "8")
            .AssertFailed(2, folder, "seed");
        var other = place.Write(
            "other.yaml",
            TinyExperiment.Text.Replace("periods: 40", "periods: 41", StringComparison.Ordinal)
        );
        CommandOutcome.Of("run", other, "--out", folder, "--resume").AssertFailed(2, folder, "definition");
        Assert.That(TemporaryFolder.ContentOf(folder), Is.EqualTo(before));
    }

    [Test]
    public void KilledWhileTheReportWasWritten_IsFinishedByResuming()
    {
        Directory.CreateDirectory(place["run", "parts"]);
        File.Delete(place["run", "report.html"]);
        CommandOutcome.Of("run", definition, "--out", folder, "--resume").AssertSucceeded();
        Assert.That(place["run", "report.html"], Does.Exist);
        Assert.That(TestRun.ResultsOf(folder), Is.EqualTo(Whole));
    }

    [Test]
    public void Resuming_KeepsWhenTheRunBegan()
    {
        var path = place["run", "record.json"];
        var begun = new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc);
        (RunRecord.Read(path) with { Status = RunStatus.Stopped, Started = begun }).Write(path);
        CommandOutcome.Of("run", definition, "--out", folder, "--resume").AssertSucceeded();
        Assert.That(RunRecord.Read(path).Started, Is.EqualTo(begun));
    }

    [Test]
    public void DamagedCheckpoint_IsRefusedAndNothingIsChanged()
    {
        var record = place["run", "record.json"];
        (RunRecord.Read(record) with { Status = RunStatus.Stopped }).Write(record);
        var checkpoint = place["run", "checkpoints", "learner.2.checkpoint"];
        File.WriteAllText(checkpoint, "no checkpoint");
        var before = TemporaryFolder.ContentOf(folder);
        CommandOutcome.Of("run", definition, "--out", folder, "--resume").AssertFailed(2, checkpoint, "damaged");
        Assert.That(TemporaryFolder.ContentOf(folder), Is.EqualTo(before));
    }

    [Test]
    public void Replay_OfARunWithPpo_IsIdentical()
    {
        var text = TinyExperiment.With(
            (
                "ppo",
                "{ kind: ppo, hiddenLayers: [8], policy: choices, iterations: 2, environments: 2, stepsPerEnvironment: 50, minibatch: 20 }"
            )
        );
        CommandOutcome.Of("run", place.Write("ppo.yaml", text), "--out", place["ppo"], "--jobs", "2").AssertSucceeded();
        var outcome = CommandOutcome.Of("replay", place["ppo"]).AssertSucceeded();
        Assert.That(outcome.Output, Does.Contain("Identical"));
    }

    [Test]
    public void Replay_OfAFinishedRun_IsIdenticalAndChangesNothing()
    {
        var before = TemporaryFolder.ContentOf(folder);
        var outcome = CommandOutcome.Of("replay", folder).AssertSucceeded();
        Assert.That(outcome.Output, Does.Contain("Identical").And.Contains("episodes.csv: identical"));
        Assert.That(TemporaryFolder.ContentOf(folder), Is.EqualTo(before));
    }

    [TestCase("episodes.csv", 5)]
    [TestCase("episodes.csv", 23)]
    [TestCase("periods.csv", 1)]
    [TestCase("periods.csv", 77)]
    [TestCase("summary.csv", 2)]
    [TestCase("summary.json", 9)]
    public void Replay_NamesFileAndLineOfAnAlteredCharacter(string name, int line)
    {
        var lines = File.ReadAllLines(place["run", name]);
        lines[line - 1] = lines[line - 1][..^1] + (lines[line - 1][^1] == '7' ? '8' : '7');
        File.WriteAllText(place["run", name], string.Join('\n', lines) + "\n");
        var outcome = CommandOutcome.Of("replay", folder);
        Assert.Multiple(() =>
        {
            Assert.That(outcome.ExitCode, Is.EqualTo(1));
            Assert.That(outcome.Output, Does.Contain($"{name}:{line}: differs").And.Contains(lines[line - 1]));
            Assert.That(outcome.Output, Does.Contain("Not identical"));
        });
    }

    [Test]
    public void Replay_NamesLinesThatAreMissingOrTooMany()
    {
        var days = place["run", "periods.csv"];
        var lines = File.ReadAllLines(days);
        File.WriteAllLines(days, lines[..^1]);
        File.AppendAllText(place["run", "episodes.csv"], "more\n");
        File.Delete(place["run", "summary.csv"]);
        var outcome = CommandOutcome.Of("replay", folder);
        Assert.Multiple(() =>
        {
            Assert.That(outcome.ExitCode, Is.EqualTo(1));
            Assert.That(outcome.Output, Does.Contain($"periods.csv:{lines.Length}: differs"));
            Assert.That(outcome.Output, Does.Contain("episodes.csv:24: differs"));
            Assert.That(outcome.Output, Does.Contain("summary.csv: is missing in the record"));
        });
    }

    [TestCase("\"version\": \"0.1.0\"", "\"version\": \"0.0.9\"", "0.0.9")]
    [TestCase("\"status\": \"finished\"", "\"status\": \"stopped\"", "not finished")]
    [TestCase("\"status\": \"finished\"", "\"status\": \"fini", "record of a run")]
    [TestCase("\"definitionHash\": \"", "\"definitionHash\": \"0", "definition.yaml")]
    public void Replay_OfAnotherRecord_IsRefusedAndNothingIsChanged(string there, string instead, string word)
    {
        var record = place["run", "record.json"];
        var text = File.ReadAllText(record);
        Assert.That(text, Does.Contain(there));
        File.WriteAllText(record, text.Replace(there, instead, StringComparison.Ordinal));
        var before = TemporaryFolder.ContentOf(folder);
        CommandOutcome.Of("replay", folder).AssertFailed(2, folder, word);
        Assert.That(TemporaryFolder.ContentOf(folder), Is.EqualTo(before));
    }

    [Test]
    public void Resume_OfAnotherVersionOrATruncatedRecord_IsRefused()
    {
        var record = place["run", "record.json"];
        (RunRecord.Read(record) with { Version = "0.0.9" }).Write(record);
        CommandOutcome.Of("run", definition, "--out", folder, "--resume").AssertFailed(2, record, "0.0.9");
        File.WriteAllText(record, "{ \"format\": 1, ");
        CommandOutcome.Of("run", definition, "--out", folder, "--resume").AssertFailed(2, record);
    }

    [Test]
    public void Replay_NamesAgentsThatAreMissing()
    {
        File.Delete(place["run", "checkpoints", "learner.2.agent"]);
        var outcome = CommandOutcome.Of("replay", folder);
        Assert.That(outcome.ExitCode, Is.EqualTo(1));
        Assert.That(outcome.Output, Does.Contain("checkpoints/learner.2.agent: is missing in the record."));
    }

    [Test]
    public void Replay_WithoutDefinition_IsRefused()
    {
        File.Delete(place["run", "definition.yaml"]);
        CommandOutcome.Of("replay", folder).AssertFailed(2, "definition.yaml");
    }

    [Test]
    public void DivergingTraining_IsToldAndTheOthersAreReported()
    {
        var wild = place.Write("wild.yaml", TinyExperiment.With(("wild", TinyExperiment.Diverging)));
        var outcome = CommandOutcome.Of("run", wild, "--out", place["wild"]);
        outcome.AssertFailed(1, "wild.1 failed: The training diverged in episode", "wild.2 failed", "learning rate");
        var record = RunRecord.Read(place["wild", "record.json"]);
        Assert.Multiple(() =>
        {
            Assert.That(outcome.Output, Does.Contain("make-to-order").And.Contains("learner (×2)"));
            Assert.That(record.Status, Is.EqualTo(RunStatus.Failed));
            Assert.That(record.Failures, Has.Count.EqualTo(2));
            Assert.That(place["wild", "report.html"], Does.Exist);
            Assert.That(place["wild", "checkpoints", "learner.1.checkpoint"], Does.Exist);
        });
        CommandOutcome.Of("replay", place["wild"]).AssertSucceeded();
        CommandOutcome.Of("run", wild, "--out", place["wild"], "--resume").AssertFailed(1, "wild.1 failed");
    }

    [Test]
    public void Trace_WritesEveryEventOfTheEpisodeThatTheDayTableSums()
    {
        var path = place["new", "trace.csv"];
        CommandOutcome
            .Of("trace", definition, "--controller", "make-to-order", "--episode", "2", "--events", "--out", path)
            .AssertSucceeded();
        var events = File.ReadAllLines(path).Skip(1).Select(line => line.Split(',')).ToList();
        var days = File.ReadAllLines(place["run", "periods.csv"])
            .Where(line => line.StartsWith("make-to-order,,2,", StringComparison.Ordinal))
            .Select(line => line.Split(',').Skip(2).Select(Number).ToArray())
            .ToList();
        int Sum(int day, string element, string kind) =>
            events.Where(e => e[0] == $"{day}" && e[1] == element && e[2] == kind).Sum(e => int.Parse(e[3]));
        Assert.Multiple(() =>
        {
            Assert.That(File.ReadLines(path).First(), Is.EqualTo("time,element,kind,quantity"));
            Assert.That(
                events.Select(e => e[2]).Distinct(),
                Is.SubsetOf(new[] { "arrival", "order", "shipment", "late" })
            );
            Assert.That(days, Has.Count.EqualTo(40));
            foreach (var row in days)
            {
                var day = (int)row[1];
                Assert.That(Sum(day, "customer", "order"), Is.EqualTo(row[4]), $"ordered on day {day}");
                Assert.That(Sum(day, "customer", "arrival"), Is.EqualTo(row[5]), $"delivered on day {day}");
                Assert.That(Sum(day, "station 1", "order"), Is.EqualTo(row[13]), $"ordered by station 1 on day {day}");
                Assert.That(Sum(day, "station 2", "order"), Is.EqualTo(row[14]), $"ordered by station 2 on day {day}");
            }
        });
        CommandOutcome
            .Of("trace", definition, "--controller", "random", "--out", path)
            .AssertFailed(2, path, "nothing is overwritten");
    }

    [Test]
    public void Trace_RepeatsTheRowsOfTheRun()
    {
        var outcome = CommandOutcome
            .Of("trace", definition, "--controller", "random", "--episode", "2", "--out", place["trace.csv"])
            .AssertSucceeded();
        Assert.That(
            outcome.Output,
            Does.Contain($"{place["trace.csv"]}: test episode 2 of tiny under random, 40 rows")
        );
        var run = File.ReadAllLines(place["run", "periods.csv"]);
        string[] expected = [run[0], .. run.Where(row => row.StartsWith("random,,2,", StringComparison.Ordinal))];
        Assert.That(File.ReadAllLines(place["trace.csv"]), Is.EqualTo(expected));
    }

    [Test]
    public void Trace_OfATrainedAgent_Succeeds() =>
        CommandOutcome
            .Of(
                "trace",
                definition,
                "--controller",
                "learner",
                "--agent",
                place["run", "checkpoints", "learner.1.agent"],
                "--out",
                place["trace.csv"]
            )
            .AssertSucceeded();

    [Test]
    public void Weights_OutAndBack_AreTheSameAgent()
    {
        var agent = place["run", "checkpoints", "learner.1.agent"];
        string[] learner = ["weights", definition, "--controller", "learner"];
        var tensors = place["learner.safetensors"];

        var written = CommandOutcome.Of([.. learner, "--agent", agent, "--out", tensors]).AssertSucceeded().Output;
        Assert.That(written, Does.StartWith($"{tensors}: ").And.Contains("bytes").And.Contains(agent));
        CommandOutcome.Of([.. learner, "--safetensors", tensors, "--out", place["back.agent"]]).AssertSucceeded();

        Assert.That(File.ReadAllBytes(place["back.agent"]), Is.EqualTo(File.ReadAllBytes(agent)));
        CommandOutcome.Of([.. learner, "--out", place["none"]]).AssertFailed(2, "--agent", "--safetensors");
        CommandOutcome
            .Of([.. learner, "--safetensors", agent, "--out", place["none"]])
            .AssertFailed(2, "learner.1.agent", "header");
        CommandOutcome
            .Of("weights", definition, "--controller", "random", "--agent", agent, "--out", place["none"])
            .AssertFailed(2, "'random' has no weights", "learner");
    }

    [Test]
    public void NumberTooLargeForTheSimulation_IsRefusedWithoutAStackTrace()
    {
        var many = place.Write(
            "many.yaml",
            TinyExperiment.Text.Replace(
                "stations: 2 }",
                "stations: 2, lotSize: 1000000, decisionsPerDay: 1000 }",
                StringComparison.Ordinal
            )
        );
        CommandOutcome.Of("run", many, "--out", place["many"]).AssertFailed(2, "too large", "2147483647");
        CommandOutcome
            .Of("trace", many, "--controller", "random", "--out", place["trace.csv"])
            .AssertFailed(2, "too large");
    }

    private static double Number(string text) => double.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    [Test]
    public void Trace_OfAControllerThatActsInfeasibly_Fails()
    {
        var text = TinyExperiment
            .With(("stubborn", "{ kind: constant, actions: [2] }"))
            .Replace("stations: 2 }", "stations: 2, orders: coveredBySupplier }", StringComparison.Ordinal);
        var stubborn = place.Write("stubborn.yaml", text);
        CommandOutcome
            .Of("trace", stubborn, "--controller", "stubborn", "--out", place["trace.csv"])
            .AssertFailed(1, "Action 2 at day 0");
        Assert.That(place["trace.csv"], Does.Not.Exist);
        CommandOutcome.Of("run", stubborn, "--out", place["stubborn"]).AssertFailed(1, "stubborn failed: Action 2");
    }
}
