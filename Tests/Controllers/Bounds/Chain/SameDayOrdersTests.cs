namespace ProcessChain.Tests;

/// <summary>Customers who order several times on one day, however often: a plain value iteration gives the truth.</summary>
internal sealed class SameDayOrdersTests
{
    private const double Precision = 1e-7;

    [TestCase(4, 3, 10, 5, 10, 5, 4.54801, Category = "Slow", Explicit = true, Reason = "12 seconds")]
    [TestCase(5, 2, 10, 3, 6, 5, null, Category = "Slow", Explicit = true, Reason = "a minute")]
    [TestCase(3, 2, 10, 5, 10, 5, null)]
    [TestCase(2, 2, 3, 0, 4, 2, 2.72180)]
    [TestCase(3, 4, 1, 0, 4, 4, 6.00101)]
    public void Optimum_WithIntervalsFromZero_HoldsTheTruth(
        int stations,
        int decisions,
        int longest,
        int least,
        int most,
        int lot,
        double? known
    )
    {
        var chain = new ChainDefinition
        {
            Stations = stations,
            DecisionsPerDay = decisions,
            LotSize = lot,
        };
        var customer = new UniformDemand { Interval = new(0, longest), Quantity = new(least, most) };
        var found = ExactChain.Solve(chain, customer).CostPerDay;
        var (lower, upper) = new PlainValueIteration(chain, customer).Solve(Precision);
        TestContext.Out.WriteLine($"{found} for [{lower}, {upper}]");
        Assert.Multiple(() =>
        {
            Assert.That(found.Lower, Is.LessThanOrEqualTo(upper));
            Assert.That(found.Upper, Is.GreaterThanOrEqualTo(lower));
            Assert.That(found.Upper - found.Lower, Is.LessThan(1e-4));
            if (known is not null)
                Assert.That(lower, Is.EqualTo(known).Within(1e-5));
        });
    }

    [Test]
    public void Bound_WithDecisionsEnough_IsTheTruth()
    {
        var chain = new ChainDefinition { Stations = 2, DecisionsPerDay = 12 };
        var customer = new UniformDemand { Interval = new(0, 10), Quantity = new(5, 10) };
        var (lower, upper) = new PlainValueIteration(chain, customer).Solve(Precision);
        var found = ChainBound.Solve(chain, customer).CostPerDay;
        TestContext.Out.WriteLine($"{found} for [{lower}, {upper}]");
        Assert.That(found.Middle, Is.EqualTo(lower).Within(2e-6));
    }
}
