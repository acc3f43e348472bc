using CsvHelper;

namespace ProcessChain.Experiments;

/// <summary>Writes what a unit of a run comes to: its parts of the tables, its agent, and last the note that it is finished.</summary>
internal sealed class UnitFiles(RunFolder folder, WorkUnit unit)
{
    private readonly SortedDictionary<string, string> hashes = new(StringComparer.Ordinal);

    /// <summary>Writes a part of a table, without a header.</summary>
    public void WritePart(ITable table, Action<CsvWriter> write)
    {
        var path = folder.Part(unit, table);
        hashes[folder.Relative(path)] = AtomicFile.WriteText(
            path,
            writer =>
            {
                using var rows = Csv.Writer(writer);
                write(rows);
            }
        );
    }

    /// <summary>Writes rows as a part of a table.</summary>
    public void WritePart<TRow>(Table<TRow> table, IEnumerable<TRow> rows) =>
        WritePart(
            table,
            writer =>
            {
                foreach (var row in rows)
                    table.Write(writer, row);
            }
        );

    public void WriteAgent(Action<Stream> save) =>
        hashes[folder.Relative(folder.Agent(unit))] = AtomicFile.WriteHashed(folder.Agent(unit), save);

    /// <summary>Notes that the unit is finished.</summary>
    public void Close(double seconds) => new UnitNote(seconds, "", hashes).Write(folder, unit);
}
