namespace ProcessChain;

/// <summary>Sample variance of whole-numbered quantities summed over windows of days. Exact: sums are integers.</summary>
internal struct WindowVariance
{
    private long window;
    private long count;
    private long sum;
    private Int128 squares;

    public void Add(int quantity) => window += quantity;

    public void CloseWindow()
    {
        count++;
        if (window == 0)
            return;
        sum += window;
        squares += (Int128)window * window;
        window = 0;
    }

    public readonly double Value =>
        count < 2 ? double.NaN : (double)((squares * count) - ((Int128)sum * sum)) / ((double)count * (count - 1));
}
