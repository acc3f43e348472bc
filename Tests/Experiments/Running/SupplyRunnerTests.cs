using System.Threading;

namespace ProcessChain.Tests;

internal sealed class SupplyRunnerTests
{
    private readonly string whole = TestRun.ResultsOf(TinySupply.Read());

    [TestCase(1)]
    [TestCase(2)]
    [TestCase(7)]
    [TestCase(40)]
    public void NumberOfJobs_ChangesNothing(int jobs) =>
        Assert.That(TestRun.ResultsOf(TinySupply.Read(), jobs), Is.EqualTo(whole));

    [Test]
    public void AnotherSeed_ChangesTheResultsOfEveryController()
    {
        var other = TestRun.ResultsOf(TinySupply.Read() with { Seed = 8 }).Split('\n');
        foreach (var row in whole.Split('\n').Where(row => row.Contains(",1,", StringComparison.Ordinal)))
            Assert.That(other, Does.Not.Contain(row));
    }

    [Test]
    public void Tables_AreComplete_InTheOrderOfTheDefinition()
    {
        string[] trained = ["searched,7001", "proximal,7001", "proximal,7002", "levels,7001", "levels,7002"];
        string[] all = ["base,", "horizon,", .. trained];
        Assert.Multiple(() =>
        {
            Assert.That(Starts("episodes.csv", 2).Distinct(), Is.EqualTo(all));
            Assert.That(Starts("episodes.csv", 2), Is.EqualTo(all.SelectMany(c => Repeated(c, 5))));
            Assert.That(Starts("periods.csv", 2), Is.EqualTo(all.SelectMany(c => Repeated(c, 2 * 6))));
            Assert.That(Starts("learning.csv", 2).Distinct(), Is.EqualTo(trained));
            Assert.That(Starts("learning.csv", 3), Does.Contain("proximal,7002,3").And.Not.Contain("proximal,7002,4"));
            Assert.That(
                Starts("bounds.csv", 3),
                Is.EqualTo([.. Numbered("hindsight,Episode", 4), .. Numbered("relaxation,Episode", 3)])
            );
            Assert.That(Starts("spread.csv", 2), Is.EqualTo(new[] { "1,7001", "2,7002", "3,7003", "4,7004" }));
            Assert.That(
                Starts("summary.csv", 3),
                Is.EqualTo(new[] { "base,5,0", "horizon,5,0", "searched,5,1", "proximal,5,2", "levels,5,2" })
            );
        });
        static IEnumerable<string> Repeated(string text, int times) => Enumerable.Repeat(text, times);
        static IEnumerable<string> Numbered(string text, int count) =>
            Enumerable.Range(1, count).Select(number => $"{text},{number}");
    }

    /// <summary>The rewards are those of episodes played here, on demand that is drawn here.</summary>
    [Test]
    public void Rewards_AreThoseOfTheTestEpisodes()
    {
        var experiment = TinySupply.Read();
        var system = experiment.System.Create(6);
        var controller = ((RuleDefinition)experiment.Controllers[0].Value).Create(experiment.System);
        var hindsight = new HindsightOptimum((InventoryDefinition)experiment.System);
        var rows = Episodes().Take(5).ToList();
        var bounds = Tables.Bounds.Read(new StringReader(Table("bounds.csv"))).ToList();
        for (var episode = 1; episode <= 5; episode++)
        {
            var seed = EpisodeNumbers.Test(7, episode);
            system.Play(controller, seed);
            Assert.That(rows[episode - 1].Figures, Is.EqualTo(system.Figures()));
            if (episode > 4)
                continue;
            Assert.That(
                bounds[episode - 1].Upper,
                Is.EqualTo(hindsight.Solve(experiment.System.PathOf(seed, 6), CancellationToken.None))
            );
            Assert.That(bounds[episode - 1].Upper, Is.GreaterThanOrEqualTo(rows[episode - 1].Figures[0]));
        }
    }

