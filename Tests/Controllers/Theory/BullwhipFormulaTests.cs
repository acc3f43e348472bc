namespace ProcessChain.Tests;

/// <summary>Formulas of the bullwhip against the weights of demands in orders, and against orders themselves.</summary>
internal sealed class BullwhipFormulaTests
{
    [TestCase(1, 1, 0)]
    [TestCase(3, 5, 0)]
    [TestCase(3, 5, 0.6)]
    [TestCase(4, 10, -0.5)]
    public void MovingAverage_IsWhatItsWeightsGive(int leadTime, int observations, double correlation) =>
        Assert.That(
            Bullwhip.Decentralised([Bullwhip.MovingAverageWeights(leadTime, observations)], correlation),
            Is.EqualTo(Bullwhip.MovingAverage(leadTime, observations, correlation)).Within(1e-9)
        );

    [TestCase(1, 1, 0)]
    [TestCase(3, 0.3, 0)]
    [TestCase(3, 0.3, 0.6)]
    [TestCase(4, 0.1, -0.5)]
    public void ExponentialSmoothing_IsWhatItsWeightsGive(int leadTime, double smoothing, double correlation) =>
        Assert.That(
            Bullwhip.Decentralised([Bullwhip.ExponentialSmoothingWeights(leadTime, smoothing)], correlation),
            Is.EqualTo(Bullwhip.ExponentialSmoothing(leadTime, smoothing, correlation)).Within(1e-9)
        );

    [Test]
    public void Decentralised_IsNotBelowTheProductOfStages()
    {
        int[] leadTimes = [2, 3, 1];
        var product = leadTimes.Aggregate(1.0, (ratio, time) => ratio * Bullwhip.MovingAverage(time, 8));
        var ratio = Bullwhip.Decentralised(leadTimes.Select(time => Bullwhip.MovingAverageWeights(time, 8)));
        Assert.That(ratio, Is.GreaterThan(product));
        Assert.That(ratio, Is.GreaterThan(Bullwhip.MovingAverage(6, 8)));
    }

    [Test]
    public void OrdersOfTwoStages_VaryAsTheWeightsSay()
    {
        const int Observations = 5;
        var stream = new EpisodeSeed(1, 1).Stream("demand");
        var demand = Enumerable.Range(0, 200_000).Select(_ => stream.NextDouble()).ToArray();
        var first = Orders(demand, 3, Observations);
        var second = Orders(first, 2, Observations);
        var measured = Variance(second) / Variance(demand);
        var weights = new[] { 3, 2 }.Select(leadTime => Bullwhip.MovingAverageWeights(leadTime, Observations));
        Assert.That(measured, Is.EqualTo(Bullwhip.Decentralised(weights)).Within(0.02 * measured));
    }

    /// <summary>Orders up to the lead time times the mean of what was demanded lately.</summary>
    private static double[] Orders(double[] demand, int leadTime, int observations)
    {
        double Level(int period) => leadTime * demand.Skip(period - observations).Take(observations).Average();
        return
        [
            .. Enumerable
                .Range(observations + 1, demand.Length - observations - 1)
                .Select(period => Level(period) - Level(period - 1) + demand[period - 1]),
        ];
    }

    private static double Variance(double[] values)
    {
        var mean = values.Average();
        return values.Average(value => (value - mean) * (value - mean));
    }
}
