using CsvHelper;

namespace ProcessChain.Experiments;

/// <summary>A test episode day by day: the first that <c>days.csv</c> holds of a controller.</summary>
/// <param name="Controller">Its name.</param>
/// <param name="TrainingSeed">The seed of its training; null for a controller that is not trained.</param>
/// <param name="Episode">The number of the test episode.</param>
/// <param name="FirstDay">The day of the first values.</param>
/// <param name="Stock">The physical stock of each station at the end of each day, units; station 1 first.</param>
/// <param name="Late">The units the customer waits for at the end of each day.</param>
internal sealed record DayCourse(
    string Controller,
    long? TrainingSeed,
    long Episode,
    long FirstDay,
    IReadOnlyList<List<long>> Stock,
    List<long> Late
)
{
    /// <summary>The first episode of every controller in the table, in the order of the table.</summary>
    public static IReadOnlyList<DayCourse> Read(TextReader text, int stations)
    {
        var courses = new Dictionary<string, DayCourse>(StringComparer.Ordinal);
        var stocks = Csv.Columns("stock", stations).ToList();
        using var table = Csv.Reader(text);
        while (table.Read())
        {
            var controller = table.Text("controller");
            if (!courses.TryGetValue(controller, out var course))
                courses.Add(controller, course = Begin(table, controller, stations));
            if (course.Episode == table.Whole("episode") && course.TrainingSeed == table.Integer("trainingSeed"))
                course.Add(table, stocks);
        }
        return courses.Values.ToList();
    }

    private static DayCourse Begin(CsvReader table, string controller, int stations) =>
        new(
            controller,
            table.Integer("trainingSeed"),
            table.Whole("episode"),
            table.Whole("day"),
            Enumerable.Range(0, stations).Select(_ => new List<long>()).ToList(),
            []
        );

    private void Add(CsvReader table, List<string> stocks)
    {
        for (var station = 0; station < stocks.Count; station++)
            Stock[station].Add(table.Whole(stocks[station]));
        Late.Add(table.Whole("customerLate"));
    }
}
