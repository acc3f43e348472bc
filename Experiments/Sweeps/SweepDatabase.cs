using System.Globalization;
using Microsoft.Data.Sqlite;

namespace ProcessChain.Experiments;

/// <summary>What the points of a sweep have come to as one SQLite file. The page on sweeps tells its tables.</summary>
internal static class SweepDatabase
{
    private const string Schema = """
        CREATE TABLE points (number INTEGER PRIMARY KEY, point TEXT NOT NULL UNIQUE,
          status TEXT NOT NULL CHECK (status IN ('done', 'failed', 'missing')), goal TEXT, minimise INTEGER);
        CREATE TABLE settings (point TEXT NOT NULL REFERENCES points (point), key TEXT NOT NULL, value,
          PRIMARY KEY (point, key));
        CREATE TABLE results (point TEXT NOT NULL REFERENCES points (point), controller TEXT NOT NULL, training INTEGER,
          metric TEXT NOT NULL, episodes INTEGER NOT NULL, mean REAL, deviation REAL, ci95 REAL);
        CREATE TABLE bounds (point TEXT NOT NULL REFERENCES points (point), bound TEXT NOT NULL, kind TEXT NOT NULL,
          episodes INTEGER, mean REAL, ci95 REAL);
        CREATE TABLE failures (point TEXT NOT NULL REFERENCES points (point), unit TEXT NOT NULL, reason TEXT NOT NULL);
        """;

    /// <exception cref="IOException">It cannot be written.</exception>
    public static void Write(SweepState state, string path)
    {
        File.Delete(path);
        try
        {
            Fill(state, path);
        }
        catch (SqliteException failure)
        {
            throw new IOException($"{path}: {failure.Message}", failure);
        }
    }

    private static void Fill(SweepState state, string path)
    {
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        using var transaction = connection.BeginTransaction();
        using (var schema = connection.CreateCommand())
        {
            schema.CommandText = Schema;
            schema.ExecuteNonQuery();
        }
        WritePoints(connection, state);
        WriteResults(connection, state);
        WriteBounds(connection, state);
        WriteFailures(connection, state);
        using (var index = connection.CreateCommand())
        {
            index.CommandText = "CREATE INDEX results_by_metric ON results (metric, controller, point)";
            index.ExecuteNonQuery();
        }
        transaction.Commit();
    }

    private static void WritePoints(SqliteConnection connection, SweepState state)
    {
        using var points = new Inserts(connection, "points", 5);
        using var settings = new Inserts(connection, "settings", 3);
        foreach (var (point, result) in state.Points)
        {
            var status = result switch
            {
                null => "missing",
                { HasFailed: true } => "failed",
                _ => "done",
            };
            var goal = string.IsNullOrEmpty(result?.Goal) ? null : result.Goal;
            points.Add(point.Number, point.Id, status, goal, goal is null ? null : result!.Minimise);
            foreach (var (key, value) in state.Folder.Plan.Keys.Zip(point.Values))
                settings.Add(point.Id, key, ValueOf(value));
        }
    }

    private static void WriteResults(SqliteConnection connection, SweepState state)
    {
        using var rows = new Inserts(connection, "results", 8);
        foreach (var (point, result) in state.Done)
        foreach (var row in result.Rows)
        {
            rows.Add(
                point.Id,
                row.Controller,
                row.Training,
                row.Metric,
                row.Episodes,
                row.Mean,
                row.Deviation,
                row.Ci95
            );
        }
    }

    private static void WriteBounds(SqliteConnection connection, SweepState state)
    {
        using var rows = new Inserts(connection, "bounds", 6);
        foreach (var (point, result) in state.Done)
        foreach (var row in result.Bounds)
            rows.Add(point.Id, row.Bound, row.Kind.ToString(), row.Episodes, row.Mean, row.Ci95);
    }

    private static void WriteFailures(SqliteConnection connection, SweepState state)
    {
        using var rows = new Inserts(connection, "failures", 3);
        foreach (var (point, result) in state.Done)
        foreach (var row in result.Failures)
            rows.Add(point.Id, row.Unit, row.Reason);
    }

    /// <summary>A number as a number.</summary>
    private static object ValueOf(string text) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) ? whole
        : SweepPoints.NumberOf(text) is { } number ? number
        : text;

    /// <summary>Adds rows to a table; NaN and null are NULL.</summary>
    private sealed class Inserts : IDisposable
    {
        private readonly SqliteCommand command;

        public Inserts(SqliteConnection connection, string table, int columns)
        {
            command = connection.CreateCommand();
            var names = Enumerable.Range(0, columns).Select(i => $"$p{i}").ToList();
#pragma warning disable CA2100 // The table's name is one of ours; what comes from files goes into parameters.
            command.CommandText = $"INSERT INTO {table} VALUES ({string.Join(", ", names)})";
#pragma warning restore CA2100
            foreach (var name in names)
                command.Parameters.Add(new SqliteParameter(name, null));
        }

        public void Add(params ReadOnlySpan<object?> values)
        {
            for (var i = 0; i < values.Length; i++)
                command.Parameters[i].Value = values[i] is null or double.NaN ? DBNull.Value : values[i];
            command.ExecuteNonQuery();
        }

        public void Dispose() => command.Dispose();
    }
}
