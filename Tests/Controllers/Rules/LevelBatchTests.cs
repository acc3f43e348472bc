namespace ProcessChain.Tests;

internal sealed class LevelBatchTests
{
    private static readonly bool[] both = [false, true];

    /// <summary>Of more episodes than stand side by side, none of which fill their blocks.</summary>
    [FsCheck.NUnit.Property(MaxTest = 40)]
    public void MeanReward_HasTheBitsOfEpisodesPlayedOneByOne(int seed, bool limitOrders, bool countBacklog)
    {
        var random = new RandomStream((ulong)seed);
        var definition = RandomInventories.Of(random);
        var paths = Paths(definition, random.Next(1, 150), seed);
        var batch = new LevelBatch(definition, paths);
        for (var round = 0; round < 2; round++)
        {
            var policy = new FixedBaseStockDefinition
            {
                Levels = new(RandomInventories.Orders(definition.Orders, random).Select(z => 3 * z).ToArray()),
                LimitOrders = limitOrders,
                CountBacklog = countBacklog,
            };
            Assert.That(batch.MeanReward(policy), Is.EqualTo(OneByOne(policy, definition, paths)));
        }
    }

    [Test]
    public void MeanReward_OfOrGymsSystems_HasTheBitsOfEpisodesPlayedOneByOne(
        [ValueSource(nameof(both))] bool backlog,
        [ValueSource(nameof(both))] bool limitOrders,
        [ValueSource(nameof(both))] bool countBacklog
    )
    {
        var definition = backlog ? InventoryDefinition.OrGymV0 : InventoryDefinition.OrGymV1;
        var paths = Paths(definition, 100, 1);
        var policy = new FixedBaseStockDefinition
        {
            Levels = new(80.5, 180.25, 400),
            LimitOrders = limitOrders,
            CountBacklog = countBacklog,
        };
        var batch = new LevelBatch(definition, paths);
        Assert.That(batch.MeanReward(policy), Is.EqualTo(OneByOne(policy, definition, paths)));
        Assert.That(batch.Steps, Is.EqualTo(100 * definition.Periods));
        var same = policy with { Levels = 200 };
        Assert.That(batch.MeanReward(same), Is.EqualTo(OneByOne(same, definition, paths)));
    }

    /// <summary>The switches are not without effect, so that the tests above compare something.</summary>
    [Test]
    public void Switches_ChangeWhatIsEarned()
    {
        var definition = InventoryDefinition.OrGymV0;
        var batch = new LevelBatch(definition, Paths(definition, 10, 1));
        var policy = new FixedBaseStockDefinition { Levels = new(80.5, 180.25, 400) };
        double[] rewards =
        [
            batch.MeanReward(policy),
            batch.MeanReward(policy with { LimitOrders = false }),
            batch.MeanReward(policy with { CountBacklog = false }),
            batch.MeanReward(policy with { Levels = new PerElement<double>(80.5, 180.25, 390) }),
        ];
        Assert.That(rewards, Is.Unique);
    }

    private static int[][] Paths(InventoryDefinition definition, int count, long seed) =>
        [.. Enumerable.Range(0, count).Select(episode => definition.PathOf(new EpisodeSeed(seed, episode)))];

    private static double OneByOne(FixedBaseStockDefinition policy, InventoryDefinition definition, int[][] paths)
    {
        var system = definition.Create();
        var controller = policy.Create(definition);
        var sum = 0.0;
        foreach (var path in paths)
        {
            var demand = DemandPath.OfPeriods(path);
            system.Play(controller, new EpisodeSeed(0, 0), new EpisodeOptions { Path = demand });
            sum += system.TotalReward;
        }
        return sum / paths.Length;
    }
}
