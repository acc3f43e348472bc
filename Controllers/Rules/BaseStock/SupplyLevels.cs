namespace ProcessChain;

/// <summary>What is allowed where levels of a supply system are given or found.</summary>
internal static class SupplyLevels
{
    /// <summary>The largest level in units: nobody's position comes near it.</summary>
    public const double Most = 1e9;

    /// <summary>The smallest.</summary>
    public const double Least = -Most;
}
