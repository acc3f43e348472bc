namespace ProcessChain;

/// <summary>Bounds of the coordinates, each of them finite or not, and the reflection of any point into them.</summary>
internal sealed class SearchBox
{
    private readonly double[] lower;
    private readonly double[] upper;

    /// <summary>Bounds, none where they are left out, within which the start must lie.</summary>
    public SearchBox(PerElement<double>? lower, PerElement<double>? upper, ReadOnlySpan<double> start)
    {
        this.lower = (lower ?? double.NegativeInfinity).For(start.Length);
        this.upper = (upper ?? double.PositiveInfinity).For(start.Length);
        for (var i = 0; i < start.Length; i++)
            if (start[i] < this.lower[i] || start[i] > this.upper[i])
                throw new ArgumentException(
                    $"The start's coordinate {i} is {start[i]}; {this.lower[i]} to {this.upper[i]} are allowed.",
                    nameof(start)
                );
    }

    /// <summary>Whether all bounds are finite.</summary>
    public bool IsClosed => Array.TrueForAll(lower, double.IsFinite) && Array.TrueForAll(upper, double.IsFinite);

    /// <summary>The point at a share in [0, 1] of the way from bound to bound; both finite.</summary>
    public double Between(int i, double share) => lower[i] + (share * (upper[i] - lower[i]));

    /// <summary>Reflects a point at the bounds until it is within, in place.</summary>
    public void Reflect(Span<double> point)
    {
        for (var i = 0; i < point.Length; i++)
            point[i] = Reflect(point[i], lower[i], upper[i]);
    }

    private static double Reflect(double x, double low, double high)
    {
        if (x >= low && x <= high)
            return x;
        if (!double.IsFinite(high))
            return low + (low - x);
        if (!double.IsFinite(low))
            return high - (x - high);
        var width = high - low;
        var beyond = Math.Abs(x - low) % (2 * width);
        return low + (beyond <= width ? beyond : (2 * width) - beyond);
    }
}
