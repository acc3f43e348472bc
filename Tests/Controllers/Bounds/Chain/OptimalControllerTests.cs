using MathNet.Numerics.Statistics;

namespace ProcessChain.Tests;

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
        var (mean, error) = Simulate(new OptimalDefinition(), chain, customer);
        TestContext.Out.WriteLine($"{optimum}");
        Assert.That(mean, Is.InRange(optimum.Lower - (3 * error), optimum.Upper + (3 * error)));
    }

    [TestCase(4, false, 6.27, 0.05)]
    [TestCase(8, false, 7.1288, 0.05)]
    [TestCase(8, true, 11.86, 0.15)]
    public void ReleasePolicy_CostsWhatWasFoundIndependently(
        int stations,
        bool isVolatile,
        double cost,
        double tolerance
    )
    {
        var policy = new OptimalDefinition { Policy = OptimalPolicy.Release };
        var customer = isVolatile ? Volatile : new UniformDemand();
        var (mean, _) = Simulate(policy, new ChainDefinition { Stations = stations }, customer);
        Assert.That(mean, Is.EqualTo(cost).Within(tolerance));
    }

    [Test]
    public void PolicyForAnotherCustomer_IsNotTheOptimalOne()
    {
        var chain = new ChainDefinition { Stations = 2 };
        var (own, _) = Simulate(new OptimalDefinition(), chain, Volatile);
        var (others, _) = Simulate(new OptimalDefinition { Customer = new UniformDemand() }, chain, Volatile);
        Assert.That(others, Is.GreaterThan(own + 0.1));
    }

    [TestCase("stations: 7", "interval: [0, 20], quantity: [10, 30]")]
    [TestCase("stations: 8", "interval: [5, 15], quantity: [15, 25]")]
    [TestCase("stations: 4", "interval: [5, 15], quantity: [15, 25]")]
    public void InAFile_KindIsEnough_AndTheCustomerIsTheExperiments(string chain, string customer)
    {
        var experiment = DefinitionReader.ReadText(
            $$"""
            name: small
            chain: { {{chain}} }
            customer: { kind: uniform, {{customer}} }
            baseline: optimal
            controllers: { optimal: { kind: optimal } }
            """,
            "small.yaml"
        );
        var written = DefinitionWriter.Write(experiment);
        Assert.That(written, Does.Contain("customer: ~"));
        Assert.That(DefinitionReader.ReadText(written, "written.yaml"), Is.EqualTo(experiment));
        var setup = new EpisodeSetup(experiment.Chain, experiment.Customer, 1000);
        var controller = ((OptimalDefinition)experiment.Controllers[0].Value).Create(setup.Chain, setup.Demand);
        Assert.That(setup.Run(controller, new EpisodeSeed(1, 1)).CostPerDay, Is.LessThan(16));
    }

    [Test]
    public void InAFile_ACustomerThatCannotBeSolved_IsAFaultOfTheController() =>
        Assert.That(
            () =>
                DefinitionReader.ReadText(
                    "{ name: a, baseline: b, customer: { kind: step }, controllers: { b: { kind: optimal } } }",
                    "a.yaml"
                ),
            Throws.InstanceOf<InvalidDefinitionException>().With.Message.Contains("only a 'uniform' customer")
        );

    [Test]
    public void ExactPolicy_OrdersOnlyWhatSuppliersHave()
    {
        var chain = new ChainDefinition
        {
            Orders = OrderRule.CoveredBySupplier,
            InitialStock = new PerElement<int>(50, 0, 20, 3),
        };
        var controller = new OptimalDefinition().Create(chain, new UniformDemand());
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
        var controller = policy.Create(chain, customer);
        var costs = Enumerable
            .Range(1, Episodes)
            .Select(episode => setup.Run(controller, new EpisodeSeed(7, episode)).CostPerDay)
            .ToList();
        var error = costs.StandardDeviation() / Math.Sqrt(Episodes);
        TestContext.Out.WriteLine($"{costs.Mean():0.0000} ± {error:0.0000}");
        return (costs.Mean(), error);
    }
}
