namespace ProcessChain.Experiments;

/// <summary>Mean and interval of values that come one after the other, none of which is kept (Welford, Technometrics 4(3), 1962).</summary>
internal sealed class RunningMean
{
    private double mean;
    private double squares;

    /// <summary>How many values there were.</summary>
    public int Count { get; private set; }

    /// <summary>Their sum.</summary>
    public double Sum { get; private set; }

    /// <summary>Their mean, with its interval by Student's t; NaN below two values.</summary>
    public Estimate Estimate =>
        Count < 2
            ? new(Count == 0 ? double.NaN : mean, double.NaN)
            : new(mean, StudentQuantile.Of95(Count - 1) * Math.Sqrt(squares / (Count - 1) / Count));

    public void Add(double value)
    {
        Count++;
        Sum += value;
        var difference = value - mean;
        mean += difference / Count;
        squares += difference * (value - mean);
    }
}
