using MathNet.Numerics.Statistics;
using ProcessChain.Chain;
using ProcessChain.Controllers.Optimum;
using ProcessChain.Definitions;
using ProcessChain.Demand;
using ProcessChain.Randomness;

namespace ProcessChain.Tests.Controllers.Optimum;

/// <summary>The optimal policies, played in the simulation.</summary>
internal sealed class OptimalControllerTests
{
    private const int Episodes = 50;
    private const int Days = 20_000;

    private static readonly UniformDemand Volatile = new() { Interval = new(0, 20), Quantity = new(10, 30) };

    [Test]
    public void ExactPolicy_OverAMillionDays_CostsTheOptimum([Values] bool isVolatile, [Values(2, 4)] int decisions)
    {
        var customer = isVolatile ? Volatile : new UniformDemand();
        var chain = new ChainDefinition
        {
            DecisionsPerDay = decisions,
            Stations = isVolatile && decisions == 2 ? 3 : 4,
        };
        var optimum = ExactChain.Solve(chain, customer).CostPerDay;
        var (mean, error) = Simulate(new OptimalDefinition { Customer = customer }, chain, customer);
        TestContext.Out.WriteLine($"{optimum}");
        Assert.That(mean, Is.InRange(optimum.Lower - (3 * error), optimum.Upper + (3 * error)));
    }

    [TestCase(4, 6.27, 0.05)]
    [TestCase(8, 7.1288, 0.05)]
    public void ReleasePolicy_CostsWhatWasFoundIndependently(int stations, double cost, double tolerance)
    {
        var policy = new OptimalDefinition { Policy = OptimalPolicy.Release };
        var (mean, _) = Simulate(policy, new ChainDefinition { Stations = stations }, new UniformDemand());
        Assert.That(mean, Is.EqualTo(cost).Within(tolerance));
    }

    [Test]
    public void ExactPolicy_OrdersOnlyWhatSuppliersHave()
    {
        var chain = new ChainDefinition
        {
            Orders = OrderRule.CoveredBySupplier,
            InitialStock = new PerElement<int>(50, 0, 20, 3),
        };
        var controller = new OptimalDefinition().Create(chain);
        var figures = new EpisodeSetup(chain, new UniformDemand(), 2000).Run(controller, new EpisodeSeed(1, 1));
        Assert.That(figures.CostPerDay, Is.LessThan(8));
    }

    private static (double Mean, double Error) Simulate(
        OptimalDefinition policy,
        ChainDefinition chain,
        UniformDemand customer
    )
    {
        var setup = new EpisodeSetup(chain, customer, Days);
        var controller = policy.Create(chain);
        var costs = Enumerable
            .Range(1, Episodes)
            .Select(episode => setup.Run(controller, new EpisodeSeed(7, episode)).CostPerDay)
            .ToList();
        var error = costs.StandardDeviation() / Math.Sqrt(Episodes);
        TestContext.Out.WriteLine($"{costs.Mean():0.0000} ± {error:0.0000}");
        return (costs.Mean(), error);
    }
}
