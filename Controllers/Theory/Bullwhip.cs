namespace ProcessChain;

/// <summary>
/// How much more orders vary than demand, Var(q) / Var(D), where a stage orders up to L times its forecast of a period's demand, and
/// may send units back. L is the lead time with the period of review: an order placed at the end of period t arrives at the
/// beginning of t + L.
/// </summary>
/// <remarks>
/// Chen, Drezner, Ryan &amp; Simchi-Levi, "Quantifying the bullwhip effect in a simple supply chain", Management Science 46(3), 2000;
/// Chen, Ryan &amp; Simchi-Levi, "The impact of exponential smoothing forecasts on the bullwhip effect", Naval Research Logistics
/// 47(4), 2000. Exact without safety stock, which makes orders vary more. With a constant level the ratio is 1.
/// </remarks>
internal static class Bullwhip
{
    private const double Negligible = 1e-12;

    /// <summary>1 + (2L/p + 2L²/p²) (1 − ρᵖ), where forecasts are the mean of the last p demands.</summary>
    /// <param name="leadTime">L, periods; where all stages see the customer's demand, of all stages down to the customer together.</param>
    /// <param name="observations">p, 1 or more.</param>
    /// <param name="correlation">ρ of one period's demand with the next one's, above −1 and below 1; 0 where demand is independent.</param>
    public static double MovingAverage(int leadTime, int observations, double correlation = 0)
    {
        var share = (double)leadTime / observations;
        return 1 + (((2 * share) + (2 * share * share)) * (1 - Math.Pow(correlation, observations)));
    }

    /// <summary>1 + (2Lα + 2L²α² / (2 − α)) (1 − ρ) / (1 − (1 − α) ρ), where forecasts are smoothed exponentially.</summary>
    /// <param name="leadTime">L, periods; where all stages see the customer's demand, of all stages down to the customer together.</param>
    /// <param name="smoothing">α: the weight of the last demand, above 0 and at most 1.</param>
    /// <param name="correlation">ρ of one period's demand with the next one's, above −1 and below 1; 0 where demand is independent.</param>
    public static double ExponentialSmoothing(int leadTime, double smoothing, double correlation = 0)
    {
        var weight = leadTime * smoothing;
        return 1
            + (
                ((2 * weight) + (2 * weight * weight / (2 - smoothing)))
                * (1 - correlation)
                / (1 - ((1 - smoothing) * correlation))
            );
    }

    /// <summary>
    /// The weights of the last, the last but one, … demand in an order, where forecasts are the mean of the last p demands: 1 + L/p and,
    /// p periods later, −L/p.
    /// </summary>
    /// <inheritdoc cref="MovingAverage" path="/param"/>
    public static double[] MovingAverageWeights(int leadTime, int observations)
    {
        var weights = new double[observations + 1];
        var share = (double)leadTime / observations;
        weights[0] = 1 + share;
        weights[observations] -= share;
        return weights;
    }

    /// <summary>The weights of the last, the last but one, … demand in an order, where forecasts are smoothed exponentially: 1 + Lα, and −Lα² (1 − α)ᵏ.</summary>
    /// <inheritdoc cref="ExponentialSmoothing" path="/param"/>
    public static double[] ExponentialSmoothingWeights(int leadTime, double smoothing)
    {
        var weights = new List<double> { 1 + (leadTime * smoothing) };
        for (var weight = -leadTime * smoothing * smoothing; Math.Abs(weight) > Negligible; weight *= 1 - smoothing)
            weights.Add(weight);
        return [.. weights];
    }

    /// <summary>
    /// The ratio of the last of several stages of which each sees the orders of the one before it only, exactly: its orders
    /// are a moving sum of demands, whose weights are those of the stages folded.
    /// </summary>
    /// <param name="weights">For each stage, from the customer's, the weights of what it sees in its orders.</param>
    /// <param name="correlation">ρ of one period's demand with the next one's, above −1 and below 1.</param>
    public static double Decentralised(IEnumerable<double[]> weights, double correlation = 0)
    {
        var folded = weights.Aggregate(DemandProbabilities.Sum);
        var ratio = 0.0;
        for (var lag = 0; lag < folded.Length && (lag == 0 || correlation != 0); lag++)
        {
            var products = 0.0;
            for (var i = lag; i < folded.Length; i++)
                products += folded[i] * folded[i - lag];
            ratio += (lag == 0 ? 1 : 2) * Math.Pow(correlation, lag) * products;
        }
        return ratio;
    }
}
