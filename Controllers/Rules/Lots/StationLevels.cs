namespace ProcessChain;

/// <summary>Reorder points and levels of a chain's stations.</summary>
internal static class StationLevels
{
    /// <summary>The largest level in units: nobody's position comes near it.</summary>
    public const int Most = 1_000_000_000;

    /// <summary>The smallest.</summary>
    public const int Least = -Most;

    /// <summary>The levels of station 1..n of a chain.</summary>
    public static double[] Parameters(PerElement<int> levels, SystemDefinition chain) =>
        Array.ConvertAll(levels.For(((ChainDefinition)chain).Stations), level => (double)level);

    /// <summary>The allowed levels nearest to the given numbers.</summary>
    public static int[] Nearest(ReadOnlySpan<double> levels)
    {
        var nearest = new int[levels.Length];
        for (var i = 0; i < nearest.Length; i++)
            nearest[i] = (int)Math.Round(Math.Clamp(levels[i], Least, Most));
        return nearest;
    }
}
