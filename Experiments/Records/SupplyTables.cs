using CsvHelper;

namespace ProcessChain.Experiments;

/// <summary>The rows of all tables that a run of a supply experiment has written, but the periods.</summary>
/// <param name="Episodes">The test.</param>
/// <param name="Iterations">The trainings.</param>
/// <param name="Bounds">What no controller can surpass.</param>
/// <param name="Spread">A training with many seeds.</param>
internal sealed record SupplyTables(
    IReadOnlyList<SupplyRow> Episodes,
    IReadOnlyList<IterationRow> Iterations,
    IReadOnlyList<BoundRow> Bounds,
    IReadOnlyList<SpreadRow> Spread
)
{
    /// <summary>The tables of an experiment, each with what writes its header.</summary>
    public static IEnumerable<(string Name, Action<CsvWriter> WriteHeader)> Of(SupplyExperiment experiment) =>
        [
            ("episodes", SupplyRow.WriteHeader),
            ("periods", table => PeriodLog.WriteHeader(table, experiment.System)),
            ("learning", IterationRow.WriteHeader),
            ("bounds", BoundRow.WriteHeader),
            ("spread", SpreadRow.WriteHeader),
        ];

    /// <summary>Reads what lies in the folder of a run.</summary>
    /// <exception cref="InvalidInputException">A table was put together from parts that were altered.</exception>
    public static SupplyTables Read(RunFolder folder) =>
        new(
            Rows(folder.Table("episodes"), SupplyRow.Read),
            Rows(folder.Table("learning"), IterationRow.Read),
            Rows(folder.Table("bounds"), BoundRow.Read),
            Rows(folder.Table("spread"), SpreadRow.Read)
        );

    private static List<T> Rows<T>(string path, Func<TextReader, IEnumerable<T>> read) =>
        PartFiles.Read(path, text => read(text).ToList());
}
