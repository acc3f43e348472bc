namespace ProcessChain.Tests;

internal sealed class LotBatchTests
{
    /// <summary>Of more episodes than stand side by side, none of which fill their lanes.</summary>
    [FsCheck.NUnit.Property(Arbitrary = [typeof(RandomChains)], MaxTest = 100)]
    public void MeanGoal_HasTheBitsOfEpisodesPlayedOneByOne(ChainSetup setup, int seed)
    {
        var random = new Random(seed);
        var paths = Paths(setup, random.Next(1, 40), seed);
        foreach (var rule in Rules(setup.Chain, random))
        {
            var goal = ((IBatchTunable)rule).MeanGoal(setup.Chain, paths)!;
            Assert.That(goal(rule, default), Is.EqualTo(OneByOne(rule, setup, paths)), $"{rule}");
        }
    }

    [Test]
    public void MeanGoal_OfOtherLevels_IsTheirs()
    {
        var setup = new ChainSetup(new ChainDefinition(), 100);
        var paths = Paths(setup, 20, 1);
        EchelonBaseStockDefinition Rule(int levels) => new() { Levels = levels };
        var goal = ((IBatchTunable)Rule(5)).MeanGoal(setup.Chain, paths)!;
        var goals = new[] { 5, 20, 40 }.Select(levels => goal(Rule(levels), default)).ToArray();
        Assert.That(goals, Is.Unique);
        Assert.That(goals[2], Is.EqualTo(OneByOne(Rule(40), setup, paths)));
    }

    [Test]
    public void MoreUnitsThanCanBeCounted_AndOrdersOfSeveralLots_AreNotPlayedSideBySide()
    {
        var chain = new ChainDefinition { LotSize = Limits.Units };
        IBatchTunable rule = new LocalBaseStockDefinition { Levels = 5 };
        Assert.That(rule.MeanGoal(chain, [new int[536]]), Is.Not.Null);
        Assert.That(rule.MeanGoal(chain, [new int[537]]), Is.Null);
        IBatchTunable lots = new ReorderPointDefinition { ReorderPoints = 1, OrderQuantity = 10 };
        Assert.That(lots.MeanGoal(new ChainDefinition(), [new int[9]]), Is.Null);
    }

    private static IEnumerable<RuleDefinition> Rules(ChainDefinition chain, Random random)
    {
        PerElement<int> Levels() => new([.. Enumerable.Range(0, chain.Stations).Select(_ => random.Next(-10, 40))]);
        foreach (var sharing in Enum.GetValues<DecisionSharing>())
        {
            yield return new LocalBaseStockDefinition { Levels = Levels(), Sharing = sharing };
            yield return new EchelonBaseStockDefinition { Levels = Levels(), Sharing = sharing };
            yield return new ReorderPointDefinition { ReorderPoints = Levels(), Sharing = sharing };
            yield return new EchelonBaseStockDefinition { Levels = LevelLimits.Most, Sharing = sharing };
        }
    }

    private static int[][] Paths(ChainSetup setup, int count, long seed) =>
        [
            .. Enumerable
                .Range(0, count)
                .Select(episode => setup.Chain.PathOf(new EpisodeSeed(seed, episode), setup.Days)),
        ];

    private static double OneByOne(RuleDefinition rule, ChainSetup setup, int[][] paths)
    {
        var system = setup.Reference.Create();
        var (controller, goal) = (rule.Create(setup.Chain), setup.Chain.FigureIndex(setup.Chain.Goal.Key));
        var sum = 0.0;
        foreach (var path in paths)
        {
            system.Play(controller, default, new EpisodeOptions(DemandPath.OfPeriods(path)));
            sum += system.Figures()[goal];
        }
        return sum / paths.Length;
    }
}
