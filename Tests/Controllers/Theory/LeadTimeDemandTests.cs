namespace ProcessChain.Tests;

/// <summary>Laws of demand over several periods.</summary>
internal sealed class LeadTimeDemandTests
{
    private static readonly LeadTimeDemand[] Demands =
    [
        new NormalLeadTimeDemand { Mean = 5, StandardDeviation = 1 },
        new ClippedNormalLeadTimeDemand { Mean = 3, StandardDeviation = 2 },
        new LognormalLeadTimeDemand { Mu = 1, Sigma = 0.4 },
        new PoissonLeadTimeDemand { Mean = 450 },
        new UniformLeadTimeDemand { Low = 1, High = 9 },
        TheoryCases.Discrete([0, 3, 11], [0.5, 0.3, 0.2]),
    ];

    [TestCaseSource(nameof(Demands))]
    public void Lattice_HasTheMeanAndAllProbability(LeadTimeDemand demand)
    {
        var step = demand.Steps[^1];
        foreach (var periods in new[] { 0, 1, 3 })
        {
            var law = demand.Over(periods, step);
            Assert.Multiple(() =>
            {
                Assert.That(law.Probabilities.Sum(), Is.EqualTo(1).Within(1e-9));
                Assert.That(
                    law.Mean * step,
                    Is.EqualTo(periods * demand.MeanPerPeriod).Within(1e-7 * (1 + demand.MeanPerPeriod))
                );
                Assert.That(
                    demand.Shortage(0, periods) - periods * demand.MeanPerPeriod,
                    Is.Zero.Within(1e-6 * (1 + demand.MeanPerPeriod)),
                    "Nothing is below 0, or nearly so."
                );
            });
        }
    }

    [TestCaseSource(nameof(Demands))]
    public void Quantile_IsWhereTheShortageFallsAsFast(LeadTimeDemand demand)
    {
        const double Probability = 0.83;
        var (width, at) = (demand.IsWhole ? 1 : 1e-2, demand.Quantile(Probability, 2));
        double Exceeded(double level) => (demand.Shortage(level - width, 2) - demand.Shortage(level, 2)) / width;
        Assert.Multiple(() =>
        {
            Assert.That(Exceeded(at), Is.GreaterThan(1 - Probability - 1e-3), "just below");
            Assert.That(Exceeded(at + width), Is.LessThan(1 - Probability + 1e-3), "just above");
        });
    }

    [Test]
    public void LawOfASystem_IsTakenOver()
    {
        var demand = DiscreteLeadTimeDemand.Of(new PoissonDemand { Mean = 6, Shift = 2 });
        var poisson = new PoissonLeadTimeDemand { Mean = 6 };
        Assert.Multiple(() =>
        {
            Assert.That(demand.Validate(), Is.Empty);
            Assert.That(demand.MeanPerPeriod, Is.EqualTo(8).Within(1e-12));
            Assert.That(demand.Shortage(30, 3), Is.EqualTo(poisson.Shortage(24, 3)).Within(1e-12));
        });
    }
}
