using CsvHelper;

namespace ProcessChain.Experiments;

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
        table.WriteRow([
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
        ]);
    }

    /// <summary>Writes this row.</summary>
    internal void Write(CsvWriter table)
    {
        table.WriteField(Controller);
        table.WriteWhole(TrainingSeed);
        table.WriteField(Phase.ToString());
        table.WriteWhole((long)Episode);
        table.WriteWhole((long)Figures.Days);
        table.WriteNumber(Figures.CostPerDay);
        table.WriteNumber(Figures.StorageCostPerDay);
        table.WriteNumber(Figures.LateCostPerDay);
        table.WriteNumber(Figures.LateUnits);
        table.WriteWhole((long)Figures.CustomerOrders);
        table.WriteWhole((long)Figures.CustomerUnits);
        table.WriteWhole((long)Figures.DeliveredUnits);
        table.WriteNumber(Figures.ServiceLevel);
        table.WriteNumber(Figures.FillRate);
        table.WriteWhole((long)Figures.Window);
        table.WriteNumber(Figures.CustomerVariance);
        foreach (var variance in Figures.OrderVariance)
            table.WriteNumber(variance);
        for (var station = 1; station <= Figures.OrderVariance.Count; station++)
            table.WriteNumber(Figures.Bullwhip(station));
        table.WriteNumber(ValidationCostPerDay);
        table.EndRecord();
    }

    /// <summary>All rows of a table that <see cref="Write"/> wrote.</summary>
    /// <exception cref="FormatException">The table was not written so.</exception>
    internal static IEnumerable<EpisodeRow> Read(TextReader text, int stations)
    {
        using var table = Csv.Reader(text);
        while (table.Read())
        {
            yield return new EpisodeRow(
                table.Text("controller"),
                table.Integer("trainingSeed"),
                ReadPhase(table.Text("phase")),
                table.Count("episode"),
                ReadFigures(table, stations),
                table.Number("validationCostPerDay")
            );
        }
    }

    private static Phase ReadPhase(string text) =>
        Enum.TryParse<Phase>(text, out var phase) ? phase : throw new FormatException($"'{text}' is not a phase.");

    private static EpisodeFigures ReadFigures(CsvReader table, int stations) =>
        new()
        {
            Days = table.Count("days"),
            StorageCostPerDay = table.Number("storageCostPerDay"),
            LateCostPerDay = table.Number("lateCostPerDay"),
            LateUnits = table.Number("lateUnits"),
            CustomerOrders = table.Count("customerOrders"),
            CustomerUnits = table.Whole("customerUnits"),
            DeliveredUnits = table.Whole("deliveredUnits"),
            ServiceLevel = table.Number("serviceLevel"),
            FillRate = table.Number("fillRate"),
            Window = table.Count("window"),
            CustomerVariance = table.Number("customerVariance"),
            OrderVariance = new Several<double>(Csv.Columns("orderVariance", stations).Select(table.Number)),
        };
}
