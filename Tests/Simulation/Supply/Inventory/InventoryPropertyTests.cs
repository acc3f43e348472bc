namespace ProcessChain.Tests;

/// <summary>What holds in every chain under all orders.</summary>
internal sealed class InventoryPropertyTests
{
    [FsCheck.NUnit.Property(MaxTest = 150)]
    public void AnyChain_KeepsItsUnits(int seed)
    {
        var (definition, system) = Played((ulong)seed);
        for (var n = 0; n < definition.Periods; n++)
        {
            for (var place = 0; place < definition.Orders; place++)
            {
                var arrived = Arrived(definition, system, n, place);
                var stock = system.View.OnHand(n)[place] + arrived - system.View.Sold(n)[place];
                Assert.That(system.View.OnHand(n + 1)[place], Is.EqualTo(stock));
                var underWay = system.View.InTransit(n)[place] + system.View.Shipped(n)[place] - arrived;
                Assert.That(system.View.InTransit(n + 1)[place], Is.EqualTo(underWay));
                Assert.That(system.View.Sold(n)[place + 1], Is.EqualTo(system.View.Shipped(n)[place]));
            }
        }
    }

    [FsCheck.NUnit.Property(MaxTest = 150)]
    public void AnyChain_ShipsOrOwesWhatIsWanted_AndShipsNoMoreThanItHas(int seed)
    {
        var (definition, system) = Played((ulong)seed);
        for (var n = 0; n < definition.Periods; n++)
        {
            for (var stage = 0; stage < definition.Stages; stage++)
            {
                var wanted = stage == 0 ? system.DemandPath[n] : system.View.Requested(n)[stage - 1];
                var owed = definition.Backlog && n > 0 ? system.View.Unfilled(n - 1)[stage] : 0;
                var (sold, unfilled) = (system.View.Sold(n)[stage], system.View.Unfilled(n)[stage]);
                Assert.That(sold + unfilled, Is.EqualTo(wanted + owed));
                Assert.That(unfilled, Is.Not.Negative);
                Assert.That(sold, Is.EqualTo(Math.Min(wanted + owed, Most(definition, system, n, stage))));
            }
            Assert.That(system.View.OnHand(n + 1).ToArray(), Is.All.Not.Negative);
        }
    }

    /// <summary>To the last bit: each stage's profit, added up in numpy's order.</summary>
    [FsCheck.NUnit.Property(MaxTest = 150)]
    public void Reward_IsTheDiscountedProfitOfAllStages(int seed)
    {
        var (definition, system) = Played((ulong)seed);
        double[] prices = [definition.Price, .. definition.ReplenishmentCost];
        var total = 0.0;
        for (var n = 0; n < definition.Periods; n++)
        {
            var profits = new double[definition.Stages];
            for (var stage = 0; stage < profits.Length; stage++)
            {
                var sold = system.View.Sold(n)[stage];
                var isLast = stage == definition.Orders;
                var costs = definition.ReplenishmentCost[stage] * (isLast ? sold : system.View.Shipped(n)[stage]);
                costs += definition.ShortageCost[stage] * system.View.Unfilled(n)[stage];
                costs += isLast ? 0 : definition.HoldingCost[stage] * system.View.OnHand(n + 1)[stage];
                profits[stage] = (prices[stage] * sold) - costs;
            }
            total += Math.Pow(definition.Discount, n) * NumpySum.Of(profits);
        }
        Assert.That(system.TotalReward, Is.EqualTo(total));
    }

    /// <summary>What the environments show, put together from the histories.</summary>
    [FsCheck.NUnit.Property(MaxTest = 50)]
    public void States_TellStocksAndWhatIsUnderWay(int seed)
    {
        var (definition, system) = Played((ulong)seed);
        var full = Told.Observed(system, "state", "time");
        var places = definition.Orders;
        Assert.That(full[..places], Is.EqualTo(system.View.OnHand(definition.Periods).ToArray()));
        var next = places;
        for (var place = 0; place < places; place++)
        {
            var underWay = full[next..(next + definition.LeadTime[place])].Sum();
            Assert.That(underWay, Is.EqualTo(system.View.InTransit(definition.Periods)[place]));
            next += definition.LeadTime[place];
        }
        if (definition.Backlog)
            Assert.That(full[next..^1], Is.EqualTo(system.View.Unfilled(definition.Periods - 1)[..places].ToArray()));
        Assert.That(full[^1], Is.EqualTo(1));
        var state = Told.Observed(system, "orGym");
        Assert.That(state[..places], Is.EqualTo(system.View.OnHand(definition.Periods).ToArray()));
        if (definition.LeadTime.Max() > 0)
            Assert.That(state[^places..], Is.EqualTo(system.View.Requested(definition.Periods - 1).ToArray()));
    }

    private static (InventoryDefinition Definition, InventorySystem System) Played(ulong seed)
    {
        var random = new RandomStream(seed);
        var definition = RandomInventories.Of(random);
        var system = new InventorySystem(definition);
        system.Reset(definition.PathOf(new EpisodeSeed((long)seed, 0)));
        while (!system.IsOver)
            system.Step(RandomInventories.Orders(definition.Orders, random));
        return (definition, system);
    }

    /// <summary>What a stage can ship: stage 0 also what arrives in the period, the others their stock and the capacity.</summary>
    private static double Most(InventoryDefinition definition, InventorySystem system, int period, int stage)
    {
        if (stage == 0)
            return system.View.OnHand(period)[0] + Arrived(definition, system, period, 0);
        var stock = stage < definition.Orders ? system.View.OnHand(period)[stage] : double.PositiveInfinity;
        return Math.Min(definition.SupplyCapacity[stage - 1], stock);
    }

    private static double Arrived(InventoryDefinition definition, InventorySystem system, int period, int place)
    {
        var sent = period - definition.LeadTime[place];
        return sent >= 0 ? system.View.Shipped(sent)[place] : 0;
    }
}