    [Test]
    public void Periods_AddUpToTheirEpisodes()
    {
        var columns = Table("periods.csv").Split('\n')[0].Split(',');
        Assert.That(
            columns,
            Is.EqualTo(
                new[]
                {
                    "controller",
                    "trainingSeed",
                    "episode",
                    "period",
                    "demand1",
                    "stock.stage0",
                    "stock.stage1",
                    "order.stage0",
                    "order.stage1",
                    "reward",
                }
            )
        );
        var rows = Table("periods.csv").Split('\n').Skip(1).Select(row => row.Split(',')).ToList();
        var episodes = Episodes().ToList();
        var demanded = TinySupply.Read().System.FigureIndex("demanded");
        foreach (var episode in episodes.Where(row => row.Episode <= 2))
        {
            var own = rows.Where(row =>
                    row[0] == episode.Controller
                    && row[1] == $"{episode.TrainingSeed}"
                    && row[2] == $"{episode.Episode}"
                )
                .ToList();
            Assert.That(own.Select(row => row[3]), Is.EqualTo(Enumerable.Range(0, 6).Select(period => $"{period}")));
            Assert.That(own.Sum(row => double.Parse(row[4])), Is.EqualTo(episode.Figures[demanded]));
            Assert.That(own.Sum(row => double.Parse(row[^1])), Is.EqualTo(episode.Figures[0]).Within(1e-9));
            Assert.That((own[0][5], own[0][6]), Is.EqualTo(("10", "20")));
        }
    }

    /// <summary>The first training of the spread is that of the experiment.</summary>
    [Test]
    public void Spread_BeginsWithTheExperimentsOwnTraining()
    {
        var spread = Tables.Spread.Read(new StringReader(Table("spread.csv"))).First();
        var episodes = Episodes();
        Assert.That(
            spread.Goal,
            Is.EqualTo(episodes.Where(row => row.Controller == "searched").Average(row => row.Figures[0])).Within(1e-9)
        );
    }

    [Test]
    public void StoppedOnItsWay_GoesOnThereAndGivesTheSame()
    {
        var experiment = TinySupply.Read();
        for (var steps = 1; ; steps += 3)
        {
            using var place = new TemporaryFolder();
            try
            {
                new TestRun(experiment, place["run"]) { StopAfter = steps }
                    .Begin()
                    .Run();
                Assert.That(steps, Is.GreaterThan(25));
                return;
            }
            catch (OperationCanceledException)
            {
                var resumed = new TestRun(experiment, place["run"]).Resume();
                Assert.That(resumed.Run(), Is.EqualTo(whole), $"stopped after {steps}");
            }
        }
    }

    [Test]
    public void StoppedTraining_GoesOnInItsMiddle()
    {
        using var place = new TemporaryFolder();
        var experiment = TinySupply.Read() with
        {
            Controllers = new(TinySupply.Read().Controllers.Where(c => c.Key is "base" or "proximal")),
            Spread = null,
        };
        var stopped = new TestRun(experiment, place["run"]) { StopAfter = 2 }.Begin();
        Assert.That(() => stopped.Run(), Throws.InstanceOf<OperationCanceledException>());
        var resumed = new TestRun(experiment, place["run"]).Resume();
        resumed.Run();
        Assert.That(resumed.BeganAfter["proximal.1"], Is.EqualTo(2));
        Assert.That(resumed.BeganAfter["proximal.2"], Is.Zero);
    }

    [Test]
    public void DivergingTraining_FailsAlone()
    {
        using var place = new TemporaryFolder();
        var experiment = TinySupply.Read(TinySupply.With(("wild", TinySupply.Diverging)));
        var run = new TestRun(experiment, place["run"]).Begin();

        var results = run.Run(jobs: 2);

        Assert.Multiple(() =>
        {
            Assert.That(run.Endings["wild.1"], Does.Contain("diverged").And.Contains("learning rate"));
            Assert.That(run.Endings["wild.2"], Does.Contain("diverged"));
            Assert.That(run.Endings.Where(ending => ending.Value is not null).Select(e => e.Key), Has.Exactly(2).Items);
            Assert.That(results, Does.Contain("\"wild.1\": \"The training diverged"));
            Assert.That(
                results[..results.IndexOf("\"failures\"", StringComparison.Ordinal)],
                Is.EqualTo(whole[..whole.IndexOf("\"failures\"", StringComparison.Ordinal)])
            );
        });
    }

