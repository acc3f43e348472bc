namespace ProcessChain;

/// <summary>Where a rising function is 0.</summary>
internal static class Bisection
{
    /// <summary>The root, as exactly as numbers of double precision can tell it.</summary>
    /// <param name="function">Rising; at most 0 at the lower end and at least 0 at the upper.</param>
    /// <param name="low">The lower end.</param>
    /// <param name="high">The upper end.</param>
    public static double Root(Func<double, double> function, double low, double high)
    {
        while (true)
        {
            var middle = low + ((high - low) / 2);
            if (middle <= low || middle >= high)
                return middle;
            if (function(middle) < 0)
                low = middle;
            else
                high = middle;
        }
    }
}
