namespace ProcessChain.Tests;

/// <summary>Laws whose mean follows the period.</summary>
internal sealed class VaryingDemandTests
{
    private static readonly SeasonalDemand Seasonal = new()
    {
        Mean = 20,
        Amplitude = 0.5,
        Season = 8,
    };

    private static readonly TrendingDemand Trending = new() { Mean = 5, Slope = -0.25 };

    private static readonly ShockDemand Shock = new()
    {
        Mean = 3,
        ShockMean = 40,
        From = 4,
        Until = 6,
    };

    private static readonly ModulatedDemand Modulated = new()
    {
        Mean = 20.0,
        Trend = 0.1,
        Amplitude = 0.5,
        Season = 8,
        Shock = 3,
        From = 5,
    };

    private static IEnumerable<TestCaseData> Means()
    {
        TestCaseData Case(PeriodDemand law, int period, double mean) =>
            new TestCaseData(law, period, mean).SetArgDisplayNames($"{law.GetType().Name} {period} {mean}");
        yield return Case(Seasonal, 0, 20);
        yield return Case(Seasonal, 1, 20 + (10 * Math.Sqrt(0.5)));
        yield return Case(Seasonal, 2, 30);
        yield return Case(Seasonal, 6, 10);
        yield return Case(Seasonal, 802, 30);
        yield return Case(Seasonal with { Phase = -2 }, 2, 20);
        yield return Case(Seasonal with { Phase = 4 }, 2, 10);
        yield return Case(Seasonal with { Amplitude = 1 }, 6, 0);
        yield return Case(Seasonal with { Season = 2.5 }, 5, 20);
        yield return Case(Trending, 0, 5);
        yield return Case(Trending, 8, 3);
        yield return Case(Trending, 20, 0);
        yield return Case(Trending, 21, 0);
        yield return Case(Trending with { Slope = 1e6 }, 7, 1e6);
        yield return Case(Shock, 3, 3);
        yield return Case(Shock, 4, 40);
        yield return Case(Shock, 5, 40);
        yield return Case(Shock, 6, 3);
        yield return Case(Shock with { Until = null }, 1_000_000, 40);
        yield return Case(Modulated, 0, 20);
        yield return Case(Modulated, 2, 20 * 1.2 * 1.5);
        yield return Case(Modulated, 6, 20 * 1.6 * 0.5 * 3);
        yield return Case(Modulated with { Mean = new(5.0, 7.0), Shock = 1 }, 8, 7 * 1.8);
        yield return Case(Modulated with { Trend = -1 }, 2, 0);
    }

    [TestCaseSource(nameof(Means))]
    public void Mean_IsThatOfThePeriod(PeriodDemand demand, int period, double mean)
    {
        Assert.That(demand.MeanOf(period), Is.EqualTo(mean).Within(1e-12 * mean));
        Assert.That(demand.VarianceOf(period), Is.EqualTo(demand.MeanOf(period)));
        Assert.That(demand.Validate(), Is.Empty);
    }

    /// <summary>The mean and the variance of 200 000 draws lie within 5 standard errors of the law's.</summary>
    [TestCaseSource(nameof(Means))]
    public void Draws_HaveTheMomentsOfThePeriod(PeriodDemand demand, int period, double mean) =>
        LegacyDistributionsTests.AssertMoments(
            source => demand.Draw(period, source),
            demand.MeanOf(period),
            demand.VarianceOf(period)
        );

    [TestCaseSource(nameof(Means))]
    public void Probabilities_AreThoseOfThePeriodsMean(PeriodDemand demand, int period, double mean)
    {
        var units = Enumerable.Range((int)Math.Max(0, mean - 50_000), 100_000).ToArray();
        Assert.That(units.Sum(u => demand.ProbabilityOf(period, u)), Is.EqualTo(1).Within(1e-6));
        Assert.That(demand.ProbabilityOf(period, -1), Is.Zero);
        Assert.That(
            units.Sum(u => u * demand.ProbabilityOf(period, u)),
            Is.EqualTo(mean).Within(1e-6 * Math.Max(1, mean))
        );
    }

    [Test]
    public void MeanPerPeriod_IsThatOfTheFirstPeriods()
    {
        Assert.That(Seasonal.MeanPerPeriod(8), Is.EqualTo(20).Within(1e-12));
        Assert.That(Seasonal.MeanPerPeriod(1), Is.EqualTo(20));
        Assert.That(Trending.MeanPerPeriod(3), Is.EqualTo(4.75));
        Assert.That(Shock.MeanPerPeriod(8), Is.EqualTo(((6 * 3) + (2 * 40)) / 8.0));
    }

    [Test]
    public void Orders_AreTheDrawsOfThePeriods_WithoutThoseOf0()
    {
        var source = new EpisodeSeed(1, 2).Stream("customer");
        var drawn = Enumerable.Range(0, 200).Select(period => new CustomerOrder(period, Shock.Draw(period, source)));
        var orders = Shock.Orders(new EpisodeSeed(1, 2).Stream("customer")).TakeWhile(order => order.Day < 200);
        Assert.That(orders, Is.EqualTo(drawn.Where(order => order.Quantity != 0)));
    }

    private static IEnumerable<TestCaseData> Wrong()
    {
        TestCaseData Case(string key, PeriodDemand demand) => new TestCaseData(key, demand).SetArgDisplayNames(key);
        foreach (var wrong in new[] { -1, 1_000_001, double.NaN })
        {
            yield return Case("mean", Seasonal with { Mean = wrong });
            yield return Case("mean", Trending with { Mean = wrong });
            yield return Case("mean", Shock with { Mean = wrong });
            yield return Case("shockMean", Shock with { ShockMean = wrong });
            yield return Case("amplitude", Seasonal with { Amplitude = wrong });
            yield return Case("season", Seasonal with { Season = wrong });
        }
        yield return Case("amplitude", Seasonal with { Amplitude = 1.01 });
        yield return Case("season", Seasonal with { Season = 0.99 });
        yield return Case("phase", Seasonal with { Phase = double.NegativeInfinity });
        yield return Case("phase", Seasonal with { Phase = 1e7 });
        yield return Case("slope", Trending with { Slope = double.NaN });
        yield return Case("slope", Trending with { Slope = -1e7 });
        yield return Case("from", Shock with { From = -1 });
        yield return Case("until", Shock with { Until = 4 });
    }

    [TestCaseSource(nameof(Wrong))]
    public void Fault_IsToldAtItsKey(string key, PeriodDemand demand) =>
        Assert.That(demand.Validate(30).Select(fault => fault.Key), Is.EqualTo(new[] { key }));

    /// <summary>Against the runtime's sine, and exact where that of a quarter is.</summary>
    [Test]
    public void PortableSine_IsTheSine()
    {
        for (var turns = -3.0; turns < 3; turns += 0.000_37)
        {
            var sine = PortableSine.OfTurns(turns);
            Assert.That(sine, Is.EqualTo(Math.Sin(2 * Math.PI * turns)).Within(5e-15));
            Assert.That(sine, Is.InRange(-1, 1));
        }
        double[] quarters = [0, 0.25, 0.5, 0.75, 1, -0.25, 1e6 + 0.25];
        Assert.That(quarters.Select(PortableSine.OfTurns), Is.EqualTo(new double[] { 0, 1, 0, -1, 0, -1, 1 }));
    }
}
