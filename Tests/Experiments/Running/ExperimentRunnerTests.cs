namespace ProcessChain.Tests;

internal sealed class ExperimentRunnerTests
{
    /// <summary>Warm-up, training and test: a step for each episode, and one for the test, which is short.</summary>
    private const int StepsOfALearner = 6;

    /// <summary>Two trainings, two rules and a bound.</summary>
    private const int StepsOfAll = (2 * StepsOfALearner) + 2 + 1;

    private readonly string whole = TestRun.ResultsOf(TinyExperiment.Read());

    [TestCase(1)]
    [TestCase(2)]
    [TestCase(7)]
    public void NumberOfJobs_ChangesNothing(int jobs) =>
        Assert.That(TestRun.ResultsOf(TinyExperiment.Read(), jobs), Is.EqualTo(whole));

    [Test]
    public void AnotherSeed_ChangesTheResultsOfEveryController()
    {
        var other = TestRun.ResultsOf(TinyExperiment.Read() with { Seed = 8 });
        foreach (
            var name in new[]
            {
                "make-to-order,,Test,1,",
                "random,,Test,1,",
                "learner,7001,Test,1,",
                "learner,7002,Test,1,",
            }
        )
        {
            var row = whole.Split('\n').Single(line => line.StartsWith(name, StringComparison.Ordinal));
            var figures = row[name.Length..];
            Assert.That(other, Does.Not.Contain(figures), name);
        }
    }

    [Test]
    public void Tables_HoldEveryEpisodeOfEveryPhaseInTheOrderOfTheDefinition()
    {
        var rows = whole.Split('\n');
        var episodes = rows.Skip(2).TakeWhile(row => row.Length > 0).ToList();
        string Count(string controller, string phase) =>
            $"{episodes.Count(row => row.StartsWith(controller + ",", StringComparison.Ordinal) && row.Contains($",{phase},", StringComparison.Ordinal))}";
        var order = episodes.Select(row => string.Join(',', row.Split(',')[..2])).Distinct();
        Assert.Multiple(() =>
        {
            Assert.That(order, Is.EqualTo(new[] { "make-to-order,", "random,", "learner,7001", "learner,7002" }));
            Assert.That(Count("make-to-order", "Test"), Is.EqualTo("3"));
            Assert.That(Count("learner,7001", "WarmUp"), Is.EqualTo("1"));
            Assert.That(Count("learner,7002", "Training"), Is.EqualTo("4"));
            Assert.That(Count("learner,7002", "Test"), Is.EqualTo("3"));
            Assert.That(rows.Count(row => row.StartsWith("random,,2,", StringComparison.Ordinal)), Is.EqualTo(40));
            Assert.That(rows.Count(row => row.StartsWith("random,,3,", StringComparison.Ordinal)), Is.EqualTo(0));
        });
    }

    [Test]
    public void StoppedAfterAnyEpisode_GoesOnThereAndGivesTheSame()
    {
        var experiment = TinyExperiment.Read();
        Assert.Multiple(() =>
        {
            for (var episodes = 1; episodes < StepsOfAll; episodes++)
            {
                using var place = new TemporaryFolder();
                var stopped = new TestRun(experiment, place["run"]) { StopAfter = episodes }.Begin();
                Assert.That(() => stopped.Run(), Throws.InstanceOf<OperationCanceledException>(), $"{episodes}");
                var resumed = new TestRun(experiment, place["run"]).Resume();
                Assert.That(resumed.Run(), Is.EqualTo(whole), $"stopped after {episodes}");
                if (episodes < StepsOfALearner)
                    Assert.That(resumed.BeganAfter["learner.1"], Is.EqualTo(Math.Min(5, episodes)));
                else
                    Assert.That(resumed.BeganAfter, Does.Not.ContainKey("learner.1"));
            }
        });
    }

    [Test]
    public void StoppedAgainAndAgain_GivesTheSame()
    {
        using var place = new TemporaryFolder();
        var experiment = TinyExperiment.Read();
        var run = new TestRun(experiment, place["run"]) { StopAfter = 2 }.Begin();
        for (var stops = 0; ; stops++)
        {
            try
            {
                Assert.That(run.Run(jobs: 2), Is.EqualTo(whole));
                Assert.That(stops, Is.GreaterThan(2));
                return;
            }
            catch (OperationCanceledException)
            {
                run = new TestRun(experiment, place["run"]) { StopAfter = 4 }.Resume();
            }
        }
    }

    [Test]
    public void DivergingTraining_FailsAlone()
    {
        var experiment = TinyExperiment.Read(TinyExperiment.With(("wild", TinyExperiment.Diverging)));
        using var place = new TemporaryFolder();
        var run = new TestRun(experiment, place["run"]).Begin();

        var results = run.Run(jobs: 2);

        var withoutWild = whole.Split('\n').Where(row => row.StartsWith("learner,7", StringComparison.Ordinal));
        Assert.Multiple(() =>
        {
            Assert.That(run.Endings["wild.1"], Does.Contain("diverged").And.Contains("learning rate"));
            Assert.That(run.Endings["wild.2"], Does.Contain("diverged"));
            Assert.That(run.Endings["learner.1"], Is.Null);
            Assert.That(results.Split('\n'), Is.SupersetOf(withoutWild));
            Assert.That(results, Does.Not.Contain("\nwild,"));
            Assert.That(results, Does.Contain("\"wild.1\": \"The training diverged"));
        });
    }

