namespace ProcessChain;

/// <summary>
/// Functions of a demand path whose expectation is 0 in the eyes of one who decides in period n, and knows the demand of the
/// periods before it only.
/// </summary>
/// <remarks>
/// For each s ≥ n let z be the demand of the periods n .. s less its mean, over its standard deviation. z and (z² − 1)/√2 have
/// mean 0, and keep it when multiplied by what is known in period n: 1, the demand of the last 4 periods, and that of the
/// 6 before them, both less their means and scaled alike. Periods are independent: mean and variance of each are enough.
/// </remarks>
internal sealed class DemandFeatures
{
    private const int PerWindow = 6;

    private readonly int periods;
    private readonly int lookahead;
    private readonly double[] means;
    private readonly double[] variances;
    private readonly float[] values;

    /// <summary>Features of episodes of so many periods, with windows up to the lookahead.</summary>
    public DemandFeatures(PeriodDemand demand, int periods, int lookahead)
    {
        (this.periods, this.lookahead) = (periods, Math.Min(lookahead, periods));
        means = [.. Enumerable.Range(0, periods).Select(demand.MeanOf)];
        variances = [.. Enumerable.Range(0, periods).Select(demand.VarianceOf)];
        Width = MatrixProduct.Padded(PerWindow * this.lookahead);
        values = new float[periods * Width];
    }

    /// <summary>Features of a period; where the episode ends before the window does, they are 0.</summary>
    public int Width { get; }

    /// <summary>The features of the path that was observed, as a decision in the given period should know them.</summary>
    public ReadOnlySpan<float> Of(int period) => values.AsSpan(period * Width, Width);

    /// <summary>Calculates all features of a path.</summary>
    public void Observe(ReadOnlySpan<int> path)
    {
        for (var period = 0; period < periods; period++)
        {
            var lately = Standardised(path, period - 4, period);
            var before = Standardised(path, period - 10, period - 4);
            var row = values.AsSpan(period * Width, Width);
            for (var length = 1; length <= lookahead && period + length <= periods; length++)
            {
                var z = Standardised(path, period, period + length);
                // A demand that is certain has no square either.
                var square = z == 0 && Variance(period, period + length) == 0 ? 0 : ((z * z) - 1) / Math.Sqrt(2);
                Fill(row[((length - 1) * PerWindow)..], (float)z, (float)square, (float)lately, (float)before);
            }
        }
    }

    private static void Fill(Span<float> row, float z, float square, float lately, float before)
    {
        (row[0], row[1]) = (z, square);
        (row[2], row[3]) = (z * lately, square * lately);
        (row[4], row[5]) = (z * before, square * before);
    }

    /// <summary>The demand from a period to another, exclusive, less its mean and over its deviation; 0 where it is certain.</summary>
    private double Standardised(ReadOnlySpan<int> path, int from, int to)
    {
        var (sum, variance) = (0.0, Variance(from, to));
        for (var period = Math.Max(0, from); period < to; period++)
            sum += path[period] - means[period];
        return variance > 0 ? sum / Math.Sqrt(variance) : 0;
    }

    private double Variance(int from, int to)
    {
        var sum = 0.0;
        for (var period = Math.Max(0, from); period < to; period++)
            sum += variances[period];
        return sum;
    }
}
