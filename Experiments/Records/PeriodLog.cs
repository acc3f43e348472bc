using CsvHelper;

namespace ProcessChain.Experiments;

/// <summary>
/// Writes episodes of a supply system period by period: rows of <c>periods.csv</c>, or of a trace, which tells all flows too.
/// </summary>
/// <param name="table">Where the rows go.</param>
/// <param name="unit">Who plays.</param>
/// <param name="system">What is played.</param>
/// <param name="flows">What is told of each period besides; null for nothing.</param>
internal sealed class PeriodLog(CsvWriter table, SupplyUnit unit, SupplyDefinition system, PeriodFlows? flows = null)
    : IPeriodWatcher
{
    private int episode;
    private SupplySystem? played;

    /// <summary>The columns of the stocks, at the start of a period.</summary>
    public static IEnumerable<string> StockColumns(SupplyDefinition system) =>
        system.StockNames.Select(name => $"stock.{name}");

    /// <summary>The columns of the orders.</summary>
    public static IEnumerable<string> OrderColumns(SupplyDefinition system) =>
        system.PlaceNames.Select(name => $"order.{name}");

    public static void WriteHeader(CsvWriter table, SupplyDefinition system, PeriodFlows? flows = null) =>
        table.WriteRow([
            "controller",
            "trainingSeed",
            "episode",
            "period",
            .. Csv.Columns("demand", system.Markets),
            .. StockColumns(system),
            .. OrderColumns(system),
            .. flows?.Columns ?? [],
            "reward",
        ]);

    public void BeginEpisode(int number) => episode = number;

    /// <summary>Notes what a period begins with and what is ordered in it.</summary>
    public void NoteDecision(SupplySystem now, ReadOnlySpan<double> orders)
    {
        played = now;
        table.WriteField(unit.Controller);
        table.WriteWhole(unit.TrainingSeed);
        table.WriteWhole((long)episode);
        table.WriteWhole((long)now.Period);
        for (var market = 0; market < system.Markets; market++)
            table.WriteWhole(now.DemandPath[(now.Period * system.Markets) + market]);
        for (var stock = 0; stock < system.StockNames.Count; stock++)
            table.WriteNumber(now.Stock(stock));
        foreach (var order in orders)
            table.WriteNumber(order);
    }

    /// <summary>Notes what came of it.</summary>
    public void NoteReward(double reward)
    {
        flows?.Write(table, played!, played!.Period - 1);
        table.WriteNumber(reward);
        table.EndRecord();
    }
}