    [Test]
    public void ControllerNamedLikeATraining_KeepsItsOwnResults()
    {
        var alone = TestRun.ResultsOf(TinyExperiment.Read(TinyExperiment.With(("other", "{ kind: oneForOne }"))));
        var alike = TestRun.ResultsOf(TinyExperiment.Read(TinyExperiment.With(("learner-1", "{ kind: oneForOne }"))));
        Assert.That(alike, Is.EqualTo(alone.Replace("other", "learner-1", StringComparison.Ordinal)));
    }

    [Test]
    public void CheckpointOfAnotherTraining_IsRefusedBeforeAnythingIsDone()
    {
        using var place = new TemporaryFolder();
        var experiment = TinyExperiment.Read();
        var run = new TestRun(experiment, place["run"]) { StopAfter = StepsOfALearner + 2 }.Begin();
        Assert.That(() => run.Run(), Throws.InstanceOf<OperationCanceledException>());
        var checkpoints = place["run", "checkpoints"];
        File.Copy(
            Path.Combine(checkpoints, "learner.1.checkpoint"),
            Path.Combine(checkpoints, "learner.2.checkpoint"),
            overwrite: true
        );
        Assert.That(
            () => run.Folder.RequireWhole(WorkUnit.Of(experiment)),
            Throws.InstanceOf<InvalidInputException>().With.Message.Contains("learner.2.checkpoint")
        );
        Assert.That(
            () => new TestRun(experiment, place["run"]).Resume().Run(),
            Throws.InstanceOf<InvalidInputException>().With.Message.Contains("learner.2.checkpoint")
        );
    }

    [Test]
    public void AlteredPart_IsNamed()
    {
        using var place = new TemporaryFolder();
        var experiment = TinyExperiment.Read();
        var run = new TestRun(experiment, place["run"]).Begin();
        run.Run();
        var (rule, table) = (WorkUnit.Of(experiment)[0], new Tables(experiment.System).Episodes);
        File.AppendAllText(run.Folder.Part(rule, table), "make-to-order,,Test,x\n");
        Assert.That(
            () => ResultFiles.Join(run.Folder, experiment),
            Throws.InstanceOf<InvalidInputException>().With.Message.Contains("episodes.csv")
        );
    }

    [Test]
    public void ErrorInOneUnit_LeavesTheOthersFinished_AndIsThrownAtTheEnd()
    {
        using var place = new TemporaryFolder();
        var experiment = TinyExperiment.Read();
        var run = new TestRun(experiment, place["run"]).Begin();
        Directory.CreateDirectory(run.Folder.Part(WorkUnit.Of(experiment)[0], new Tables(experiment.System).Periods));
        Assert.That(() => run.Run(), Throws.InstanceOf<IOException>());
        Assert.That(
            WorkUnit.Of(experiment).Skip(1).All(unit => UnitNote.Read(run.Folder, unit) is { IsFinished: true }),
            Is.True
        );
    }

    [Test]
    public void WithoutDetailedEpisodes_ThePeriodTableHasOnlyItsHeader()
    {
        using var place = new TemporaryFolder();
        var experiment = TinyExperiment.Read();
        var run = new TestRun(
            experiment with
            {
                Test = experiment.Test with { DetailedEpisodes = 0 },
            },
            place["run"]
        ).Begin();
        run.Run();
        Assert.That(File.ReadAllLines(place["run", "periods.csv"]), Has.Length.EqualTo(1));
    }

    [Test]
    public void Summary_FollowsFromTheTables()
    {
        using var place = new TemporaryFolder();
        var experiment = TinyExperiment.Read();
        var run = new TestRun(experiment, place["run"]).Begin();
        run.Run();
        var results = ResultFiles.Read(run.Folder, experiment, new Dictionary<string, double>(), []);
        var before = File.ReadAllText(run.Folder.Summary);
        File.Delete(run.Folder.Summary);
        SummaryFiles.Write(ExperimentSummary.Of(results), run.Folder);
        Assert.That(File.ReadAllText(run.Folder.Summary), Is.EqualTo(before));
    }

    [Test]
    public void Progress_HasAsManyStepsAsPlanned()
    {
        using var place = new TemporaryFolder();
        var run = new TestRun(TinySupply.Read(), place["run"]).Begin();
        run.Run(jobs: 3);
        Assert.That(
            run.Plan.Select(unit => (unit.Name, unit.Steps)),
            Is.EqualTo(WorkUnit.Of(TinySupply.Read()).Select(unit => (unit.Id, run.Steps[unit.Id])))
        );
    }

    [Test]
    public void IterationsWithTheirUpdates_AreToldOfEveryTraining()
    {
        var rows = whole[whole.IndexOf("learning.csv", StringComparison.Ordinal)..]
            .Split('\n')
            .Skip(2)
            .Take(10)
            .ToList();
        var updates = rows.ConvertAll(row => int.Parse(row.Split(',')[6]));
        Assert.That(rows[0], Does.StartWith("learner,7001,1,WarmUp,1,"));
        Assert.That(rows[9], Does.StartWith("learner,7002,5,Training,5,"));
        Assert.That((updates[0], updates[5]), Is.EqualTo((0, 0)));
        Assert.That(updates[..5], Is.Ordered.And.Some.Positive);
        Assert.That(
            rows.Select(row => row.Split(',')[^1].Length > 0),
            Is.EqualTo(rows.Select((_, i) => i % 5 is 2 or 4))
        );
    }
}
