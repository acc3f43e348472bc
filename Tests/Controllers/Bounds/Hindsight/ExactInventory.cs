namespace ProcessChain.Tests;

/// <summary>
/// The greatest expected reward of any policy in a small system, by dynamic programming over its whole state. A model of its
/// own, which shares nothing with the flow network. No order is greater than what the supplier ships: a greater one only
/// costs penalties.
/// </summary>
internal sealed class ExactInventory(InventoryDefinition definition)
{
    private readonly Dictionary<string, double> known = new(StringComparer.Ordinal);

    public double Optimum()
    {
        var pipelines = definition.LeadTime.Select(time => new int[time]).ToArray();
        return Value(0, [.. definition.InitialInventory], pipelines, owed: 0);
    }

    /// <param name="period">The period that is decided.</param>
    /// <param name="stock">On hand at each place.</param>
    /// <param name="pipelines">Under way to each place, the next to arrive first.</param>
    /// <param name="owed">To the customer.</param>
    private double Value(int period, int[] stock, int[][] pipelines, int owed)
    {
        if (period == definition.Periods)
            return 0;
        var state =
            $"{period}|{string.Join(',', stock)}|{string.Join(';', pipelines.Select(p => string.Join(',', p)))}|{owed}";
        if (!known.TryGetValue(state, out var value))
            known[state] = value = Shipments(stock).Max(shipped => Expected(period, stock, pipelines, owed, shipped));
        return value;
    }

    private IEnumerable<int[]> Shipments(int[] stock)
    {
        IEnumerable<int[]> all =
        [
            [],
        ];
        for (var place = 0; place < stock.Length; place++)
        {
            var capacity = definition.SupplyCapacity[place];
            var most = place + 1 < stock.Length ? Math.Min(capacity, stock[place + 1]) : capacity;
            all = all.SelectMany(first => Enumerable.Range(0, most + 1).Select(units => (int[])[.. first, units]));
        }
        return all;
    }

    private double Expected(int period, int[] stock, int[][] pipelines, int owed, int[] shipped)
    {
        var law = (IntegersDemand)definition.Demand;
        var sum = 0.0;
        for (var demand = law.Low; demand <= law.High; demand++)
            sum += After(period, stock, pipelines, owed + demand, shipped);
        return sum / (law.High - law.Low + 1);
    }

    private double After(int period, int[] stock, int[][] pipelines, int wanted, int[] shipped)
    {
        var (next, underWay) = (stock.ToArray(), new int[stock.Length][]);
        for (var place = 0; place < stock.Length; place++)
        {
            int[] line = [.. pipelines[place], shipped[place]];
            next[place] += line[0];
            underWay[place] = line[1..];
            if (place > 0)
                next[place] -= shipped[place - 1];
        }
        var sold = Math.Min(next[0], wanted);
        next[0] -= sold;
        var unfilled = wanted - sold;
        var profit =
            (definition.Price * sold)
            - (definition.ReplenishmentCost[^1] * shipped[^1])
            - (definition.ShortageCost[0] * unfilled)
            - next.Select((units, place) => definition.HoldingCost[place] * units).Sum();
        return (Math.Pow(definition.Discount, period) * profit)
            + Value(period + 1, next, underWay, definition.Backlog ? unfilled : 0);
    }
}
