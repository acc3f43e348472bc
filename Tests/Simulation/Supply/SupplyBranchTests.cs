namespace ProcessChain.Tests;

/// <summary>Episodes of supply systems branch.</summary>
internal sealed class SupplyBranchTests
{
    private static IEnumerable<TestCaseData> Systems() =>
        new SupplyDefinition[]
        {
            new LostSalesDefinition { LeadTime = 3 },
            new LostSalesDefinition { LargestOrder = 9, Demand = new UniformDemand() },
            new DualSourcingDefinition { RegularLeadTime = 3 },
            new PerishableDefinition(),
            SerialDefinition.BeerGame,
            new SerialDefinition { Demand = new PoissonDemand { Mean = 5 } },
            new InventoryDefinition(),
            InventoryDefinition.OrGymV0,
            NetworkDefinition.OrGymV1,
        }.Select((system, i) => new TestCaseData(system).SetArgDisplayNames($"{i}, {system.GetType().Name}"));

    [TestCaseSource(nameof(Systems))]
    public void Copy_GoesOnAsTheOriginal_ToTheLastBit(SupplyDefinition definition)
    {
        var (original, copy) = (definition.Create(30), definition.Create(30));
        copy.Reset(new EpisodeSeed(1, 2));
        Walk(copy, new RandomStream(5), 7);
        original.Reset(new EpisodeSeed(1, 1));
        Walk(original, new RandomStream(6), 11);
        copy.CopyFrom(original);
        Assert.That(Observed(copy), Is.EqualTo(Observed(original)));
        AssertEqualSteps(original, copy);
    }

    [TestCaseSource(nameof(Systems))]
    public void CopyOfARedrawnSystem_GoesOnAsTheOriginal(SupplyDefinition definition)
    {
        var (original, copy) = (definition.Create(30), definition.Create(30));
        original.Reset(new EpisodeSeed(1, 1));
        Walk(original, new RandomStream(6), 5);
        original.Redraw(new EpisodeSeed(1, 9));
        Walk(original, new RandomStream(6), 6);
        copy.CopyFrom(original);
        AssertEqualSteps(original, copy);
    }

    [TestCaseSource(nameof(Systems))]
    public void Redraw_OfEqualStates_GivesTheSameDemand_WhateverIsOrdered(SupplyDefinition definition)
    {
        Assert.That(definition.ValidateBranching(), Is.Empty);
        var (original, copy) = (definition.Create(30), definition.Create(30));
        original.Reset(new EpisodeSeed(1, 1));
        Walk(original, new RandomStream(6), 11);
        var before = Observed(original);
        var past = original.DemandPath[..(11 * definition.Markets)].ToArray();
        copy.CopyFrom(original);
        original.Redraw(new EpisodeSeed(1, 9));
        copy.Redraw(new EpisodeSeed(1, 9));
        Assert.That(Observed(original), Is.EqualTo(before));
        Walk(original, new RandomStream(1), 19);
        Walk(copy, new RandomStream(2), 19);
        Assert.That(copy.DemandPath.ToArray(), Is.EqualTo(original.DemandPath.ToArray()));
        Assert.That(original.DemandPath[..past.Length].ToArray(), Is.EqualTo(past));
    }

    [Test]
    public void Redraw_OfOtherFutures_FollowsTheLaw()
    {
        var definition = new LostSalesDefinition { Demand = new PoissonDemand { Mean = 5 } };
        var (original, copy) = (definition.Create(12), definition.Create(12));
        original.Reset(new EpisodeSeed(1, 1));
        Walk(original, new RandomStream(1), 2);
        var (sum, squares, count) = (0.0, 0.0, 0);
        for (var future = 0; future < 2000; future++)
        {
            copy.CopyFrom(original);
            copy.Redraw(new EpisodeSeed(3, future));
            Walk(copy, new RandomStream(1), 10);
            foreach (var units in copy.DemandPath[2..])
                (sum, squares, count) = (sum + units, squares + (units * units), count + 1);
        }
        Assert.That(sum / count, Is.EqualTo(5).Within(0.06));
        Assert.That((squares / count) - (sum / count * (sum / count)), Is.EqualTo(5).Within(0.2));
    }

    /// <summary>A customer who orders every fifth day does so also in a future drawn in between.</summary>
    [Test]
    public void Redraw_KnowsWhenTheLastOrderWas()
    {
        var demand = new UniformDemand { Interval = new(5, 5), Quantity = new(1, 3) };
        var definition = new LostSalesDefinition { LargestOrder = 3, Demand = demand };
        var system = definition.Create(30);
        system.Reset(new EpisodeSeed(1, 1));
        Walk(system, new RandomStream(1), 8);
        system.Redraw(new EpisodeSeed(1, 2));
        Walk(system, new RandomStream(1), 22);
        for (var period = 0; period < 30; period++)
            Assert.That(system.DemandPath[period] > 0, Is.EqualTo(period % 5 == 0 && period > 0));
    }

    [Test]
    public void CopyRedrawAndSteps_DoNotAllocate()
    {
        var definition = new LostSalesDefinition();
        var (original, copy) = (definition.Create(30), definition.Create(30));
        original.Reset(new EpisodeSeed(1, 1));
        double[] action = [4];
        Branch(1);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var future = 2; future < 100; future++)
            Branch(future);
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.Zero);

        void Branch(int future)
        {
            copy.CopyFrom(original);
            copy.Redraw(new EpisodeSeed(1, future));
            copy.Step(action);
        }
    }

    [Test]
    public void Copy_OfAnotherSystem_IsRefused()
    {
        var system = new LostSalesDefinition().Create(30);
        Assert.That(() => system.CopyFrom(new LostSalesDefinition().Create(31)), Throws.ArgumentException);
        Assert.That(
            () => system.CopyFrom(new LostSalesDefinition { LeadTime = 4 }.Create(30)),
            Throws.ArgumentException
        );
        Assert.That(() => system.CopyFrom(new DualSourcingDefinition().Create(30)), Throws.ArgumentException);
    }

    [Test]
    public void Kind_ThatCopiesNoStates_SaysSo() => Assert.That(new CostedShop().ValidateBranching(), Has.One.Items);

    private static void AssertEqualSteps(SupplySystem original, SupplySystem copy)
    {
        var random = new RandomStream(8);
        while (!original.IsOver)
        {
            var action = Any(original, random);
            var (expected, actual) = (original.Step(action), copy.Step(action));
            Assert.That(actual with { Next = expected.Next }, Is.EqualTo(expected));
            Assert.That(Observed(copy), Is.EqualTo(Observed(original)));
        }
        Assert.That(copy.IsOver);
        Assert.That(copy.Figures()[0], Is.EqualTo(original.Figures()[0]));
    }

    private static void Walk(SupplySystem system, RandomStream random, int periods)
    {
        for (var period = 0; period < periods; period++)
            system.Step(Any(system, random));
    }

    private static double[] Any(SupplySystem system, RandomStream random) =>
        [.. Enumerable.Range(0, system.Definition.Actions.Width).Select(_ => (double)random.Next(12))];

    private static float[] Observed(SupplySystem system) =>
        [
            .. system.Definition.Observations.SelectMany(
                (part, i) =>
                {
                    var numbers = new float[part.Length];
                    system.View.Observe(i, numbers);
                    return numbers;
                }
            ),
        ];
}
