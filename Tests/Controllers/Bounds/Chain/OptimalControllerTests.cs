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

    [TestCase(6, false, 6.85825)]
    [TestCase(8, false, 7.12901, Category = "Slow", Explicit = true, Reason = "20 seconds")]
    [TestCase(7, true, 11.34840, Category = "Slow", Explicit = true, Reason = "30 seconds")]
    public void ExactPolicy_OfALongChain_CostsTheOptimum(int stations, bool isVolatile, double known)
    {
        var customer = isVolatile ? Volatile : new UniformDemand();
        var chain = new ChainDefinition { Stations = stations };
        var optimum = ExactChain.Solve(chain, customer).CostPerDay;
        Assert.That(known, Is.InRange(optimum.Lower - 1e-5, optimum.Upper + 1e-5));
        var (mean, error) = Simulate(new OptimalDefinition(), chain, customer);
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
        var (others, _) = Simulate(new OptimalDefinition { Demand = new UniformDemand() }, chain, Volatile);
        Assert.That(others, Is.GreaterThan(own + 0.1));
    }

    [TestCase(12, 0, 20, 10, 30)]
    [TestCase(6, 5, 15, 15, 25)]
    [TestCase(4, 5, 15, 15, 25)]
    public void KindIsEnough_AndTheDemandIsTheSystems(int stations, int soonest, int latest, int least, int most)
    {
        var demand = new UniformDemand { Interval = new(soonest, latest), Quantity = new(least, most) };
        var chain = new ChainDefinition { Stations = stations, Demand = demand };
        Assert.That(new OptimalDefinition().Validate(chain), Is.Empty);
        var figures = new ChainSetup(chain, 1000).Play(new OptimalDefinition().Create(chain), new EpisodeSeed(1, 1));
        Assert.That(figures["costPerDay"], Is.LessThan(16));
    }

    [Test]
    public void ADemandThatCannotBeSolved_IsAFaultOfTheController()
    {
        var fault = new OptimalDefinition().Validate(new ChainDefinition { Demand = new StepDemand() }).Single();
        Assert.That(fault.Key, Is.EqualTo("system.demand"));
        Assert.That(fault.Message, Does.Contain("only a 'uniform' customer"));
    }

    [Test]
    public void ItsOwnDemandThatCannotBeSolved_IsAFaultOfTheController() =>
        Assert.That(
            new OptimalDefinition { Demand = new PoissonDemand() }
                .Validate(new ChainDefinition())
                .Single(),
            Is.EqualTo(
                new Fault(
                    "demand",
                    "is of the kind 'poisson'; only a 'uniform' customer can be solved: its intervals and quantities "
                        + "must be independent and follow known laws."
                )
            )
        );

    [Test]
    public void ExactPolicy_OrdersOnlyWhatSuppliersHave()
    {
        var chain = new ChainDefinition
        {
            Orders = OrderRule.CoveredBySupplier,
            InitialStock = new PerElement<int>(50, 0, 20, 3),
        };
        var controller = new OptimalDefinition().Create(chain);
        var figures = new ChainSetup(chain, 2000).Play(controller, new EpisodeSeed(1, 1));
        Assert.That(figures["costPerDay"], Is.LessThan(8));
    }

    private static (double Mean, double Error) Simulate(
        OptimalDefinition policy,
        ChainDefinition chain,
        UniformDemand customer
    )
    {
        var setup = new ChainSetup(chain with { Demand = customer }, Days);
        var controller = policy.Create(setup.Chain);
        var costs = Enumerable
            .Range(1, Episodes)
            .Select(episode => setup.Play(controller, new EpisodeSeed(7, episode))["costPerDay"])
            .ToList();
        var error = costs.StandardDeviation() / Math.Sqrt(Episodes);
        TestContext.Out.WriteLine($"{costs.Mean():0.0000} ± {error:0.0000}");
        return (costs.Mean(), error);
    }
}
