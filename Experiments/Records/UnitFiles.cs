using CsvHelper;

namespace ProcessChain.Experiments;

/// <summary>Writes what a unit comes to into the folder of a run.</summary>
internal sealed class UnitFiles(RunFolder folder, WorkUnit unit) : IUnitOutput
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

    public void WritePart<TRow>(Table<TRow> table, IEnumerable<TRow> rows)
        where TRow : class =>
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

    public Stream OpenAgent() => File.OpenRead(folder.Agent(unit));

    public void Close(double seconds) => new UnitNote(seconds, "", hashes).Write(folder, unit);
}
