namespace ProcessChain.Tests;

/// <summary>Chains of 2 to 10 stages, with backlog and without, in which stocks and capacities are scarce.</summary>
internal static class RandomInventories
{
    public static InventoryDefinition Of(RandomStream random)
    {
        var places = random.Next(1, 10);
        var longest = random.Next(5);
        return new InventoryDefinition
        {
            Periods = random.Next(1, 30),
            Discount = 0.5 + (random.NextDouble() / 2),
            Backlog = random.Next(2) == 0,
            TruncatedOrders = random.Next(2) == 0,
            NegativeDemand = true,
            InitialInventory = new(Draw(places, () => random.Next(60))),
            LeadTime = new(Draw(places, () => random.Next(longest + 1))),
            SupplyCapacity = new(Draw(places, () => random.Next(40))),
            Price = 3 * random.NextDouble(),
            ReplenishmentCost = new(Draw(places + 1, random.NextDouble)),
            ShortageCost = new(Draw(places + 1, random.NextDouble)),
            HoldingCost = new(Draw(places, random.NextDouble)),
            Demand = new PoissonDemand { Mean = 25 * random.NextDouble(), Shift = random.Next(3) - 2 },
        };
    }

    /// <summary>Orders of −10 to 60 units: fractions, halves, whole numbers.</summary>
    public static double[] Orders(int count, RandomStream random) =>
        Draw(
            count,
            () =>
                random.Next(3) switch
                {
                    0 => random.Next(-10, 60),
                    1 => random.Next(-20, 120) / 2.0,
                    _ => (70 * random.NextDouble()) - 10,
                }
        );

    private static T[] Draw<T>(int count, Func<T> draw) => [.. Enumerable.Range(0, count).Select(_ => draw())];
}
