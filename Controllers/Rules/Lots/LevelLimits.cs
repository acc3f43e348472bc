namespace ProcessChain;

/// <summary>What is allowed where levels and reorder points are given or found, units: no position comes near the limits.</summary>
internal static class LevelLimits
{
    public const int Most = 1_000_000_000;

    public const int Least = -Most;
}
