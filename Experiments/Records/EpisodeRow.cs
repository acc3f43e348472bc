using CsvHelper;
using ProcessChain.Definitions;
using ProcessChain.KeyFigures;

namespace ProcessChain.Experiments.Records;

/// <summary>The phase an episode belongs to.</summary>
public enum Phase
{
    /// <summary>Random actions fill the memory; nothing is learned.</summary>
    WarmUp,

    /// <summary>The controller learns and explores.</summary>
    Training,

    /// <summary>The controller is frozen and meets orders that no training has seen.</summary>
    Test,
}

/// <summary>One row of <c>episodes.csv</c>: one episode of one controller.</summary>
/// <param name="Controller">Its name in the definition.</param>
/// <param name="TrainingSeed">The seed of its training; null for a controller that is not trained.</param>
/// <param name="Phase">The phase.</param>
/// <param name="Episode">The number within training or test, from 1.</param>
/// <param name="Figures">What was measured.</param>
/// <param name="ValidationCostPerDay">Cost of the frozen agent after the episode; NaN when none was due.</param>
public sealed record EpisodeRow(
    string Controller,
    long? TrainingSeed,
    Phase Phase,
    int Episode,
    EpisodeFigures Figures,
    double ValidationCostPerDay = double.NaN
)
{
    /// <summary>Writes the names of the columns.</summary>
    internal static void WriteHeader(CsvWriter table, int stations)
    {
        string[] columns =
        [
            "controller",
            "trainingSeed",
            "phase",
            "episode",
            "days",
            "costPerDay",
            "storageCostPerDay",
            "lateCostPerDay",
            "lateUnits",
            "customerOrders",
            "customerUnits",
            "deliveredUnits",
            "serviceLevel",
            "fillRate",
            "window",
            "customerVariance",
            .. Csv.Columns("orderVariance", stations),
            .. Csv.Columns("bullwhip", stations),
            "validationCostPerDay",
        ];
        foreach (var column in columns)
            table.WriteField(column);
        table.NextRecord();
    }

    /// <summary>Writes this row.</summary>
    internal void Write(CsvWriter table)
    {
        table.WriteField(Controller);
        table.WriteField(TrainingSeed);
        table.WriteField(Phase);
        table.WriteField(Episode);
        table.WriteField(Figures.Days);
        table.Write(Figures.CostPerDay);
        table.Write(Figures.StorageCostPerDay);
        table.Write(Figures.LateCostPerDay);
        table.Write(Figures.LateUnits);
        table.WriteField(Figures.CustomerOrders);
        table.WriteField(Figures.CustomerUnits);
        table.WriteField(Figures.DeliveredUnits);
        table.Write(Figures.ServiceLevel);
        table.Write(Figures.FillRate);
        table.WriteField(Figures.Window);
        table.Write(Figures.CustomerVariance);
        foreach (var variance in Figures.OrderVariance)
            table.Write(variance);
        for (var station = 1; station <= Figures.OrderVariance.Count; station++)
            table.Write(Figures.Bullwhip(station));
        table.Write(ValidationCostPerDay);
        table.NextRecord();
    }

    /// <summary>All rows of a table that <see cref="Write"/> wrote.</summary>
    internal static IEnumerable<EpisodeRow> Read(TextReader text, int stations)
    {
        using var table = Csv.Reader(text);
        table.Read();
        table.ReadHeader();
        while (table.Read())
        {
            var seed = table.GetField("trainingSeed");
            yield return new EpisodeRow(
                table.GetField("controller")!,
                string.IsNullOrEmpty(seed) ? null : table.Integer("trainingSeed"),
                Enum.Parse<Phase>(table.GetField("phase")!),
                (int)table.Integer("episode"),
                ReadFigures(table, stations),
                table.Number("validationCostPerDay")
            );
        }
    }

    private static EpisodeFigures ReadFigures(CsvReader table, int stations) =>
        new()
        {
            Days = (int)table.Integer("days"),
            StorageCostPerDay = table.Number("storageCostPerDay"),
            LateCostPerDay = table.Number("lateCostPerDay"),
            LateUnits = table.Number("lateUnits"),
            CustomerOrders = (int)table.Integer("customerOrders"),
            CustomerUnits = table.Integer("customerUnits"),
            DeliveredUnits = table.Integer("deliveredUnits"),
            ServiceLevel = table.Number("serviceLevel"),
            FillRate = table.Number("fillRate"),
            Window = (int)table.Integer("window"),
            CustomerVariance = table.Number("customerVariance"),
            OrderVariance = new Several<double>(Csv.Columns("orderVariance", stations).Select(table.Number)),
        };
}
