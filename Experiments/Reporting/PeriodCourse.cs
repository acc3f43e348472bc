using CsvHelper;

namespace ProcessChain.Experiments;

/// <summary>A test episode period by period: the first that <c>periods.csv</c> holds of a controller.</summary>
/// <param name="Controller">Its name.</param>
/// <param name="Episode">The test episode.</param>
/// <param name="Demand">Units demanded in each period, all markets together.</param>
/// <param name="Reward">The reward of each period.</param>
/// <param name="Stocks">The stock of each node or stage at the start of each period, units, with its name.</param>
/// <param name="Orders">The units ordered in each place and period, with its name.</param>
internal sealed record PeriodCourse(
    string Controller,
    long Episode,
    List<double> Demand,
    List<double> Reward,
    IReadOnlyList<NamedSeries> Stocks,
    IReadOnlyList<NamedSeries> Orders
)
{
    /// <summary>The first episode of every controller in the table, in the order of the table.</summary>
    public static IReadOnlyList<PeriodCourse> Read(TextReader text, SupplyDefinition system)
    {
        var courses = new Dictionary<string, PeriodCourse>(StringComparer.Ordinal);
        var trainings = new Dictionary<string, long?>(StringComparer.Ordinal);
        using var table = Csv.Reader(text);
        while (table.Read())
        {
            var controller = table.Text("controller");
            if (courses.TryAdd(controller, Begin(controller, table.Whole("episode"), system)))
                trainings.Add(controller, table.Integer("trainingSeed"));
            var course = courses[controller];
            if (course.Episode == table.Whole("episode") && trainings[controller] == table.Integer("trainingSeed"))
                course.Add(table, system);
        }
        return courses.Values.ToList();
    }

    private static PeriodCourse Begin(string controller, long episode, SupplyDefinition system) =>
        new(
            controller,
            episode,
            [],
            [],
            system.StockNames.Select(name => new NamedSeries(name, [])).ToList(),
            system.PlaceNames.Select(name => new NamedSeries(name, [])).ToList()
        );

    private void Add(CsvReader table, SupplyDefinition system)
    {
        Demand.Add(Csv.Columns("demand", system.Markets).Sum(column => table.Number(column)));
        Reward.Add(table.Number("reward"));
        foreach (var (series, column) in Stocks.Zip(PeriodLog.StockColumns(system)))
            series.Values.Add(table.Number(column));
        foreach (var (series, column) in Orders.Zip(PeriodLog.OrderColumns(system)))
            series.Values.Add(table.Number(column));
    }
}

/// <summary>Numbers by period, with a name.</summary>
/// <param name="Name">Whose.</param>
/// <param name="Values">One for each period.</param>
internal sealed record NamedSeries(string Name, List<double> Values);
