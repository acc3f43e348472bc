using System.Threading;

namespace ProcessChain;

/// <summary>
/// For every stock of lots at stations 1 .. n − 1, all that the decisions of one day can make of it: how many lots each
/// station gets, out of what its supplier has in the morning.
/// </summary>
internal sealed class LotMoves
{
    private readonly int stations;
    private readonly int decisions;
    private readonly int mostLots;
    private readonly int mostDelivered;
    private readonly int[][] stocks;
    private readonly int[] first;
    private readonly int[] target;
    private readonly int[] delivered;
    private readonly int[] staying;

    public LotMoves(ChainDefinition chain, int mostLots, int mostDelivered, CancellationToken stop)
    {
        (stations, decisions, this.mostLots) = (chain.Stations, chain.DecisionsPerPeriod, mostLots);
        this.mostDelivered = Math.Min(decisions, mostDelivered);
        stocks = [.. StocksOf(stations - 1, mostLots)];
        first = new int[stocks.Length + 1];
        var (targets, deliveries, stays) = (new List<int>(), new List<int>(), new List<int>());
        for (var stock = 0; stock < stocks.Length; stock++)
        {
            stop.ThrowIfCancellationRequested();
            var lots = stocks[stock];
            ForEach(
                lots,
                moved =>
                {
                    targets.Add(StockOf(After(lots, moved)));
                    deliveries.Add(moved[^1]);
                    stays.Add(lots.Sum() + moved[0] - moved.Sum());
                }
            );
            first[stock + 1] = targets.Count;
        }
        (target, delivered, staying) = ([.. targets], [.. deliveries], [.. stays]);
    }

    /// <summary>The number of different stocks of lots.</summary>
    public int Stocks => stocks.Length;

    /// <summary>The moves of a stock are those from First[stock] to before First[stock + 1].</summary>
    public ReadOnlySpan<int> First => first;

    /// <summary>The stock tomorrow, by move.</summary>
    public ReadOnlySpan<int> Target => target;

    /// <summary>Lots that the last station gets, by move.</summary>
    public ReadOnlySpan<int> Delivered => delivered;

    /// <summary>Lots at stations 1 .. n − 1 that stay where they are, by move.</summary>
    public ReadOnlySpan<int> Staying => staying;

    /// <summary>Lots at station 1 .. n − 1.</summary>
    public IReadOnlyList<int> LotsOf(int stock) => stocks[stock];

    /// <summary>The number of a stock; lots beyond those considered are left out, upstream first.</summary>
    /// <param name="lots">Lots at station 1 .. n − 1.</param>
    public int StockOf(IReadOnlyList<int> lots)
    {
        var (number, room) = (0, mostLots);
        var surplus = Math.Max(0, lots.Sum() - mostLots);
        for (var i = 0; i < lots.Count; i++)
        {
            var dropped = Math.Min(surplus, lots[i]);
            surplus -= dropped;
            var rest = room - (lots[i] - dropped);
            number += (int)(StateBox.Choices(room, lots.Count - i) - StateBox.Choices(rest, lots.Count - i));
            room = rest;
        }
        return number;
    }

    /// <summary>Lots that station 1 .. n gets with a move.</summary>
    /// <param name="stock">The stock that is moved.</param>
    /// <param name="move">The move, counted from the first one of the stock.</param>
    public int[] Moved(int stock, int move)
    {
        int[] found = [];
        var left = move;
        ForEach(
            stocks[stock],
            moved =>
            {
                if (left-- == 0)
                    found = [.. moved];
            }
        );
        return found;
    }

    private static IEnumerable<int[]> StocksOf(int places, int most)
    {
        if (places == 0)
            return
            [
                [],
            ];
        return from lots in Enumerable.Range(0, most + 1)
            from rest in StocksOf(places - 1, most - lots)
            select (int[])[lots, .. rest];
    }

    private static int[] After(int[] lots, int[] moved)
    {
        var after = new int[lots.Length];
        for (var i = 0; i < after.Length; i++)
            after[i] = lots[i] - moved[i + 1] + moved[i];
        return after;
    }

    private void ForEach(int[] lots, Action<int[]> found) =>
        Extend(lots, new int[stations], stations, mostDelivered, decisions, found);

    /// <summary>Lets station <paramref name="station"/> have any number of lots that it can, then those before it.</summary>
    private void Extend(int[] lots, int[] moved, int station, int most, int left, Action<int[]> found)
    {
        if (station == 0)
        {
            if (stations == 1 || lots.Sum() - moved[^1] + moved[0] <= mostLots)
                found(moved);
            return;
        }
        var available = station == 1 ? left : Math.Min(left, lots[station - 2]);
        for (var moving = 0; moving <= Math.Min(most, available); moving++)
        {
            moved[station - 1] = moving;
            Extend(lots, moved, station - 1, decisions, left - moving, found);
        }
    }
}
