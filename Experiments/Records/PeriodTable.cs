using CsvHelper;

namespace ProcessChain.Experiments;

/// <summary>The table of periods: who plays, the episode, the period, and the flows of the system.</summary>
internal sealed class PeriodTable : ITable
{
    private readonly Table<PeriodRow> table;

    /// <param name="flows">The flows of the system.</param>
    /// <param name="details">Whether those are told, too, that only traces tell.</param>
    public PeriodTable(IReadOnlyList<FlowColumn> flows, bool details)
    {
        Flows = [.. flows.Where(flow => details || !flow.IsDetail)];
        Places = [.. flows.Index().Where(flow => details || !flow.Item.IsDetail).Select(flow => flow.Index)];
        table = new(
            "periods",
            NewRow,
            [
                TableColumn<PeriodRow>.Word(
                    "controller",
                    row => row.Controller,
                    (row, value) => row.Controller = value
                ),
                TableColumn<PeriodRow>.WholeOrNone(
                    "trainingSeed",
                    row => row.TrainingSeed,
                    (row, value) => row.TrainingSeed = value
                ),
                TableColumn<PeriodRow>.Count("episode", row => row.Episode, (row, value) => row.Episode = value),
                TableColumn<PeriodRow>.Count("period", row => row.Period, (row, value) => row.Period = value),
                .. Flows.Select(
                    (flow, i) =>
                        TableColumn<PeriodRow>.Number(
                            flow.Key,
                            row => row.Flows[i],
                            (row, value) => row.Flows[i] = value
                        )
                ),
            ]
        );
    }

    public string Name => table.Name;

    /// <summary>The flows that are columns.</summary>
    public IReadOnlyList<FlowColumn> Flows { get; }

    /// <summary>Where they stand among all flows of the system.</summary>
    public IReadOnlyList<int> Places { get; }

    /// <summary>Where flows stand in a row.</summary>
    public int[] PlacesOf(IEnumerable<string> flows) =>
        [
            .. Flows
                .Index()
                .Where(flow => flows.Contains(flow.Item.Key, StringComparer.Ordinal))
                .Select(flow => flow.Index),
        ];

    /// <summary>A row without values.</summary>
    public PeriodRow NewRow() => new(Flows.Count);

    public void WriteHeader(CsvWriter writer) => table.WriteHeader(writer);

    public void Write(CsvWriter writer, PeriodRow row) => table.Write(writer, row);

    /// <summary>The rows of a text with a header.</summary>
    /// <exception cref="FormatException">The text was not written so; the line is told.</exception>
    public IEnumerable<PeriodRow> Read(TextReader text) => table.Read(text);
}
