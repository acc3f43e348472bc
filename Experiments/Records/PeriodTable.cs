using CsvHelper;

namespace ProcessChain.Experiments;

/// <summary>The table of periods: who plays, the episode, the period, and the flows of the system.</summary>
internal sealed class PeriodTable : ITable
{
    private static readonly string[] Keys = ["controller", "trainingSeed", "episode", "period"];

    /// <param name="flows">The flows of the system.</param>
    /// <param name="details">Whether those are told, too, that only traces tell.</param>
    public PeriodTable(IReadOnlyList<FlowColumn> flows, bool details)
    {
        Flows = [.. flows.Where(flow => details || !flow.IsDetail)];
        Places = [.. flows.Index().Where(flow => details || !flow.Item.IsDetail).Select(flow => flow.Index)];
    }

    public string Name => "periods";

    /// <summary>The flows that are columns.</summary>
    public IReadOnlyList<FlowColumn> Flows { get; }

    /// <summary>Where they stand among all flows of the system.</summary>
    public IReadOnlyList<int> Places { get; }

    public void WriteHeader(CsvWriter table) => table.WriteRow([.. Keys, .. Flows.Select(flow => flow.Key)]);

    /// <summary>The rows of a text with a header.</summary>
    /// <exception cref="FormatException">The text was not written so.</exception>
    public IEnumerable<PeriodRow> Read(TextReader text)
    {
        using var table = Csv.Reader(text);
        while (table.Read())
        {
            yield return new(
                table.Text("controller"),
                table.Integer("trainingSeed"),
                table.Count("episode"),
                table.Count("period"),
                [.. Flows.Select(flow => table.Number(flow.Key))]
            );
        }
    }
}

/// <summary>One period of a test episode: a row of <c>periods.csv</c>.</summary>
/// <param name="Controller">Its name in the definition.</param>
/// <param name="TrainingSeed">The seed of its training; null for a controller that is not trained.</param>
/// <param name="Episode">The number of the test episode, from 1.</param>
/// <param name="Period">From 0.</param>
/// <param name="Flows">In the order of <see cref="PeriodTable.Flows"/>.</param>
internal sealed record PeriodRow(
    string Controller,
    long? TrainingSeed,
    int Episode,
    int Period,
    IReadOnlyList<double> Flows
);
