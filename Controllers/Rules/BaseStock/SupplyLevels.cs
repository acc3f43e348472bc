namespace ProcessChain;

/// <summary>What is allowed where levels are given or found.</summary>
internal static class SupplyLevels
{
    /// <summary>The largest level in units, of either sign: nobody's position comes near it.</summary>
    private const double Most = 1e9;

    /// <summary>What is wrong with levels.</summary>
    public static IEnumerable<Fault> Check(string key, IEnumerable<double> levels)
    {
        foreach (var level in levels.Where(level => !(Math.Abs(level) <= Most)).Take(1))
            yield return new(key, $"has the value {level}; {-Most} to {Most} units are allowed.");
    }
}
