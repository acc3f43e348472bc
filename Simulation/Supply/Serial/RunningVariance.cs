namespace ProcessChain;

/// <summary>The sample variance of numbers that come one after the other (Welford 1962).</summary>
internal struct RunningVariance
{
    private long count;
    private double mean;
    private double squares;

    /// <summary>NaN below two numbers.</summary>
    public readonly double Value => count < 2 ? double.NaN : squares / (count - 1);

    /// <summary>One more number.</summary>
    public void Add(double number)
    {
        count++;
        var distance = number - mean;
        mean += distance / count;
        squares += distance * (number - mean);
    }
}
