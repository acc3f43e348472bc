namespace ProcessChain;

/// <summary>How advantages get mean 0 and deviation 1 before they are learned from; implementations differ.</summary>
internal enum AdvantageNormalisation
{
    /// <summary>(Â − mean) / (s + 10⁻⁸), s with n − 1 in its denominator, as in Stable-Baselines3 and CleanRL; takes 2 or more.</summary>
    Sample,

    /// <summary>(Â − mean) / max(10⁻⁴, s), s with n in its denominator, as in RLlib.</summary>
    Population,
}

internal static class AdvantageNormalisations
{
    /// <param name="normalisation">Which formula.</param>
    /// <param name="advantages">Changed in place.</param>
    public static void Apply(this AdvantageNormalisation normalisation, Span<float> advantages)
    {
        if (normalisation == AdvantageNormalisation.Sample && advantages.Length < 2)
            throw new ArgumentException("Two advantages or more are needed.", nameof(advantages));
        var (mean, squares) = Moments(advantages);
        var divisor =
            normalisation == AdvantageNormalisation.Sample
                ? Math.Sqrt(squares / (advantages.Length - 1)) + 1e-8
                : Math.Max(1e-4, Math.Sqrt(squares / advantages.Length));
        foreach (ref var advantage in advantages)
            advantage = (float)((advantage - mean) / divisor);
    }

    /// <summary>The mean, and the sum of squared differences from it.</summary>
    private static (double Mean, double Squares) Moments(ReadOnlySpan<float> values)
    {
        var mean = 0.0;
        foreach (var value in values)
            mean += value;
        mean /= values.Length;
        var squares = 0.0;
        foreach (var value in values)
            squares += (value - mean) * (value - mean);
        return (mean, squares);
    }
}
