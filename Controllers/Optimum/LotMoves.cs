using ProcessChain.Chain;

namespace ProcessChain.Controllers.Optimum;

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
    private readonly int[] powers;
    private readonly List<int> target = [];
    private readonly List<double> cost = [];
    private readonly List<int> moved = [];

    public LotMoves(ChainDefinition chain, int mostLots, int mostDelivered)
    {
        stations = chain.Stations;
        decisions = chain.Iterations;
        this.mostLots = mostLots;
        lotCost = chain.StorageCost[0] * chain.LotSize;
        powers = new int[stations];
        powers[0] = 1;
        for (var i = 1; i < stations; i++)
            powers[i] = powers[i - 1] * (mostLots + 1);
        First = new int[Stocks + 1];
        for (var stock = 0; stock < Stocks; stock++)
        {
            Extend(LotsOf(stock), new int[stations], stations, Math.Min(decisions, mostDelivered), decisions);
            First[stock + 1] = target.Count;
        }
        Target = [.. target];
        Cost = [.. cost];
    }

    /// <summary>The number of different stocks of lots.</summary>
    public int Stocks => powers[^1];

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

    /// <summary>The number of a stock; more lots than are considered count as the most.</summary>
    /// <param name="lots">Lots at station 1 .. n − 1.</param>
    public int StockOf(ReadOnlySpan<int> lots)
    {
        var stock = 0;
        for (var i = 0; i < lots.Length; i++)
            stock += Math.Min(lots[i], mostLots) * powers[i];
        return stock;
    }

    private int[] LotsOf(int stock) =>
        Enumerable.Range(0, stations - 1).Select(i => stock / powers[i] % (mostLots + 1)).ToArray();

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
        var (stock, staying) = (0, 0);
        for (var i = 0; i < lots.Length; i++)
        {
            var after = lots[i] - moves[i + 1];
            if (after + moves[i] > mostLots)
                return;
            staying += after;
            stock += (after + moves[i]) * powers[i];
        }
        target.Add(stock);
        cost.Add(staying * lotCost);
        moved.AddRange(moves);
    }
}
