namespace ProcessChain.Tests;

/// <summary>How much more orders vary than demand, where a formula tells it (Chen, Drezner, Ryan &amp; Simchi-Levi 2000).</summary>
internal sealed class BullwhipTests
{
    private const int Periods = 200_000;
    private const double Mean = 100;
    private const double Tolerance = 0.02;

    [TestCase(1, 4)]
    [TestCase(4, 5)]
    [TestCase(3, 10)]
    public void MovingAverage_AtOneStage_AmplifiesAsTheFormulaSays(int leadTime, int periods)
    {
        var measured = Measure(new OrderUpToDefinition { Forecast = Average(periods) }, leadTime);
        Assert.That(measured.Single(), IsNear(OfAverage(leadTime, periods)));
    }

    [TestCase(1, 0.2)]
    [TestCase(4, 0.1)]
    public void ExponentialSmoothing_AtOneStage_AmplifiesAsTheFormulaSays(int leadTime, double weight)
    {
        var forecast = new ExponentialSmoothingDefinition { Weight = weight };
        var formula = 1 + (2 * leadTime * weight) + (2 * leadTime * leadTime * weight * weight / (2 - weight));
        Assert.That(Measure(new OrderUpToDefinition { Forecast = forecast }, leadTime).Single(), IsNear(formula));
    }

    [Test]
    public void SharedForecasts_AmplifyByTheLeadTimesSoFar()
    {
        int[] leadTimes = [1, 2, 1];
        var measured = Measure(new OrderUpToDefinition { Forecast = Average(8) }, leadTimes);
        Assert.Multiple(() =>
        {
            foreach (var (stage, ratio) in measured.Index())
                Assert.That(ratio, IsNear(OfAverage(leadTimes.Take(stage + 1).Sum(), 8)), $"stage {stage + 1}");
        });
    }

    [Test]
    public void ForecastsOfOnesOwn_AmplifyMore_FromStageToStage()
    {
        int[] leadTimes = [1, 2];
        var measured = Measure(new OrderUpToDefinition { Forecast = Average(8), Shared = false }, leadTimes);
        Assert.That(measured[1], Is.GreaterThan(OfAverage(1, 8) * OfAverage(2, 8)));
    }

    [Test]
    public void ConstantLevels_AmplifyNothing()
    {
        var measured = Measure(new StageBaseStockDefinition { Levels = new(200, 300) }, 2, 3);
        Assert.That(measured, Is.All.EqualTo(1).Within(1e-9));
    }

    [Test]
    public void MovingAverage_OfFewPeriods_IsTheMeanSoFar()
    {
        var forecast = Average(3).Create();
        double[] seen = [6, 2, 4, 9];
        Assert.That(seen.Select(forecast.After), Is.EqualTo(new double[] { 6, 4, 4, 5 }).Within(1e-12));
    }

    /// <summary>Begins in balance: what is under way and on hand is what the mean demand needs.</summary>
    private static double[] Measure(RuleDefinition rule, params int[] leadTimes)
    {
        var system = new SerialDefinition
        {
            ShipmentLeadTime = new(leadTimes),
            HoldingCost = 1,
            Demand = DemandLaw.Distribution("Normal", ("mean", Mean), ("stddev", 10)),
            InitialStock = new(Array.ConvertAll(leadTimes, periods => periods * (int)Mean)),
        };
        Assert.That(rule.Validate(system), Is.Empty);
        var running = system.Create(Periods);
        running.Play(rule.Create(system), new EpisodeSeed(1, 1));
        return running.Figures()[^leadTimes.Length..];
    }

    private static MovingAverageDefinition Average(int periods) => new() { Periods = periods };

    private static double OfAverage(double leadTime, double periods) =>
        1 + (2 * leadTime / periods) + (2 * leadTime * leadTime / (periods * periods));

    private static NUnit.Framework.Constraints.Constraint IsNear(double formula) =>
        Is.EqualTo(formula).Within(Tolerance * formula);
}
