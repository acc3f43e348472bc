using System.Threading.Tasks;
using Parquet;
using Parquet.Schema;

namespace ProcessChain.Experiments;

/// <summary>The results of a sweep as one Parquet file, with the columns of <c>results.csv</c>.</summary>
internal static class SweepParquet
{
    public static void Write(SweepState state, Stream stream) =>
        WriteAsync(
                [.. state.Done.SelectMany(done => done.Result.Rows.Select(row => new Entry(done.Point, row)))],
                state.Folder.Plan.Keys,
                stream
            )
            .GetAwaiter()
            .GetResult();

    private static async Task WriteAsync(Entry[] entries, IReadOnlyList<string> keys, Stream stream)
    {
        var columns = ColumnsOf(entries, keys).ToList();
        var schema = new ParquetSchema(columns.Select(Field (column) => column.Field).ToArray());
        var writer = await ParquetWriter.CreateAsync(schema, stream).ConfigureAwait(false);
        await using (writer.ConfigureAwait(false))
        {
            using var rows = writer.CreateRowGroup();
            foreach (var column in columns)
                await column.Write(rows).ConfigureAwait(false);
        }
    }

    private static IEnumerable<ParquetColumn> ColumnsOf(Entry[] entries, IReadOnlyList<string> keys) =>
        [
            Whole(SweepPoints.Number, entries, entry => entry.Point.Number),
            Text(SweepPoints.Point, entries, entry => entry.Point.Id),
            .. keys.Select((key, i) => OfKey(key, i, entries)),
            Text("controller", entries, entry => entry.Row.Controller),
            Whole("training", entries, entry => entry.Row.Training),
            Text("metric", entries, entry => entry.Row.Metric),
            Whole("episodes", entries, entry => entry.Row.Episodes),
            Number("mean", entries, entry => entry.Row.Mean),
            Number("deviation", entries, entry => entry.Row.Deviation),
            Number("ci95", entries, entry => entry.Row.Ci95),
        ];

    /// <summary>Numbers where all values are numbers, else texts.</summary>
    private static ParquetColumn OfKey(string key, int place, Entry[] entries) =>
        entries.All(entry => SweepPoints.NumberOf(entry.Point.Values[place]) is not null)
            ? Number(key, entries, entry => SweepPoints.NumberOf(entry.Point.Values[place]))
            : Text(key, entries, entry => entry.Point.Values[place]);

    private static ParquetColumn Text(string name, Entry[] entries, Func<Entry, string> value)
    {
        var field = new DataField(name, typeof(string), isNullable: false);
        var values = Array.ConvertAll(entries, entry => value(entry));
        return new(field, rows => rows.WriteAsync(field, values));
    }

    private static ParquetColumn Whole(string name, Entry[] entries, Func<Entry, int?> value)
    {
        var field = new DataField(name, typeof(int), isNullable: true);
        var values = Array.ConvertAll(entries, entry => value(entry));
        return new(field, rows => rows.WriteAsync<int>(field, values));
    }

    private static ParquetColumn Number(string name, Entry[] entries, Func<Entry, double?> value)
    {
        var field = new DataField(name, typeof(double), isNullable: true);
        var values = Array.ConvertAll(
            entries,
            entry => value(entry) is { } number && !double.IsNaN(number) ? value(entry) : null
        );
        return new(field, rows => rows.WriteAsync<double>(field, values));
    }

    private sealed record Entry(SweepPoint Point, PointRow Row);

    private sealed record ParquetColumn(DataField Field, Func<ParquetRowGroupWriter, Task> Write);
}
