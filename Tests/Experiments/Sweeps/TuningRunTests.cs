namespace ProcessChain.Tests;

/// <summary>Tunings run, are resumed, and tell what they found.</summary>
internal sealed class TuningRunTests
{
    private TemporaryFolder place = null!;

    [SetUp]
    public void CreatePlace() => place = new TemporaryFolder();

    [TearDown]
    public void DeletePlace() => place.Dispose();

    [TestCase(SampleTuning.Halving, "{ rungs: [2, 4] }", "6 + 2")]
    [TestCase(SampleTuning.CmaEs, "4", "3 + 3")]
    public void Tuning_IsTheSameBytes_WithOneJobAndTwo_AndAfterMissingFiles(
        string tuning,
        string episodes,
        string rounds
    )
    {
        var definition = place.Write("tuning.yaml", SampleTuning.Text(tuning, episodes));
        foreach (var jobs in new[] { "1", "2" })
            CommandOutcome.Of("sweep", definition, "--out", place[jobs], "--jobs", jobs).AssertSucceeded();
        var whole = SampleSweep.PointsOf(place["1"]);
        var counted = TuningRounds.Of(Open(place["1"])).Done.Select(round => round.Count);
        Directory.GetFiles(place["2", "points"]).Order().Take(3).ToList().ForEach(File.Delete);
        Directory.Delete(place["2", "confirmation"], recursive: true);
        CommandOutcome.Of("sweep", "resume", place["2"]).AssertSucceeded();
        Assert.Multiple(() =>
        {
            Assert.That(string.Join(" + ", counted), Is.EqualTo(rounds));
            Assert.That(SampleSweep.PointsOf(place["2"]), Is.EqualTo(whole));
            Assert.That(SampleSweep.Collect(place["2"]), Is.EqualTo(SampleSweep.Collect(place["1"])));
            Assert.That(Episodes("2"), Is.EqualTo(Episodes("1")));
        });
        string Episodes(string run) => File.ReadAllText(place[run, "confirmation", "episodes.csv"]);
    }

    [Test]
    public void Candidates_AreJudgedByTheMeanOfTheirTrainings_OnDaysOfAnotherSeed()
    {
        var folder = Run(SampleTuning.Text());
        var rounds = TuningRounds.Of(folder);
        var point = rounds.Folder.Plan.Points[0];
        var candidate = rounds.Folder.Plan.Open(point);
        var rows = folder.ResultOf(point)!.Rows.Where(row => row.Metric == "costPerDay").ToList();
        Assert.Multiple(() =>
        {
            Assert.That(candidate.Controllers.Names, Is.EqualTo(new[] { "learner" }));
            Assert.That((candidate.Seed, candidate.Test.Episodes), Is.EqualTo((1_000_001L, 3)));
            Assert.That(rows.Select(row => row.Training), Is.EqualTo(new int?[] { null, 1, 2 }));
            Assert.That(rounds.Done[0][0].Cost, Is.EqualTo((rows[1].Mean + rows[2].Mean) / 2).Within(1e-9));
        });
    }

    [Test]
    public void Test_SetsTheBestBesideTheStart_WithTheDefinitionsOwnSeed()
    {
        var folder = Run(SampleTuning.Text());
        var rounds = TuningRounds.Of(folder);
        var candidate = rounds.Best!.Value.Candidate;
        var best = rounds.Folder.Plan.Tested(candidate);
        var summary = Summary(folder);
        var learners = summary.Experiment.Controllers.ToDictionary(entry => entry.Key, entry => entry.Value);
        var (start, tuned) = ((DeepQDefinition)learners["learner"], (DeepQDefinition)learners["learner-tuned"]);
        Assert.Multiple(() =>
        {
            Assert.That((summary.Experiment.Seed, summary.Experiment.Baseline), Is.EqualTo((1L, "learner")));
            Assert.That((start.LearningRate, start.Gamma), Is.EqualTo((2e-3, DeepQDefinition.Recommended.Gamma)));
            Assert.That(tuned with { Trainings = null }, Is.EqualTo(best.Controllers[1].Value));
            Assert.That(start.Training!.Episodes, Is.EqualTo(4));
            Assert.That(summary.Controllers.Select(it => it.Trainings.Count), Is.EqualTo(new[] { 0, 2, 2 }));
            Assert.That(rounds.Verdict(), Does.StartWith("cost/day over trainings (2 and 2): learner-tuned "));
            Assert.That(
                CommandOutcome.Of("validate", place["out", "best.yaml"]).ExitCode,
                Is.EqualTo(Application.Succeeded)
            );
        });
    }

