using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;

namespace ProcessChain.Experiments.Records;

/// <summary>The one dialect of all tables: comma, point, LF, UTF-8; a number that does not exist is an empty field.</summary>
internal static class Csv
{
    private static readonly CsvConfiguration Dialect = new(CultureInfo.InvariantCulture) { NewLine = "\n" };

    public static CsvWriter Writer(TextWriter writer) => new(writer, Dialect, leaveOpen: true);

    public static CsvReader Reader(TextReader reader) => new(reader, Dialect, leaveOpen: true);

    public static void Write(this CsvWriter table, double value) =>
        table.WriteField(double.IsNaN(value) ? "" : value.ToString(CultureInfo.InvariantCulture));

    public static double Number(this CsvReader table, string column)
    {
        var text = table.GetField(column);
        return string.IsNullOrEmpty(text) ? double.NaN : double.Parse(text, CultureInfo.InvariantCulture);
    }

    public static long Integer(this CsvReader table, string column) =>
        long.Parse(table.GetField(column)!, CultureInfo.InvariantCulture);

    public static IEnumerable<string> Columns(string name, int count) =>
        Enumerable.Range(1, count).Select(k => string.Create(CultureInfo.InvariantCulture, $"{name}{k}"));
}
