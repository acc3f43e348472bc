namespace ProcessChain.Tests;

internal sealed class ExperimentRunnerTests
{
    private const int EpisodesOfALearner = 8;
    private const int EpisodesOfAll = (2 * EpisodesOfALearner) + (2 * 3);

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
        string Count(string controller, string phase) =>
            $"{rows.Count(row => row.StartsWith(controller + ",", StringComparison.Ordinal) && row.Contains($",{phase},", StringComparison.Ordinal))}";
        var order = rows.Skip(2)
            .TakeWhile(row => row != "")
            .Select(row => string.Join(',', row.Split(',')[..2]))
            .Distinct();
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
            for (var episodes = 1; episodes < EpisodesOfAll; episodes++)
            {
                using var place = new TemporaryFolder();
                var stopped = new TestRun(experiment, place["run"]) { StopAfter = episodes }.Begin();
                Assert.That(() => stopped.Run(), Throws.InstanceOf<OperationCanceledException>(), $"{episodes}");
                var resumed = new TestRun(experiment, place["run"]).Resume();
                Assert.That(resumed.Run(), Is.EqualTo(whole), $"stopped after {episodes}");
                if (episodes < EpisodesOfALearner)
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
                Assert.That(stops, Is.GreaterThan(3));
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
        var run = new TestRun(experiment, place["run"]) { StopAfter = EpisodesOfALearner + 2 }.Begin();
        Assert.That(() => run.Run(), Throws.InstanceOf<OperationCanceledException>());
        var checkpoints = place["run", "checkpoints"];
        File.Copy(
            Path.Combine(checkpoints, "learner.1.checkpoint"),
            Path.Combine(checkpoints, "learner.2.checkpoint"),
            overwrite: true
        );
        Assert.That(
            () => ExperimentRunner.CheckCheckpoints(new ChainStudy(experiment), run.Folder),
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
        File.AppendAllText(run.Folder.EpisodesPart(WorkUnit.Of(experiment)[0]), "make-to-order,,Test,x\n");
        Assert.That(
            () => ResultFiles.Write(experiment, run.Folder, TestRun.Reference),
            Throws.InstanceOf<InvalidInputException>().With.Message.Contains("episodes.csv")
        );
    }

    [Test]
    public void ErrorInOneUnit_LeavesTheOthersFinished_AndIsThrownAtTheEnd()
    {
        using var place = new TemporaryFolder();
        var experiment = TinyExperiment.Read();
        var run = new TestRun(experiment, place["run"]).Begin();
        Directory.CreateDirectory(run.Folder.DaysPart(WorkUnit.Of(experiment)[0]));
        Assert.That(() => run.Run(), Throws.InstanceOf<IOException>());
        Assert.That(WorkUnit.Of(experiment).Skip(1).All(run.Folder.IsFinished), Is.True);
    }

    [Test]
    public void WithoutDailyEpisodes_TheDayTableHasOnlyItsHeader()
    {
        using var place = new TemporaryFolder();
        var experiment = TinyExperiment.Read();
        var run = new TestRun(
            experiment with
            {
                Test = experiment.Test with { DailyEpisodes = 0 },
            },
            place["run"]
        ).Begin();
        run.Run();
        Assert.That(File.ReadAllLines(run.Folder.Days), Has.Length.EqualTo(1));
    }

    [Test]
    public void Summary_FollowsFromTheEpisodeTable()
    {
        using var place = new TemporaryFolder();
        var experiment = TinyExperiment.Read();
        var run = new TestRun(experiment, place["run"]).Begin();
        run.Run();
        using var table = new StreamReader(run.Folder.Episodes);
        var again = ExperimentSummary.Of(
            experiment,
            EpisodeRow.Read(table, 2),
            new Dictionary<string, string>(),
            TestRun.Reference
        );
        SummaryFiles.WriteJson(again, place["again.json"]);
        Assert.That(File.ReadAllText(place["again.json"]), Is.EqualTo(File.ReadAllText(run.Folder.Summary)));
    }
}
