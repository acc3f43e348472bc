namespace ProcessChain.Tests;

/// <summary>What cannot be solved is refused, and says why.</summary>
internal sealed class OptimumScopeTests
{
    private static IEnumerable<TestCaseData> ChainsWithoutBound()
    {
        var chain = new ChainDefinition();
        yield return Case("transport", chain with { TransportDays = 2 }, "system.transportDays", "one day");
        yield return Case(
            "storage costs",
            chain with
            {
                StorageCost = new PerElement<double>(1, 2, 3, 4),
            },
            "system.storageCost",
            "equal"
        );
        yield return Case("free storage", chain with { StorageCost = 0 }, "system.storageCost", "above 0");
        yield return Case("free lateness", chain with { LateCost = 0 }, "system.lateCost", "above 0");
        yield return Case("parts of lots", chain with { InitialStock = 3 }, "system.initialStock", "whole lots");
    }

    [TestCaseSource(nameof(ChainsWithoutBound))]
    public void Bound_OfAnotherChain_IsRefused(ChainDefinition chain, string key, string word)
    {
        var faults = ChainBound.Validate(chain, new UniformDemand()).ToList();
        Assert.That(faults.Select(fault => fault.Key), Has.Some.EqualTo(key));
        Assert.That(faults.Select(fault => fault.Message), Has.Some.Contains(word));
        Assert.Throws<ArgumentException>(() => ChainBound.Solve(chain, new UniformDemand()));
    }

    [Test]
    public void Bound_OfAnotherCustomer_IsRefused() =>
        Assert.That(
            ChainBound.Validate(new ChainDefinition(), new StepDemand()).Single().Message,
            Does.Contain("'step'").And.Contains("'uniform'")
        );

    [TestCase(12, null, "system")]
    [TestCase(4, 1, "system.decisionsPerDay")]
    public void Optimum_OutOfReach_IsRefusedThoughThereIsABound(int stations, int? decisions, string key)
    {
        var chain = new ChainDefinition { Stations = stations, DecisionsPerDay = decisions };
        Assert.That(ChainBound.Validate(chain, new UniformDemand()), Is.Empty);
        Assert.That(ExactChain.Validate(chain, new UniformDemand()).Single().Key, Is.EqualTo(key));
        Assert.Throws<ArgumentException>(() => ExactChain.Solve(chain, new UniformDemand()));
    }

    [Test]
    public void Optimum_WhereOrdersAheadAreCheap_NeedsARestrictionOfOrders()
    {
        var chain = new ChainDefinition { LateCost = new PerElement<double>(0, 0, 0, 0, 1) };
        Assert.That(ExactChain.Validate(chain, new UniformDemand()).Single().Key, Is.EqualTo("system.lateCost"));
        chain = chain with { Orders = OrderRule.CoveredBySupplier };
        Assert.That(ExactChain.Validate(chain, new UniformDemand()), Is.Empty);
    }

    [TestCase(15, 3000)]
    [TestCase(15, 500)]
    public void CustomerWithTooManyDecisionsToWeigh_HasNoOptimum(int interval, int quantity)
    {
        var chain = new ChainDefinition { LotSize = quantity / 40, DecisionsPerDay = 24 };
        var customer = new UniformDemand { Interval = new(5, interval), Quantity = new(15, quantity) };
        Assert.That(ChainBound.Validate(chain, customer), Is.Empty);
        Assert.That(ExactChain.Validate(chain, customer), Is.Not.Empty);
    }

    [TestCase(1_000_000, 25)]
    [TestCase(15, 1_000_000)]
    public void CustomerWithTooManyStates_IsRefusedAtOnce(int interval, int quantity)
    {
        var customer = new UniformDemand { Interval = new(5, interval), Quantity = new(15, quantity) };
        Assert.That(ChainBound.Validate(new ChainDefinition(), customer), Is.Not.Empty);
    }

    private static TestCaseData Case(string name, ChainDefinition chain, string key, string word) =>
        new TestCaseData(chain, key, word).SetArgDisplayNames(name);
}
