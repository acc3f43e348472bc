namespace ProcessChain;

/// <summary>Sample variance of whole-numbered quantities summed over windows of days. Exact: sums are integers.</summary>
internal struct WindowVariance
{
    private long total;
    private long count;
    private long sum;
    private Int128 squares;

    /// <param name="newTotal">The sum over all days so far.</param>
    public void CloseWindow(long newTotal)
    {
        var window = newTotal - total;
        count++;
        if (window == 0)
            return;
        total = newTotal;
        sum += window;
        squares += (Int128)window * window;
    }

    public readonly double Value =>
        count < 2 ? double.NaN : (double)((squares * count) - ((Int128)sum * sum)) / ((double)count * (count - 1));
}
