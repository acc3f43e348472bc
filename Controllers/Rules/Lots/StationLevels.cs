namespace ProcessChain;

/// <summary>What is allowed as reorder points and levels.</summary>
internal static class StationLevels
{
    /// <summary>The largest level in units, of either sign: nobody's position comes near it.</summary>
    private const int Most = 1_000_000_000;

    /// <summary>What is wrong with levels of station 1..n.</summary>
    public static IEnumerable<Fault> Check(string key, PerElement<int> levels, ChainDefinition chain) =>
        levels.Fits(chain.Stations)
            ? CheckValues(key, levels)
            : [new(key, $"has {levels.Count} values; 1 or {chain.Stations} are allowed.")];

    /// <summary>What is wrong with levels of anything.</summary>
    public static IEnumerable<Fault> CheckValues(string key, IEnumerable<int> levels)
    {
        foreach (var level in levels.Where(level => level is < -Most or > Most).Take(1))
            yield return new(key, $"has the value {level}; {-Most} to {Most} units are allowed.");
    }

    /// <summary>The levels of station 1..n of a chain.</summary>
    public static double[] Parameters(PerElement<int> levels, SystemDefinition chain) =>
        Array.ConvertAll(levels.For(((ChainDefinition)chain).Stations), level => (double)level);

    /// <summary>The allowed levels nearest to the given numbers.</summary>
    public static int[] Nearest(ReadOnlySpan<double> levels)
    {
        var nearest = new int[levels.Length];
        for (var i = 0; i < nearest.Length; i++)
            nearest[i] = (int)Math.Round(Math.Clamp(levels[i], -Most, Most));
        return nearest;
    }
}
