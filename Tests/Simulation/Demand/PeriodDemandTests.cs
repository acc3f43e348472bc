namespace ProcessChain.Tests;

internal sealed class PeriodDemandTests
{
    private static readonly PeriodDemand[] Distributions =
    [
        new PoissonDemand { Mean = 4 },
        new PoissonDemand { Mean = 35.5, Shift = -7 },
        new BinomialDemand { Trials = 40, Probability = 0.25 },
        new BinomialDemand
        {
            Trials = 300,
            Probability = 0.8,
            Shift = 2,
        },
        new IntegersDemand { High = 40 },
        new IntegersDemand
        {
            Low = -5,
            High = 5,
            Shift = 5,
        },
        new GeometricDemand { Probability = 0.2, Shift = -1 },
        new GeometricDemand { Probability = 0.6 },
        new NegativeBinomialDemand { Successes = 3, Probability = 0.4 },
        new NegativeBinomialDemand
        {
            Successes = 80,
            Probability = 0.1,
            Shift = 1,
        },
        new TwoMomentDemand { Mean = 4, Deviation = 2 },
        new TwoMomentDemand { Mean = 4, Deviation = 1 },
        new TwoMomentDemand { Mean = 4, Deviation = 3 },
        new TwoMomentDemand
        {
            Mean = 2,
            Deviation = 4,
            Shift = 3,
        },
    ];

    [TestCaseSource(nameof(Distributions))]
    public void Draws_HaveTheMomentsAndTheLeastValueTold(PeriodDemand demand)
    {
        var least = int.MaxValue;
        LegacyDistributionsTests.AssertMoments(
            source =>
            {
                var drawn = demand.Draw(0, source);
                least = Math.Min(least, drawn);
                return drawn;
            },
            demand.MeanOf(0),
            demand.VarianceOf(0)
        );
        Assert.That(least, Is.GreaterThanOrEqualTo(demand.Least));
        Assert.That(demand.Validate(30), Is.Empty);
    }

    private static IEnumerable<PeriodDemand> Laws() =>
        Distributions.Concat([
            new PoissonDemand { Mean = 0, Shift = 3 },
            new PoissonDemand { Mean = 700 },
            new BinomialDemand { Trials = 0, Probability = 0.5 },
            new BinomialDemand { Trials = 9, Probability = 0 },
            new BinomialDemand { Trials = 9, Probability = 1 },
            new GeometricDemand { Probability = 1 },
            new TwoMomentDemand { Mean = 0, Deviation = 1 },
            new TwoMomentDemand { Mean = 3, Deviation = 0 },
            new TwoMomentDemand { Mean = 0.25, Deviation = Math.Sqrt(0.1875) },
            new TwoMomentDemand { Mean = 4, Deviation = 4.25 },
            new TwoMomentDemand { Mean = 200, Deviation = 14.2 },
            new PerPeriodDemand { List = new(4) },
        ]);

    /// <summary>Fails where a law has the probabilities of another, or forgets the shift.</summary>
    [TestCaseSource(nameof(Laws))]
    public void Probabilities_AddUpToOne_AndHaveTheMomentsTold(PeriodDemand demand)
    {
        const double Tolerance = 1e-9;
        var units = Enumerable.Range(-50, 2000).ToArray();
        double Expected(Func<int, double> of) => units.Sum(u => demand.ProbabilityOf(0, u) * of(u));
        var mean = demand.MeanOf(0);
        Assert.Multiple(() =>
        {
            Assert.That(units.Select(u => demand.ProbabilityOf(0, u)), Is.All.InRange(0, 1));
            Assert.That(Expected(_ => 1), Is.EqualTo(1).Within(Tolerance));
            Assert.That(Expected(u => u), Is.EqualTo(mean).Within(Tolerance * (1 + Math.Abs(mean))));
            Assert.That(
                Expected(u => (u - mean) * (u - mean)),
                Is.EqualTo(demand.VarianceOf(0)).Within(Tolerance * (1 + demand.VarianceOf(0)))
            );
            Assert.That(demand.ProbabilityOf(0, demand.Least), Is.Positive.Or.LessThan(1e-300));
            Assert.That(demand.ProbabilityOf(0, demand.Least - 1), Is.Zero);
        });
    }

    [TestCaseSource(nameof(Distributions))]
    public void Probabilities_AreHowOftenUnitsAreDrawn(PeriodDemand demand)
    {
        const int Draws = 20_000;
        var source = new RandomStream(5);
        var often = Enumerable.Range(0, Draws).CountBy(_ => demand.Draw(0, source)).ToDictionary();
        foreach (var (units, count) in often.Where(drawn => drawn.Value > 100))
        {
            var expected = Draws * demand.ProbabilityOf(0, units);
            Assert.That(count, Is.EqualTo(expected).Within(5 * Math.Sqrt(expected)), $"{units}");
        }
    }