    [Test]
    public void Verdict_IsWelchsInterval_OverTrainings()
    {
        var folder = Run(SampleTuning.Text());
        var summary = Summary(folder);
        ExperimentSummary With(double[] start, double[] tuned) =>
            summary with
            {
                Controllers =
                [
                    summary.Controllers[0],
                    summary.Controllers[1] with
                    {
                        Trainings = Trainings(start),
                    },
                    summary.Controllers[2] with
                    {
                        Trainings = Trainings(tuned),
                    },
                ],
            };
        var test = new TuningTest(folder);
        Assert.Multiple(() =>
        {
            Assert.That(
                test.Verdict(With([10, 11, 12], [7, 8, 9])),
                Does.Contain("−3.0 ± 2.3").And.EndWith("found are better.")
            );
            Assert.That(test.Verdict(With([7, 8, 9], [10, 11, 12])), Does.EndWith("found are worse."));
            Assert.That(test.Verdict(With([9, 10, 11], [8, 9, 10])), Does.EndWith("not shown that one is better."));
            Assert.That(test.Verdict(With([9], [8, 9, 10])), Is.Null);
        });
        static List<TrainingSummary> Trainings(double[] goals) =>
            [.. goals.Select((goal, i) => new TrainingSummary(i + 1, i, new(goal, 0), Gap: null, double.NaN, 1, 1))];
    }

    [Test]
    public void CandidateThatFails_GoesNoFurther_AndStopsNothing()
    {
        var text = SampleTuning
            .Text()
            .Replace("preset: recommended", "output: linear, loss: halfMse", StringComparison.Ordinal)
            .Replace("[1e-5, 1e-1]", "[1e-5, 1e+30]", StringComparison.Ordinal)
            .Replace(
                "    output: linear, loss: halfMse",
                "    output: linear\n    loss: halfMse",
                StringComparison.Ordinal
            )
            .Replace("start: 2e-3", "start: 1e-3", StringComparison.Ordinal);
        var rounds = TuningRounds.Of(Run(text));
        var costs = rounds.Done[0].Select(judged => judged.Cost).ToList();
        Assert.That(costs, Has.Some.EqualTo(double.PositiveInfinity).And.Some.LessThan(double.PositiveInfinity));
        Assert.That(rounds.Done[1].Select(judged => judged.Cost), Has.All.LessThan(double.PositiveInfinity));
        Assert.That(CommandOutcome.Of("sweep", "collect", place["out"]).ExitCode, Is.EqualTo(0));
        Assert.That(File.ReadAllText(place["out", "report.html"]), Does.Contain("and went no further."));
    }

    [Test]
    public void Status_TellsTheRound_AndTheBestSoFar()
    {
        var definition = place.Write("tuning.yaml", SampleTuning.Text());
        SweepFolder.Create(place["out"], definition, preset: null, []);
        Assert.That(CommandOutcome.Of("sweep", "status", place["out"]).Output, Does.Contain("Tuning: round 1 of 2."));
        CommandOutcome.Of("sweep", "resume", place["out"]).AssertSucceeded();
        Assert.That(
            CommandOutcome.Of("sweep", "status", place["out"]).Output,
            Does.Contain("8 of 8 points are done").And.Contain("all 2 rounds are done").And.Contain("Best so far: ")
        );
    }

    [Test]
    public void SliceAndCluster_AreRefused()
    {
        var definition = place.Write("tuning.yaml", SampleTuning.Text());
        CommandOutcome
            .Of("sweep", definition, "--on", "slurm", "--out", place["out"])
            .AssertFailed(2, "--on slurm: the rounds of a tuning follow from each other");
        SweepFolder.Create(place["out"], definition, preset: null, []);
        CommandOutcome
            .Of("sweep", "resume", place["out"], "--slice", "0/2")
            .AssertFailed(2, "--slice: a tuning is done as a whole");
    }

    private static ExperimentSummary Summary(SweepFolder folder)
    {
        var test = new TuningTest(folder);
        return ExperimentRun.SummaryOf(test.Definition(TuningRounds.Of(folder).Best!.Value.Candidate), test.Path)!;
    }

    private SweepFolder Run(string text)
    {
        CommandOutcome.Of("sweep", place.Write("tuning.yaml", text), "--out", place["out"]).AssertSucceeded();
        return Open(place["out"]);
    }

    private static SweepFolder Open(string path) => SweepFolder.Open(path, DefinitionKinds.Standard);
}
