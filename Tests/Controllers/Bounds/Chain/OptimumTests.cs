namespace ProcessChain.Tests;

/// <summary>How optimum and bound belong together.</summary>
internal sealed class OptimumTests
{
    [TestCase(1)]
    [TestCase(2)]
    [TestCase(3)]
    public void Optimum_WithDecisionsEnough_IsTheBound(int stations)
    {
        var chain = new ChainDefinition { Stations = stations, DecisionsPerDay = 8 };
        var bound = ChainBound.Solve(chain, new UniformDemand()).CostPerDay;
        var optimum = ExactChain.Solve(chain, new UniformDemand()).CostPerDay;
        Assert.That(optimum.Lower, Is.EqualTo(bound.Lower).Within(1e-4));
    }

    [Test]
    public void Optimum_FallsWithMoreDecisionsDownToTheBound()
    {
        var chain = new ChainDefinition();
        var costs = Enumerable
            .Range(2, 4)
            .Select(k => ExactChain.Solve(chain with { DecisionsPerDay = k }, new UniformDemand()).CostPerDay.Upper)
            .ToList();
        Assert.That(costs, Is.Ordered.Descending);
        Assert.That(costs[^1], Is.EqualTo(6.15976).Within(1e-4));
    }

    [Test]
    public void Costs_ScaleWithThePriceOfEverything()
    {
        var chain = new ChainDefinition { StorageCost = 3, LateCost = 3 };
        Assert.That(
            ExactChain.Solve(chain, new UniformDemand()).CostPerDay.Lower,
            Is.EqualTo(3 * 6.23198).Within(1e-3)
        );
        Assert.That(
            ChainBound.Solve(chain, new UniformDemand()).CostPerDay.Lower,
            Is.EqualTo(3 * 6.15976).Within(1e-4)
        );
    }

    [Test]
    public void Optimum_IsTheSameToTheBitEveryTime()
    {
        var first = ExactChain.Solve(new ChainDefinition { Stations = 3 }, new UniformDemand());
        ExactChain.Solve(new ChainDefinition { Stations = 2 }, new UniformDemand());
        var second = ExactChain.Solve(new ChainDefinition { Stations = 3 }, new UniformDemand());
        Assert.That(second, Is.Not.SameAs(first), "solved once more");
        Assert.That(second.CostPerDay, Is.EqualTo(first.CostPerDay));
    }

    [Test]
    public void Optimum_OfTheSameChainDefinedAgain_IsNotSolvedAgain()
    {
        var first = ExactChain.Solve(new ChainDefinition { Stations = 2 }, new UniformDemand());
        var again = ExactChain.Solve(new ChainDefinition { Stations = 2 }, new UniformDemand());
        var other = ExactChain.Solve(new ChainDefinition { Stations = 2, LateCost = 2 }, new UniformDemand());
        Assert.That(again, Is.SameAs(first));
        Assert.That(other, Is.Not.SameAs(first));
    }

    [Test]
    public void MoreLotsThanConsidered_AreOfNoUse([Values(2, 4, 5)] int stations, [Values] bool isVolatile)
    {
        var customer = isVolatile
            ? new UniformDemand { Interval = new(0, 20), Quantity = new(10, 30) }
            : new UniformDemand();
        var chain = new ChainDefinition { Stations = stations };
        var demand = new RenewalDemand(customer, chain.LotSize);
        var box = StateBox.For(chain, demand);
        var (usual, larger) = (Solve(box), Solve(box with { MostLots = box.MostLots + 2 }));
        TestContext.Out.WriteLine($"{usual}, {larger}");
        Assert.That(larger.Lower, Is.EqualTo(usual.Lower).Within(5e-6 * usual.Lower));
        Assert.That(larger.Upper, Is.EqualTo(usual.Upper).Within(5e-6 * usual.Upper));

        Bracket Solve(StateBox states) =>
            new CycleSweep(
                chain,
                demand,
                states,
                new LotMoves(chain, states.MostLots, chain.DecisionsPerPeriod, default)
            ).Solve(default);
    }
}
