namespace ProcessChain;

/// <summary>The largest orders that are of use.</summary>
internal static class LargestOrders
{
    /// <summary>Where nothing limits an order, so many periods of the mean demand of all markets stand for a limit.</summary>
    private const double PeriodsOfDemand = 5;

    /// <summary>In each place of a system that takes orders, units.</summary>
    public static double[] Of(SystemDefinition system)
    {
        var largest = ((OrderSpace)system.Actions).Largest;
        return [.. largest.Select(units => double.IsFinite(units) ? units : PeriodsOfDemand * system.DemandScale.Mean)];
    }

    /// <summary>Whether there is a limit in each place, or a demand that stands for it.</summary>
    public static bool AreKnown(SystemDefinition system) =>
        ((OrderSpace)system.Actions).Largest.All(double.IsFinite) || system.DemandScale.Mean > 0;
}
