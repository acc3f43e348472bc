namespace ProcessChain.Experiments;

/// <summary>What is allowed where a golden case of a supply system tells what was ordered.</summary>
internal static class CaseOrders
{
    /// <summary>The largest order in units, of either sign: beyond it rewards are no numbers that a file can hold.</summary>
    private const double Most = 1e9;

    /// <summary>A fault for each period with an order that is too large.</summary>
    /// <param name="actions">Orders of each period.</param>
    public static IEnumerable<Fault> Validate(double[][] actions) =>
        from period in actions.Index()
        where period.Item?.Any(IsTooLarge) == true
        select new Fault(
            $"actions[{period.Index}]",
            $"has the value {period.Item.First(IsTooLarge)}; {-Most} to {Most} units are allowed."
        );

    private static bool IsTooLarge(double units) => !(Math.Abs(units) <= Most);
}
