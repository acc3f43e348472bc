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
        var chain = new ChainDefinition { Stations = 3 };
        Assert.That(
            ExactChain.Solve(chain, new UniformDemand()).CostPerDay,
            Is.EqualTo(ExactChain.Solve(chain, new UniformDemand()).CostPerDay)
        );
    }
}