    [TestCase(1)]
    [TestCase(30)]
    public void DivergingTrainingOfASpread_FailsTheSpreadAlone(int jobs)
    {
        using var place = new TemporaryFolder();
        var text = TinySupply
            .With(("wild", TinySupply.Diverging))
            .Replace("controller: searched", "controller: wild", StringComparison.Ordinal);
        var run = new TestRun(TinySupply.Read(text), place["run"]).Begin();

        var results = run.Run(jobs);

        Assert.That(run.Endings["spread_wild"], Is.EqualTo(run.Endings["wild.1"]));
        Assert.That(run.Endings["base"], Is.Null);
        Assert.That(results, Does.Contain("\"spread_wild\": \"The training diverged").And.Contains("\"spread\": null"));
    }

    [Test]
    public void DamagedCheckpoint_IsRefusedBeforeAnythingIsDone()
    {
        using var place = new TemporaryFolder();
        var experiment = TinySupply.Read();
        var run = new TestRun(experiment, place["run"]) { StopAfter = 4 }.Begin();
        Assert.That(() => run.Run(), Throws.InstanceOf<OperationCanceledException>());
        var checkpoint = place["run", "checkpoints", "proximal.1.checkpoint"];
        var content = File.ReadAllBytes(checkpoint);
        content[^7] ^= 1;
        File.WriteAllBytes(checkpoint, content);
        Assert.That(
            () => run.Folder.RequireWhole(WorkUnit.Of(experiment)),
            Throws.InstanceOf<InvalidInputException>().With.Message.Contains("proximal.1.checkpoint")
        );
        Assert.That(
            () => new TestRun(experiment, place["run"]).Resume().Run(),
            Throws.InstanceOf<InvalidInputException>().With.Message.Contains("altered")
        );
    }

    [Test]
    public void ProgramThatRunsAnExperiment_HasTheSameResults()
    {
        using var place = new TemporaryFolder();
        var summary = ExperimentRun.Run(TinySupply.Read(), place["run"], new RunOptions { Jobs = 2 });
        Assert.That(TestRun.ResultsOf(place["run"]), Is.EqualTo(whole));
        Assert.That(summary.Controllers.Select(controller => controller.Name), Has.Exactly(5).Items);
        Assert.That(place["run", "report.html"], Does.Exist);
        Assert.That(
            () => ExperimentRun.Run(TinySupply.Read() with { Baseline = "x" }, place["other"]),
            Throws.InstanceOf<InvalidDefinitionException>().With.Message.Contains("baseline")
        );
        Assert.That(place["other"], Does.Not.Exist);
    }

    [Test]
    public void Network_RunsWithItsOwnColumns()
    {
        var experiment = TinySupply.Read(
            """
            name: net
            system: { kind: network, preset: orGymV1, periods: 4 }
            controllers: { a: { kind: echelonBaseStock, levels: 300 } }
            baseline: a
            test: { episodes: 2 }
            """
        );
        var results = TestRun.ResultsOf(experiment);
        Assert.That(results, Does.Contain("order." + ((SupplyDefinition)experiment.System).PlaceNames[^1]));
        Assert.That(Starts(results, "episodes.csv", 4), Is.EqualTo(new[] { "a,,Test,1", "a,,Test,2" }));
        Assert.That(TableOf(results, "learning.csv").Split('\n'), Has.Length.EqualTo(1));
    }

    private string Table(string name) => TableOf(whole, name);

    private IEnumerable<EpisodeRow> Episodes() =>
        new Tables(TinySupply.Read().System).Episodes.Read(new StringReader(Table("episodes.csv")));

    /// <summary>The lines of a table within the results, its header first.</summary>
    private static string TableOf(string results, string name)
    {
        var from = results.IndexOf($"{name}\n", StringComparison.Ordinal) + name.Length + 1;
        var rest = results[from..];
        var end = rest.IndexOf("\n\n", StringComparison.Ordinal);
        return rest[..end];
    }

    private string[] Starts(string table, int columns) => Starts(whole, table, columns);

    /// <summary>The first columns of all rows.</summary>
    private static string[] Starts(string results, string table, int columns) =>
        [.. TableOf(results, table).Split('\n').Skip(1).Select(row => string.Join(',', row.Split(',').Take(columns)))];
}
