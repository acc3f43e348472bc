namespace ProcessChain.Tests;

/// <summary>Random systems that are small enough to try everything.</summary>
internal static class SmallSystems
{
    public static InventoryDefinition Draw(RandomStream chance, int periods, int places, int mostOrdered)
    {
        Several<int> Units(int least, int most) =>
            new(Enumerable.Range(0, places).Select(_ => chance.Next(least, most + 1)).ToArray());
        Several<double> Money(int count, double most) =>
            new(Enumerable.Range(0, count).Select(_ => most * chance.NextDouble()).ToArray());
        return new InventoryDefinition
        {
            Periods = periods,
            Discount = 0.8 + (0.2 * chance.NextDouble()),
            Backlog = chance.Next(2) == 0,
            InitialInventory = Units(0, 2),
            Price = 2 * chance.NextDouble(),
            ReplenishmentCost = Money(places + 1, 1),
            ShortageCost = Money(places + 1, 0.5),
            HoldingCost = Money(places, 0.2),
            SupplyCapacity = Units(1, mostOrdered),
            LeadTime = Units(0, 2),
            NegativeDemand = true,
            Demand = new IntegersDemand { Low = -chance.Next(2), High = 2 },
        };
    }
}
