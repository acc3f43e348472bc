namespace ProcessChain;

/// <summary>Mean and variance of all numbers so far, of several quantities side by side (Welford 1962).</summary>
internal sealed class RunningMoments(int width)
{
    private readonly double[] means = new double[width];
    private readonly double[] squares = new double[width];

    /// <summary>How many numbers of each quantity.</summary>
    public long Count { get; private set; }

    /// <summary>Takes one number of each quantity.</summary>
    public void Add(ReadOnlySpan<float> numbers)
    {
        Count++;
        var share = 1.0 / Count;
        for (var i = 0; i < numbers.Length; i++)
        {
            var before = numbers[i] - means[i];
            means[i] += share * before;
            squares[i] += before * (numbers[i] - means[i]);
        }
    }

    public double Mean(int i) => means[i];

    /// <summary>With the count in its denominator.</summary>
    public double Variance(int i) => squares[i] / Count;

    public void Keep(StateArchive state)
    {
        Count = state.Keep(Count);
        state.Keep<double>(means);
        state.Keep<double>(squares);
    }
}
