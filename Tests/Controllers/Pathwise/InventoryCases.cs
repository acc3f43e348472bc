namespace ProcessChain.Tests;

/// <summary>Random systems: two to five stages, lead times of 0 and more, with backlog and without.</summary>
internal static class InventoryCases
{
    public const int Count = 12;

    public static IEnumerable<int> All => Enumerable.Range(0, Count);

    public static InventoryDefinition Definition(int number)
    {
        var stream = new RandomStream((ulong)number);
        var places = 1 + (number % 4);
        return new InventoryDefinition
        {
            Periods = 1 + stream.Next(14),
            Backlog = number % 2 == 0,
            Discount = 0.9 + (0.1 * stream.NextDouble()),
            InitialInventory = new(Draw(places, () => stream.Next(40))),
            LeadTime = new(Draw(places, () => stream.Next(4))),
            SupplyCapacity = new(Draw(places, () => 5 + stream.Next(20))),
            Price = 1 + stream.NextDouble(),
            ReplenishmentCost = new(Draw(places + 1, stream.NextDouble)),
            ShortageCost = new(Draw(places + 1, () => stream.NextDouble() / 5)),
            HoldingCost = new(Draw(places, () => stream.NextDouble() / 5)),
            Demand = new PoissonDemand { Mean = 2 + stream.Next(8) },
        };
    }

    /// <summary>Fractional levels around what a system needs, at which all clamps hold now and then.</summary>
    public static float[] Levels(InventoryDefinition definition)
    {
        var stream = new RandomStream(77);
        var mean = ((PeriodDemand)definition.Demand).MeanOf(0);
        return Draw(
            definition.Periods * definition.Orders,
            i => (float)(mean * (1 + (i % definition.Orders)) * (1 + (4 * stream.NextDouble())))
        );
    }

    private static T[] Draw<T>(int count, Func<T> draw) => Draw(count, _ => draw());

    private static T[] Draw<T>(int count, Func<int, T> draw) => [.. Enumerable.Range(0, count).Select(draw)];
}
