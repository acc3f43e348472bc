using System.Globalization;
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

    public static void WriteNumber(this CsvWriter table, double value) =>
        table.WriteField(double.IsNaN(value) ? "" : value.ToString(CultureInfo.InvariantCulture));

    public static void WriteWhole(this CsvWriter table, long? value) =>
        table.WriteField(value?.ToString(CultureInfo.InvariantCulture) ?? "");

    public static string Text(this CsvReader table, string column) =>
        table.TryGetFieldIndex(column, out var index) && index < table.FieldCount
            ? table.GetString(index)
            : throw new FormatException($"The column '{column}' is missing.");

    public static double Number(this CsvReader table, string column)
    {
        var text = table.Text(column);
        return text.Length == 0 ? double.NaN : double.Parse(text, CultureInfo.InvariantCulture);
    }

    public static long? Integer(this CsvReader table, string column)
    {
        var text = table.Text(column);
        if (text.Length == 0)
            return null;
        return long.TryParse(text, CultureInfo.InvariantCulture, out var value)
            ? value
            : throw new FormatException($"The column '{column}' holds '{text}', no whole number.");
    }

    public static long Whole(this CsvReader table, string column) =>
        table.Integer(column) ?? throw new FormatException($"The column '{column}' is empty.");

    public static int Count(this CsvReader table, string column) =>
        table.Whole(column) is >= 0 and <= int.MaxValue and var count
            ? (int)count
            : throw new FormatException($"The column '{column}' holds no count.");

    public static IEnumerable<string> Columns(string name, int count) =>
        Enumerable.Range(1, count).Select(k => string.Create(CultureInfo.InvariantCulture, $"{name}{k}"));
}
