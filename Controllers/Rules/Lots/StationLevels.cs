namespace ProcessChain;

/// <summary>Reorder points and levels of a chain's stations as the numbers of a search.</summary>
internal static class StationLevels
{
    /// <summary>The levels of station 1..n of a chain.</summary>
    public static double[] Parameters(PerElement<int> levels, SystemDefinition chain) =>
        Array.ConvertAll(levels.For(((ChainDefinition)chain).Stations), level => (double)level);

    /// <summary>The allowed levels nearest to the given numbers.</summary>
    public static PerElement<int> Nearest(ReadOnlySpan<double> levels) =>
        new(
            Array.ConvertAll(
                levels.ToArray(),
                level => (int)Math.Round(Math.Clamp(level, LevelLimits.Least, LevelLimits.Most))
            )
        );
}
