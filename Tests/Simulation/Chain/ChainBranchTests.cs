namespace ProcessChain.Tests;

/// <summary>Episodes of a chain branch.</summary>
internal sealed class ChainBranchTests
{
    [FsCheck.NUnit.Property(Arbitrary = [typeof(RandomChains)], MaxTest = 100)]
    public void Copy_GoesOnAsTheOriginal_ToTheLastBit(ChainSetup setup, int seed)
    {
        var random = new Random(seed);
        var (original, copy) = (setup.Create(), setup.Create());
        copy.Reset(new EpisodeSeed(seed, 2));
        Walk(copy, random, setup.Days / 2);
        original.Reset(new EpisodeSeed(seed, 1));
        Walk(original, random, random.Next(setup.Days));
        copy.CopyFrom(original);
        while (!original.IsOver)
        {
            var action = Any(original, random);
            Assert.That(copy.View.IsAllowed(action));
            var (expected, actual) = (original.Step([action]), copy.Step([action]));
            Assert.That(actual with { Next = expected.Next }, Is.EqualTo(expected));
            Assert.That(((ChainView)copy.View).ToArray(), Is.EqualTo(((ChainView)original.View).ToArray()));
        }
        Assert.That(copy.IsOver);
        Assert.That(copy.Figures(), Is.EqualTo(original.Figures()));
        Assert.That(new DayRow(copy).Values, Is.EqualTo(new DayRow(original).Values));
    }

    [FsCheck.NUnit.Property(Arbitrary = [typeof(RandomChains)], MaxTest = 100)]
    public void Redraw_OfEqualStates_GivesTheSameDemand_WhateverIsDone(ChainSetup setup, int seed)
    {
        var random = new Random(seed);
        var (original, copy) = (setup.Create(), setup.Create());
        Assert.That(setup.Chain.ValidateBranching(), Is.Empty);
        original.Reset(new EpisodeSeed(seed, 1));
        Walk(original, random, random.Next(setup.Days));
        copy.CopyFrom(original);
        copy.Redraw(new EpisodeSeed(seed, 7));
        original.Redraw(new EpisodeSeed(seed, 7));
        Walk(original, random, setup.Days);
        Walk(copy, random, setup.Days);
        foreach (var key in new[] { "customerOrders", "customerUnits" })
            Assert.That(new ChainFigures(copy)[key], Is.EqualTo(new ChainFigures(original)[key]));
    }

    [Test]
    public void Copy_OfAChainWithOtherLinks_IsRefused() =>
        Assert.That(
            () => new ChainDefinition().Create(9).CopyFrom(new ChainDefinition { TransportDays = 2 }.Create(9)),
            Throws.ArgumentException
        );

    [Test]
    public void CopyAndSteps_DoNotAllocate()
    {
        var chain = new ChainDefinition();
        var (original, copy) = (chain.Create(1000), chain.Create(1000));
        original.Reset(new EpisodeSeed(1, 1));
        Walk(original, new Random(1), 100);
        var action = new double[] { 1 };
        var before = 0L;
        for (var branch = 0; branch < 100; branch++)
        {
            if (branch == 1)
                before = GC.GetAllocatedBytesForCurrentThread();
            copy.CopyFrom(original);
            for (var step = 0; step < 20; step++)
                copy.Step(action);
        }
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.Zero);
    }

    private static void Walk(RunningSystem system, Random random, int days)
    {
        for (var day = 0; day < days && !system.IsOver; day++)
        {
            var endsPeriod = false;
            while (!endsPeriod)
                endsPeriod = system.Step([Any(system, random)]).EndsPeriod;
        }
    }

    private static int Any(RunningSystem system, Random random)
    {
        var choice = random.Next(((ChoiceSpace)system.Definition.Actions).Count);
        return system.View.IsAllowed(choice) ? choice : 0;
    }
}
