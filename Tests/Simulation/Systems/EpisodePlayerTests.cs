using System.Threading;

namespace ProcessChain.Tests;

/// <summary>What an agent comes to does not depend on how many of its episodes are played side by side.</summary>
internal sealed class EpisodePlayerTests
{
    private const int Periods = 50;

    /// <summary>More than two groups, the last one not full.</summary>
    private const int Episodes = (2 * ChoiceAgent.Rows) + 3;

    private static IEnumerable<TestCaseData> Cases()
    {
        var grid = new OrderGrid { Levels = new(0, 1, 2, 3, 4, 5, 6) };
        var deepQ = DeepQDefinition.Recommended;
        yield return Trainings.Case(deepQ, new ChainDefinition { Stations = 3 });
        yield return Trainings.Case(
            DeepQDefinition.Paper,
            new ChainDefinition { Stations = 4, InitialStock = new(20) }
        );
        yield return Trainings.Case(deepQ with { Orders = grid }, new LostSalesDefinition());
        yield return Trainings.Case(deepQ with { Orders = grid }, new DualSourcingDefinition());
        yield return Trainings.Case(new DclDefinition(), new PerishableDefinition());
    }

    [TestCaseSource(nameof(Cases))]
    public void Play_ManyEpisodes_EndsEachAsIfItHadBeenPlayedAlone(LearningDefinition learner, SystemDefinition system)
    {
        var agent = AgentOf(learner, system);
        var alone = system.Create(Periods);
        var expected = Seeds(Episodes).Select(Alone).ToList();
        var figures = new EpisodePlayer(system, Periods)
            .Play(agent, Seeds(Episodes).Select(seed => (seed, default(EpisodeOptions))))
            .Select(played => played.Figures())
            .ToList();
        Assert.That(figures, Is.EqualTo(expected));
        Assert.That(
            expected.Select(row => string.Join(" ", row)).Distinct().Count(),
            Is.GreaterThan(20),
            "episodes differ"
        );

        double[] Alone(EpisodeSeed seed)
        {
            alone.Play(agent, seed);
            return alone.Figures();
        }
    }

    [Test]
    public void Play_KnownDemand_IsPlayedWithIt()
    {
        var system = new ChainDefinition { Stations = 2 };
        var agent = AgentOf(DeepQDefinition.Recommended, system);
        int[][] paths = [new int[Periods], [.. Enumerable.Repeat(3, Periods)], [.. Enumerable.Repeat(9, Periods)]];
        var late = new EpisodePlayer(system, Periods)
            .Play(
                agent,
                paths.Select(path => (default(EpisodeSeed), new EpisodeOptions(DemandPath.OfPeriods(path, 1))))
            )
            .Select(played => ((ChainView)played.View).LateOrders(3))
            .ToList();
        var alone = system.Create(Periods);
        foreach (var (path, units) in paths.Zip(late))
        {
            alone.Play(agent, default, new EpisodeOptions(DemandPath.OfPeriods(path, 1)));
            Assert.That(units, Is.EqualTo(((ChainView)alone.View).LateOrders(3)));
        }
        Assert.That(late, Is.Unique);
    }

    [Test]
    public void Play_Stopped_Throws()
    {
        var system = new ChainDefinition { Stations = 2 };
        using var stop = new CancellationTokenSource();
        var played = new EpisodePlayer(system, Periods).Play(
            AgentOf(DeepQDefinition.Recommended, system),
            Seeds(Episodes).Select(seed => (seed, new EpisodeOptions { Stop = stop.Token }))
        );
        Assert.That(
            () =>
            {
                foreach (var _ in played)
                    stop.Cancel();
            },
            Throws.InstanceOf<OperationCanceledException>()
        );
    }

    private static IEnumerable<EpisodeSeed> Seeds(int count) =>
        Enumerable.Range(1, count).Select(episode => new EpisodeSeed(7, episode));

    private static IController AgentOf(LearningDefinition learner, SystemDefinition system) =>
        learner.LoadAgent(system, learner.Begin(system).Agent());
}
