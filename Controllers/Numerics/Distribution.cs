namespace ProcessChain;

/// <summary>Distributions on 0, 1, 2, … as arrays of probabilities.</summary>
internal static class Distribution
{
    /// <summary>A probability that is lost beside 1 in double precision.</summary>
    public const double Negligible = 1e-17;

    /// <summary>a + weight · b.</summary>
    public static double[] Add(double[] a, double[] b, double weight)
    {
        var sum = new double[Math.Max(a.Length, b.Length)];
        a.CopyTo(sum, 0);
        for (var i = 0; i < b.Length; i++)
            sum[i] += weight * b[i];
        return sum;
    }

    /// <summary>The same without the largest numbers, whose probability is at most <paramref name="tail"/> in all; sums up to 1.</summary>
    public static double[] Trim(double[] a, double tail)
    {
        var length = Quantile(a, tail) + 1;
        var total = a.Take(length).Sum();
        return a.Take(length).Select(p => p / total).ToArray();
    }

    /// <summary>The least number that is exceeded with at most the probability <paramref name="tail"/>.</summary>
    public static int Quantile(double[] a, double tail)
    {
        var largest = a.Length - 1;
        for (var cut = a[largest]; largest > 0 && cut <= tail; cut += a[largest])
            largest--;
        return largest;
    }
}
