namespace ProcessChain.Experiments;

/// <summary>Collects what the points of a sweep have come to into tables for other programs.</summary>
internal static class SweepTables
{
    /// <summary>Writes all tables; earlier ones are replaced.</summary>
    /// <returns>The names of the files.</returns>
    public static IReadOnlyList<string> Write(SweepState state)
    {
        var folder = state.Folder;
        WriteTable(state, "results.csv", PointRow.Table, result => result.Rows);
        WriteTable(state, "bounds.csv", PointBound.Table, result => result.Bounds);
        WriteTable(state, "failures.csv", PointFailure.Table, result => result.Failures);
        AtomicFile.Rename(folder.In("results.sqlite"), path => SweepDatabase.Write(state, path));
        AtomicFile.Write(folder.In("results.parquet"), stream => SweepParquet.Write(state, stream));
        return ["results.csv", "bounds.csv", "failures.csv", "results.sqlite", "results.parquet"];
    }

    private static void WriteTable<TRow>(
        SweepState state,
        string name,
        Table<TRow> table,
        Func<PointResult, IEnumerable<TRow>> rowsOf
    ) =>
        AtomicFile.WriteText(
            state.Folder.In(name),
            writer =>
            {
                using var rows = Csv.Writer(writer);
                rows.WriteRow([.. SweepPoints.Head(state.Folder.Plan), .. table.Columns.Select(column => column.Name)]);
                foreach (var (point, result) in state.Done)
                foreach (var row in rowsOf(result))
                    rows.WriteRow([.. SweepPoints.Fields(point), .. table.Columns.Select(column => column.Text(row))]);
            }
        );
}
