namespace ProcessChain.Tests;

internal sealed class InventoryBatchTests
{
    private static readonly InventoryDefinition Small = new()
    {
        Periods = 3,
        InitialInventory = new(10, 20),
        LeadTime = new(1, 0),
        SupplyCapacity = new(15, 30),
        ReplenishmentCost = new(1, 1, 1),
        ShortageCost = new(0, 0, 0),
        HoldingCost = new(0, 0),
    };

    /// <summary>Fails where episodes are mixed up, wherever blocks are begun or ended wrongly, and where a step keeps something of an earlier episode.</summary>
    [FsCheck.NUnit.Property(MaxTest = 100)]
    public void ManyEpisodes_HaveTheBitsOfSingleOnes(int seed)
    {
        var random = new RandomStream((ulong)seed);
        var definition = RandomInventories.Of(random);
        var batch = new InventoryBatch(definition, random.Next(1, 20));
        var singles = Enumerable.Range(0, batch.Episodes).Select(_ => new InventorySystem(definition)).ToArray();
        Assert.That(definition.Validate(), Is.Empty);
        Assert.That((batch.Width % 8, batch.Width - batch.Episodes), Is.EqualTo((0, (8 - (batch.Episodes % 8)) % 8)));

        for (var round = 0; round < 2; round++)
        {
            var paths = singles.Select((_, i) => definition.PathOf(new EpisodeSeed(seed, (round * 100) + i))).ToArray();
            batch.Reset([.. paths.SelectMany(path => path)]);
            foreach (var (single, path) in singles.Zip(paths))
                single.Reset(path);
            while (!batch.IsOver)
                StepAll(batch, singles, random);
        }
    }

    [FsCheck.NUnit.Property(MaxTest = 30)]
    public void Restart_PlaysTheSameDemandAgain(int seed)
    {
        var random = new RandomStream((ulong)seed);
        var definition = RandomInventories.Of(random);
        var batch = new InventoryBatch(definition, 11);
        batch.Reset([.. Enumerable.Range(0, 11).SelectMany(i => definition.PathOf(new EpisodeSeed(seed, i)))]);
        var orders = RandomInventories.Orders(definition.Orders * batch.Width, random);
        double[] Totals()
        {
            while (!batch.IsOver)
                batch.Step(orders);
            return batch.TotalRewards[..11].ToArray();
        }
        var first = Totals();
        batch.Restart();
        Assert.That(batch.Period, Is.Zero);
        Assert.That(batch.TotalRewards.ToArray(), Is.All.Zero);
        Assert.That(Totals(), Is.EqualTo(first));
    }

    [TestCase(double.NaN)]
    [TestCase(double.PositiveInfinity)]
    [TestCase(double.NegativeInfinity)]
    public void OrdersThatAreNotFinite_AreRefused_AndTheEpisodesGoOn(double order)
    {
        var batch = Begun(9);
        var orders = new double[2 * batch.Width];
        orders[batch.Width + 8] = order;
        Assert.That(() => batch.Step(orders), Throws.ArgumentException.With.Message.Contains("finite"));
        Assert.That(batch.Period, Is.Zero);
        batch.Step(new double[2 * batch.Width]);
        Assert.That(batch.Period, Is.EqualTo(1));
    }

    [Test]
    public void StepsBeforeResetAndAfterTheEnd_AreRefused()
    {
        var orders = new double[16];
        var batch = new InventoryBatch(Small, 3);
        Assert.That(() => batch.Step(orders), Throws.InvalidOperationException.With.Message.Contains("Reset"));
        batch.Reset(new int[9]);
        for (var period = 0; period < 3; period++)
            batch.Step(orders);
        Assert.That(batch.IsOver);
        Assert.That(() => batch.Step(orders), Throws.InvalidOperationException.With.Message.Contains("3 periods"));
    }

    [Test]
    public void WrongLengths_AreRefused()
    {
        var batch = Begun(3);
        Assert.That(() => batch.Step(new double[15]), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => batch.Reset(new int[10]), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => new InventoryBatch(Small, 0), Throws.InstanceOf<ArgumentOutOfRangeException>());
    }

    [Test]
    public void Step_DoesNotAllocate()
    {
        var batch = Begun(20);
        var orders = new double[2 * batch.Width];
        batch.Step(orders);
        var before = GC.GetAllocatedBytesForCurrentThread();
        batch.Step(orders);
        Assert.That(GC.GetAllocatedBytesForCurrentThread(), Is.EqualTo(before));
    }

    private static InventoryBatch Begun(int episodes)
    {
        var batch = new InventoryBatch(Small, episodes);
        batch.Reset(new int[episodes * Small.Periods]);
        return batch;
    }

    /// <summary>Steps the batch and the single systems with the same orders, and compares all that both tell.</summary>
    private static void StepAll(InventoryBatch batch, InventorySystem[] singles, RandomStream random)
    {
        var (places, period) = (singles[0].View.Definition.Orders, batch.Period);
        var orders = RandomInventories.Orders(places * batch.Width, random);
        batch.Step(orders);
        foreach (var (episode, single) in singles.Index())
        {
            var reward = single.Step(Of(orders, batch.Width, episode)).Reward;
            Assert.That(Bits([batch.Rewards[episode]]), Is.EqualTo(Bits([reward])));
            Assert.That(Bits([batch.TotalRewards[episode]]), Is.EqualTo(Bits([single.TotalReward])));
            AssertSame(batch.OnHand, single.View.OnHand(period + 1), batch.Width, episode);
            AssertSame(batch.InTransit, single.View.InTransit(period + 1), batch.Width, episode);
            AssertSame(batch.Unfilled, single.View.Unfilled(period), batch.Width, episode);
            AssertSame(batch.Requested, single.View.Requested(period), batch.Width, episode);
            AssertSame(batch.Shipped(period), single.View.Shipped(period), batch.Width, episode);
        }
    }

    private static void AssertSame(ReadOnlySpan<double> ofAll, ReadOnlySpan<double> ofOne, int width, int episode) =>
        Assert.That(Bits(Of(ofAll, width, episode)), Is.EqualTo(Bits(ofOne)));

    private static double[] Of(ReadOnlySpan<double> ofAll, int width, int episode)
    {
        var own = new double[ofAll.Length / width];
        for (var i = 0; i < own.Length; i++)
            own[i] = ofAll[(i * width) + episode];
        return own;
    }

    private static long[] Bits(ReadOnlySpan<double> numbers) =>
        Array.ConvertAll(numbers.ToArray(), BitConverter.DoubleToInt64Bits);
}
