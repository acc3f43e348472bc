using CsvHelper;

namespace ProcessChain.Experiments;

/// <summary>The one dialect of all tables: comma, point, LF, UTF-8; a number that does not exist is an empty field.</summary>
internal static class Csv
{
    private static readonly CsvWriterOptions Dialect = new() { NewLine = "\n" };

    public static CsvWriter Writer(TextWriter writer) => CsvWriter.Create(writer, Dialect, leaveOpen: true);

    /// <summary>A reader that has read the names of the columns.</summary>
    public static CsvReader Reader(TextReader reader)
    {
        var table = CsvReader.Create(reader, CsvReaderOptions.Default, leaveOpen: true);
        table.ReadHeader();
        return table;
    }

    public static void WriteRow(this CsvWriter table, params IEnumerable<string> fields)
    {
        foreach (var field in fields)
            table.WriteField(field);
        table.EndRecord();
    }
}
