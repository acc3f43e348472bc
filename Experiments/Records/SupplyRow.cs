using CsvHelper;

namespace ProcessChain.Experiments;

/// <summary>One test episode of a controller of a supply system: a row of <c>episodes.csv</c>.</summary>
/// <param name="Controller">The name of the controller.</param>
/// <param name="TrainingSeed">The seed of its training; null for a controller that is not trained.</param>
/// <param name="Episode">The test episode, from 1.</param>
/// <param name="Reward">Total discounted profit.</param>
/// <param name="Demanded">Units that the markets demanded.</param>
/// <param name="Sold">Units that they were sold.</param>
/// <param name="FillRate">The share of the units demanded that were there in the period of the demand.</param>
/// <param name="ServiceLevel">The share of periods in which all demand was met from stock.</param>
/// <param name="MeanStock">Units on hand at the end of a period, on average.</param>
public sealed record SupplyRow(
    string Controller,
    long? TrainingSeed,
    int Episode,
    double Reward,
    double Demanded,
    double Sold,
    double FillRate,
    double ServiceLevel,
    double MeanStock
)
{
    /// <summary>The row of an episode that is over.</summary>
    internal static SupplyRow Of(string controller, long? trainingSeed, int episode, SupplyFigures figures) =>
        new(
            controller,
            trainingSeed,
            episode,
            figures.Reward,
            figures.Demanded,
            figures.Sold,
            figures.FillRate,
            figures.ServiceLevel,
            figures.MeanStock
        );

    internal static void WriteHeader(CsvWriter table) =>
        table.WriteRow(
            "controller",
            "trainingSeed",
            "episode",
            "reward",
            "demanded",
            "sold",
            "fillRate",
            "serviceLevel",
            "meanStock"
        );

    internal void Write(CsvWriter table)
    {
        table.WriteField(Controller);
        table.WriteWhole(TrainingSeed);
        table.WriteWhole((long)Episode);
        foreach (var number in new[] { Reward, Demanded, Sold, FillRate, ServiceLevel, MeanStock })
            table.WriteNumber(number);
        table.EndRecord();
    }

    /// <exception cref="FormatException">The table was altered.</exception>
    internal static IEnumerable<SupplyRow> Read(TextReader text)
    {
        using var table = Csv.Reader(text);
        while (table.Read())
            yield return new SupplyRow(
                table.Text("controller"),
                table.Integer("trainingSeed"),
                table.Count("episode"),
                table.Number("reward"),
                table.Number("demanded"),
                table.Number("sold"),
                table.Number("fillRate"),
                table.Number("serviceLevel"),
                table.Number("meanStock")
            );
    }
}
