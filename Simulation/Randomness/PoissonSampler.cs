namespace ProcessChain;

/// <summary>The two ways in which numpy draws from the Poisson distribution.</summary>
internal static class PoissonSampler
{
    /// <summary>Coefficients of the Stirling series of ln Γ (Zhang &amp; Jin, "Computation of Special Functions", 1996), the last first.</summary>
    private static ReadOnlySpan<double> StirlingCoefficients =>
        [
            -1.39243221690590,
            0.1796443723688307,
            -0.02955065359477124,
            0.006410256410256410,
            -0.001917526917526918,
            8.417508417508418e-4,
            -5.952380952380952e-4,
            7.936507936507937e-4,
            -0.002777777777777778,
            0.08333333333333333,
        ];

    /// <summary>How many uniform numbers can be multiplied before their product is at most e^−λ (Knuth).</summary>
    public static long ByMultiplication(IUniformSource source, double mean)
    {
        var limit = Math.Exp(-mean);
        var drawn = 0L;
        for (var product = source.NextDouble(); product > limit; product *= source.NextDouble())
            drawn++;
        return drawn;
    }

    /// <summary>
    /// PTRS, transformed rejection with a squeeze (Hörmann, "The transformed rejection method for generating Poisson random
    /// variables", Insurance: Mathematics and Economics 12, 1993); for means of at least 10.
    /// </summary>
    public static long ByRejection(IUniformSource source, double mean)
    {
        var logMean = Math.Log(mean);
        var b = 0.931 + (2.53 * Math.Sqrt(mean));
        var a = -0.059 + (0.02483 * b);
        var inverseAlpha = 1.1239 + (1.1328 / (b - 3.4));
        var surelyAccepted = 0.9277 - (3.6224 / (b - 2));
        while (true)
        {
            var u = source.NextDouble() - 0.5;
            var v = source.NextDouble();
            var edge = 0.5 - Math.Abs(u);
            var k = (long)Math.Floor((((2 * a / edge) + b) * u) + mean + 0.43);
            if (edge >= 0.07 && v <= surelyAccepted)
                return k;
            if (k < 0 || (edge < 0.013 && v > edge))
                continue;
            var hat = Math.Log(v) + Math.Log(inverseAlpha) - Math.Log((a / (edge * edge)) + b);
            if (hat <= -mean + (k * logMean) - LogGamma(k + 1))
                return k;
        }
    }

    /// <summary>ln Γ(x) of a whole x ≥ 1, with numpy's rounding: the series from 7 on, shifted down to smaller x.</summary>
    private static double LogGamma(double x)
    {
        if (x is 1 or 2)
            return 0;
        var shifted = Math.Max(x, 7);
        var inverseSquare = 1 / (shifted * shifted);
        var series = StirlingCoefficients[0];
        foreach (var coefficient in StirlingCoefficients[1..])
            series = (series * inverseSquare) + coefficient;
        var result =
            (series / shifted) + (0.5 * Math.Log(2 * Math.PI)) + ((shifted - 0.5) * Math.Log(shifted)) - shifted;
        for (var factor = shifted - 1; factor >= x; factor--)
            result -= Math.Log(factor);
        return result;
    }
}
