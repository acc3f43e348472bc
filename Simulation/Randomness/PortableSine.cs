namespace ProcessChain;

/// <summary>
/// The sine, whose last bit may differ between operating systems in the runtime's library, made of exactly rounded
/// operations only.
/// </summary>
internal static class PortableSine
{
    /// <summary>sin(2π · turns), within 1e-15, in [−1, 1]; exact at quarters of a turn.</summary>
    /// <param name="turns">Finite.</param>
    public static double OfTurns(double turns)
    {
        var quarter = Math.Round(turns * 4);
        var angle = (turns - (quarter / 4)) * (2 * Math.PI);
        return (quarter - (4 * Math.Floor(quarter / 4))) switch
        {
            0 => Sine(angle),
            1 => Cosine(angle),
            2 => -Sine(angle),
            _ => -Cosine(angle),
        };
    }

    /// <summary>x (1 − x²/(2·3) (1 − x²/(4·5) (…))) for |x| ≤ π/4.</summary>
    private static double Sine(double x) => x * Series(x, 18);

    /// <summary>1 − x²/(1·2) (1 − x²/(3·4) (…)) for |x| ≤ π/4.</summary>
    private static double Cosine(double x) => Series(x, 17);

    private static double Series(double x, int last)
    {
        var sum = 1.0;
        for (var n = last; n > 0; n -= 2)
            sum = 1 - (x * x / (n * (n + 1)) * sum);
        return sum;
    }
}
