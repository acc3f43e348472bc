using System.Diagnostics;

namespace ProcessChain.Tests;

/// <summary>What has to hold of the serial recursion whatever the numbers.</summary>
internal sealed class ClarkScarfTests
{
    private static readonly NormalLeadTimeDemand Normal = new() { Mean = 5, StandardDeviation = 1 };

    private static readonly LeadTimeDemand[] Demands =
    [
        Normal,
        new ClippedNormalLeadTimeDemand { Mean = 3, StandardDeviation = 2 },
        new LognormalLeadTimeDemand { Mu = 1, Sigma = 0.4 },
        new PoissonLeadTimeDemand { Mean = 4.5 },
        new UniformLeadTimeDemand { Low = 1, High = 9 },
        TheoryCases.Discrete([0, 3, 11], [0.5, 0.3, 0.2]),
    ];

    private static IEnumerable<LeadTimeDemand> WholeDemands => Demands.Where(demand => demand.IsWhole);

    private static readonly SerialModel Example = new()
    {
        EchelonHoldingCosts = [3, 2, 2],
        LeadTimes = [1, 1, 2],
        BackorderCost = 37.12,
        Demand = Normal,
    };

    [Test]
    public void Example61_HasTheCostAndLevelsOfTheBook()
    {
        var (levels, cost) = ClarkScarf.Solve(Example);
        Assert.Multiple(() =>
        {
            Assert.That(cost, Is.EqualTo(47.6602).Within(1e-4));
            Assert.That(levels, Is.EqualTo(new[] { 6.491, 12.018, 22.706 }).Within(1e-3));
            Assert.That(Example.TransitCost, Is.EqualTo(5 * ((4 * 1) + (2 * 1))));
        });
    }

    [TestCase(new[] { 1, 1, 2 }, 50)]
    [TestCase(new[] { 2, 1, 3, 1, 2, 4 }, 200)]
    [Category("Slow")]
    [Explicit("It measures time.")]
    public void NormalSystem_IsSolvedInTime(int[] leadTimes, int milliseconds)
    {
        var model = Example with { LeadTimes = leadTimes, EchelonHoldingCosts = [.. leadTimes.Select(_ => 1.0)] };
        var times = Enumerable
            .Range(0, 5)
            .Select(_ =>
            {
                var watch = Stopwatch.StartNew();
                ClarkScarf.Solve(model);
                return watch.Elapsed.TotalMilliseconds;
            })
            .ToList();
        TestContext.Out.WriteLine(string.Join(", ", times));
        Assert.That(times.Min(), Is.LessThan(milliseconds));
    }

    [TestCaseSource(nameof(Demands))]
    public void OneStage_IsANewsvendor(LeadTimeDemand demand)
    {
        var model = new SerialModel
        {
            EchelonHoldingCosts = [0.7],
            LeadTimes = [3],
            BackorderCost = 9,
            Demand = demand,
        };
        var (levels, cost) = ClarkScarf.Solve(model);
        var level = Newsvendor.Level(demand, 3, 0.7, 9);
        Assert.Multiple(() =>
        {
            Assert.That(levels.Single(), Is.EqualTo(level).Within(demand.IsWhole ? 0 : 1e-2));
            Assert.That(cost, Is.EqualTo(Newsvendor.Cost(demand, 3, level, 0.7, 9)).Within(1e-4));
        });
    }

    [TestCaseSource(nameof(Demands))]
    public void LeadTimesOfZero_AddAStageThatKeepsNothing(LeadTimeDemand demand)
    {
        var single = Example with { Demand = demand, EchelonHoldingCosts = [7], LeadTimes = [2] };
        var padded = single with { EchelonHoldingCosts = [5, 0, 2], LeadTimes = [0, 0, 2] };
        var (levels, cost) = ClarkScarf.Solve(padded);
        var level = Newsvendor.Level(demand, 2, 2, 37.12);
        Assert.Multiple(() =>
        {
            Assert.That(levels[0], Is.Zero);
            Assert.That(levels[2], Is.EqualTo(level).Within(demand.IsWhole ? 0 : 1e-2));
            Assert.That(cost, Is.EqualTo(Newsvendor.Cost(demand, 2, level, 2, 37.12)).Within(1e-3));
        });
    }

    [TestCaseSource(nameof(Demands))]
    public void Bounds_EncloseTheOptimum_AndNoNeighbourCostsLess(LeadTimeDemand demand)
    {
        var model = Example with { Demand = demand };
        var (levels, cost) = ClarkScarf.Solve(model);
        var bounds = ShangSong.Of(model);
        var step = demand.IsWhole ? 1 : 0.2 * demand.Steps[0] * 32;
        Assert.Multiple(() =>
        {
            for (var stage = 0; stage < levels.Length; stage++)
            {
                Assert.That(levels[stage], Is.InRange(bounds.Lower[stage] - 1e-3, bounds.Upper[stage] + 1e-3));
                foreach (var change in new[] { -step, step })
                {
                    var other = levels.Index().Select(level => level.Item + (level.Index == stage ? change : 0));
                    Assert.That(ClarkScarf.CostOf(model, [.. other]), Is.GreaterThan(cost - 1e-9));
                }
            }
        });
    }

    [Test]
    public void LevelsFarAbove_CostTheirStock()
    {
        var near = ClarkScarf.CostOf(Example, [100, 200, 300]);
        var far = ClarkScarf.CostOf(Example, [100, 200, 310]);
        Assert.That(far - near, Is.EqualTo(10 * 2).Within(1e-6));
    }

    [Test]
    public void LevelsBetweenWholeUnits_AreRefused() =>
        Assert.That(
            () => ClarkScarf.CostOf(Example with { Demand = new PoissonLeadTimeDemand { Mean = 5 } }, [6.5, 12, 23]),
            Throws.ArgumentException
        );

    [Test]
    public void LocalLevels_AddUpToTheLeastEchelonLevelsAbove()
    {
        Assert.That(ClarkScarf.ToLocal([10, 25, 21, 40]), Is.EqualTo(new[] { 10.0, 11, 0, 19 }));
        Assert.That(ClarkScarf.ToLocal([30, 25, 21]), Is.EqualTo(new[] { 21.0, 0, 0 }));
    }

    [TestCaseSource(nameof(WholeDemands))]
    public void LotsOfOne_AreBaseStock(LeadTimeDemand demand)
    {
        var model = Example with { Demand = demand };
        var (levels, cost) = ClarkScarf.Solve(model);
        var (points, costInLots) = EchelonBatches.Solve(model, [1, 1, 1]);
        Assert.Multiple(() =>
        {
            Assert.That(points.Select(point => point + 1.0), Is.EqualTo(levels));
            Assert.That(costInLots, Is.EqualTo(cost).Within(1e-9));
        });
    }
}