    [Test]
    public void Integers_IncludeBothEnds()
    {
        var source = new RandomStream(1);
        var demand = new IntegersDemand { Low = 2, High = 4 };
        var drawn = Enumerable.Range(0, 1000).Select(_ => demand.Draw(0, source)).Distinct();
        Assert.That(drawn, Is.EquivalentTo(new[] { 2, 3, 4 }));
    }

    /// <summary>Few successes, each with more failures than a search begins with.</summary>
    [Test]
    public void RareSuccesses_HaveTheMomentsTold()
    {
        var demand = new NegativeBinomialDemand { Successes = 2, Probability = 0.001 };
        LegacyDistributionsTests.AssertMoments(source => demand.Draw(0, source), 1998, 1_998_000);
    }

    [Test]
    public void CertainBinomial_TellsItsOnlyValue() =>
        Assert.That(new BinomialDemand { Trials = 7, Probability = 1 }.Least, Is.EqualTo(7));

    [Test]
    public void List_GivesItsValues_WithoutDrawing()
    {
        var demand = new PerPeriodDemand { List = new(3, 0, -1) };
        var source = new NumpyRandom(0);
        Assert.Multiple(() =>
        {
            Assert.That(Enumerable.Range(0, 3).Select(n => demand.Draw(n, source)), Is.EqualTo(demand.List));
            Assert.That(demand.MeanOf(0), Is.EqualTo(3));
            Assert.That(demand.Least, Is.EqualTo(-1));
            Assert.That(demand.VarianceOf(0), Is.Zero);
            Assert.That(source.NextWord(), Is.EqualTo(new NumpyRandom(0).NextWord()));
            Assert.That(demand.Validate(3), Is.Empty);
        });
    }

    private static IEnumerable<TestCaseData> Wrong()
    {
        TestCaseData Case(string keys, PeriodDemand demand) => new(keys, demand);
        yield return Case("mean", new PoissonDemand { Mean = -1 });
        yield return Case("mean", new PoissonDemand { Mean = double.NaN });
        yield return Case("mean", new PoissonDemand { Mean = 1_000_001 });
        yield return Case("shift", new PoissonDemand { Shift = 1_000_001 });
        yield return Case("shift", new PoissonDemand { Shift = -1_000_001 });
        yield return Case("trials", new BinomialDemand { Trials = -1, Probability = 0 });
        yield return Case("trials", new BinomialDemand { Trials = 1_000_001, Probability = 1 });
        yield return Case("probability", new BinomialDemand { Trials = 0, Probability = 1.01 });
        yield return Case("probability", new BinomialDemand { Trials = 0, Probability = -0.01 });
        yield return Case("probability", new BinomialDemand { Trials = 0, Probability = double.NaN });
        yield return Case("high", new IntegersDemand { Low = 3, High = 2 });
        yield return Case("high", new IntegersDemand { High = 1_000_001 });
        yield return Case("low", new IntegersDemand { Low = -1_000_001, High = 0 });
        yield return Case("probability", new GeometricDemand { Probability = 0 });
        yield return Case("probability", new GeometricDemand { Probability = 1e-7 });
        yield return Case("probability", new GeometricDemand { Probability = 1.01 });
        yield return Case("probability", new GeometricDemand { Probability = double.NaN });
        yield return Case("successes", new NegativeBinomialDemand { Successes = 0, Probability = 0.5 });
        yield return Case("successes", new NegativeBinomialDemand { Successes = 1000, Probability = 1e-5 });
        yield return Case("probability", new NegativeBinomialDemand { Successes = 1, Probability = 1 });
        yield return Case("mean", new TwoMomentDemand { Mean = -1, Deviation = 1 });
        yield return Case("deviation", new TwoMomentDemand { Mean = 1, Deviation = double.NaN });
        yield return Case("deviation", new TwoMomentDemand { Mean = 0.25, Deviation = 0.4 });
        yield return Case("deviation", new TwoMomentDemand { Mean = 2.5, Deviation = 0.2 });
        yield return Case("deviation", new TwoMomentDemand { Mean = 1, Deviation = 2000 });
        yield return Case("list", new PerPeriodDemand { List = new(1, 2) });
        yield return Case("list[1]", new PerPeriodDemand { List = new(1, 1_000_001, 2) });
        yield return Case("list[2]", new PerPeriodDemand { List = new(1, 1, -1_000_001) });
    }

    [TestCaseSource(nameof(Wrong))]
    public void Fault_IsToldAtItsKey(string key, PeriodDemand demand) =>
        Assert.That(demand.Validate(3).Select(fault => fault.Key), Is.EqualTo(new[] { key }));
}
