namespace ProcessChain.Tests;

/// <summary>The optimum of serial systems by theory, against simulation and what is known.</summary>
internal sealed class SerialOptimumTests
{
    private const int Systems = 24;

    [TestCase(1, 0.4, 6.89861)]
    [TestCase(1, 3.9, 10.70085)]
    [TestCase(4, 3.9, 13.90994)]
    public void FourStages_OfNeuralInventoryControl_CostWhatIsKnown(int leadTime, double stockoutCost, double known)
    {
        var system = new SerialDefinition
        {
            ShipmentLeadTime = new(leadTime + 1, 3, 4, 2),
            HoldingCost = new(0.1, 0.05, 0.02, 0.01),
            TransitCost = 0,
            StockoutCost = new(stockoutCost),
            Demand = DemandLaw.Distribution("Normal", ("mean", 50), ("stddev", 20)),
        };
        Assert.That(SerialOptimum.Validate(system), Is.Empty);
        Assert.That(SerialOptimum.Solve(system).Cost, Is.EqualTo(known).Within(0.002 * known));
    }

    [Test]
    public void OrderLeadTimes_AndRisingCosts_AreFaults()
    {
        var system = new SerialDefinition
        {
            OrderLeadTime = new(1, 0, 0),
            HoldingCost = new(1, 2, 3),
            StockoutCost = new(1, 1),
            Demand = new StepDemand(),
        };
        Assert.Multiple(() =>
        {
            Assert.That(
                SerialOptimum.Validate(system).Select(fault => fault.Key),
                Is.EqualTo(
                    new[] { "system.orderLeadTime", "system.holdingCost", "system.stockoutCost", "system.demand" }
                )
            );
            Assert.That(StandardBounds.For(system), Is.Empty);
            Assert.That(StandardBounds.For(new SerialDefinition()), Has.Count.EqualTo(1));
        });
    }

    [Explicit]
    [Category("Slow")]
    [Test]
    public void Simulation_OfRandomSystems_CostsWhatTheorySays([NUnit.Framework.Range(1, Systems)] int number)
    {
        const int Episodes = 30;
        var system = Any(new EpisodeSeed(number, 0).Stream("system"));
        var expected = SerialOptimum.Solve(system).Cost;
        var controller = new SerialOptimalDefinition().Create(system);
        var running = system.Create(20_000);
        var costs = new double[Episodes];
        for (var episode = 0; episode < Episodes; episode++)
        {
            running.Play(controller, new EpisodeSeed(number, episode));
            costs[episode] = running.Figures()[0];
        }
        var mean = costs.Average();
        var error = Math.Sqrt(costs.Sum(cost => (cost - mean) * (cost - mean)) / (Episodes - 1) / Episodes);
        Assert.That(mean, Is.EqualTo(expected).Within(3 * error), $"{expected}, {error}");
    }

    /// <summary>1 to 4 stages; starts close to balance, so that the beginning does not weigh.</summary>
    private static SerialDefinition Any(RandomStream stream)
    {
        var stages = stream.Next(1, 5);
        var leads = Enumerable.Range(0, stages).Select(_ => stream.Next(0, 4)).ToArray();
        var echelon = Enumerable.Range(0, stages).Select(_ => 0.5 + stream.NextDouble()).ToArray();
        var system = new SerialDefinition
        {
            ShipmentLeadTime = new(leads),
            HoldingCost = new([.. echelon.Select((_, place) => echelon.Skip(place).Sum())]),
            StockoutCost = new(5 + (30 * stream.NextDouble())),
            Demand = new PoissonDemand { Mean = 1 + (9 * stream.NextDouble()) },
        };
        var levels = ClarkScarf.ToLocal(SerialOptimum.Solve(system).Levels);
        return system with { InitialStock = new([.. levels.Select(level => Math.Max(0, (int)level))]) };
    }
}
