namespace ProcessChain.Kernel;

/// <summary>Statistics of values that count alike, such as waiting times.</summary>
internal sealed class SampleMonitor(string? name = null)
{
    private double squares;

    /// <summary>What is watched.</summary>
    public string? Name { get; set; } = name;

    public int Count { get; private set; }

    /// <summary>The sum of the values.</summary>
    public double Total { get; private set; }

    /// <summary>The value added last; 0 before the first.</summary>
    public double Last { get; private set; }

    /// <summary>The smallest value; 0 before the first.</summary>
    public double Min { get; private set; }

    /// <summary>The largest value; 0 before the first.</summary>
    public double Max { get; private set; }

    /// <summary>The mean of the values; 0 before the first.</summary>
    public double Mean { get; private set; }

    /// <summary>The variance of the values as a population (divided by their number); 0 before the first.</summary>
    public double Variance => Count > 0 ? squares / Count : 0;

    /// <summary>The standard deviation of the values as a population.</summary>
    public double StdDev => Math.Sqrt(Variance);

    /// <summary>Forgets everything.</summary>
    public void Reset()
    {
        Count = 0;
        Total = Last = Min = Max = Mean = squares = 0;
    }

    /// <summary>Adds a finite value.</summary>
    public void Add(double value)
    {
        if (!double.IsFinite(value))
            throw new ArgumentException($"A value must be a finite number, not {value}.", nameof(value));
        Min = Count == 0 ? value : Math.Min(Min, value);
        Max = Count == 0 ? value : Math.Max(Max, value);
        Count++;
        Total += value;
        Last = value;
        var deviation = value - Mean;
        Mean += deviation / Count;
        squares += deviation * (value - Mean);
    }
}
