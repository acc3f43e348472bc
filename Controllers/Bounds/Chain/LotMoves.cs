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
    private readonly double lotCost;
    private readonly int[][] stocks;
    private readonly Dictionary<string, int> numbers;
    private readonly List<int> target = [];
    private readonly List<double> cost = [];
    private readonly List<int> moved = [];

    public LotMoves(ChainDefinition chain, int mostLots, int mostDelivered, CancellationToken stop)
    {
        stations = chain.Stations;
        decisions = chain.DecisionsPerPeriod;
        this.mostLots = mostLots;
        lotCost = chain.StorageCost[0] * chain.LotSize;
        stocks = AllStocks(stations - 1, mostLots).ToArray();
        numbers = stocks.Index().ToDictionary(stock => KeyOf(stock.Item), stock => stock.Index, StringComparer.Ordinal);
        First = new int[Stocks + 1];
        for (var stock = 0; stock < Stocks; stock++)
        {
            stop.ThrowIfCancellationRequested();
            Extend(stocks[stock], new int[stations], stations, Math.Min(decisions, mostDelivered), decisions);
            First[stock + 1] = target.Count;
        }
        Target = [.. target];
        Cost = [.. cost];
    }

    /// <summary>The number of different stocks of lots.</summary>
    public int Stocks => stocks.Length;

    /// <summary>The moves of a stock are those from First[stock] to before First[stock + 1].</summary>
    public int[] First { get; }

    /// <summary>The stock tomorrow, by move.</summary>
    public int[] Target { get; }

    /// <summary>Storage cost today of the lots that stay where they are, by move; money.</summary>
    public double[] Cost { get; }

    /// <summary>Lots that the last station gets.</summary>
    public int Delivered(int move) => moved[(move * stations) + stations - 1];

    /// <summary>Lots that station 1 .. n gets.</summary>
    public IEnumerable<int> Moved(int move) => moved.GetRange(move * stations, stations);

    /// <summary>Lots at station 1 .. n − 1.</summary>
    public IReadOnlyList<int> LotsOf(int stock) => stocks[stock];

    /// <summary>The number of a stock; lots beyond those considered are left out, upstream first.</summary>
    /// <param name="lots">Lots at station 1 .. n − 1.</param>
    public int StockOf(IReadOnlyList<int> lots)
    {
        var considered = new int[lots.Count];
        var left = mostLots;
        for (var i = lots.Count - 1; i >= 0; i--)
        {
            considered[i] = Math.Min(lots[i], left);
            left -= considered[i];
        }
        return numbers[KeyOf(considered)];
    }

    private static string KeyOf(IEnumerable<int> lots) => string.Join(' ', lots);

    private static IEnumerable<int[]> AllStocks(int places, int most)
    {
        if (places == 0)
            return
            [
                [],
            ];
        return from lots in Enumerable.Range(0, most + 1)
            from rest in AllStocks(places - 1, most - lots)
            select (int[])[lots, .. rest];
    }

    /// <summary>Lets station <paramref name="station"/> have any number of lots that it can, then those before it.</summary>
    private void Extend(int[] lots, int[] moves, int station, int most, int left)
    {
        if (station == 0)
        {
            Add(lots, moves);
            return;
        }
        var available = station == 1 ? left : Math.Min(left, lots[station - 2]);
        for (var moving = 0; moving <= Math.Min(most, available); moving++)
        {
            moves[station - 1] = moving;
            Extend(lots, moves, station - 1, decisions, left - moving);
        }
    }

    private void Add(int[] lots, int[] moves)
    {
        var after = lots.Select((there, i) => there - moves[i + 1] + moves[i]).ToArray();
        if (after.Sum() > mostLots)
            return;
        target.Add(numbers[KeyOf(after)]);
        cost.Add((lots.Sum() - moves.Skip(1).Sum()) * lotCost);
        moved.AddRange(moves);
    }
}
