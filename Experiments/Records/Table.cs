using CsvHelper;

namespace ProcessChain.Experiments;

/// <summary>A table as one list of columns, which gives its header, its rows and how it is read.</summary>
/// <typeparam name="TRow">What a row is.</typeparam>
/// <param name="name">Its name, that of its file without the ending.</param>
/// <param name="create">A row without values.</param>
/// <param name="columns">The columns.</param>
internal sealed class Table<TRow>(string name, Func<TRow> create, params IReadOnlyList<TableColumn<TRow>> columns)
    : ITable
{
    public string Name => name;

    public IReadOnlyList<TableColumn<TRow>> Columns => columns;

    public void WriteHeader(CsvWriter table) => table.WriteRow(columns.Select(column => column.Name));

    public void Write(CsvWriter table, TRow row)
    {
        for (var i = 0; i < columns.Count; i++)
            table.WriteField(columns[i].Text(row));
        table.EndRecord();
    }

    /// <summary>Rows as a text with a header.</summary>
    public string Text(IEnumerable<TRow> rows)
    {
        using var text = new StringWriter();
        Write(text, rows);
        return text.ToString();
    }

    /// <summary>Writes rows with a header.</summary>
    public void Write(TextWriter text, IEnumerable<TRow> rows)
    {
        using var table = Csv.Writer(text);
        WriteHeader(table);
        foreach (var row in rows)
            Write(table, row);
    }

    /// <summary>The rows of what <see cref="Text"/> wrote.</summary>
    /// <exception cref="FormatException">The text was not written so; the line is told.</exception>
    public List<TRow> Rows(string text)
    {
        using var reader = new StringReader(text);
        return [.. Read(reader)];
    }

    /// <summary>The rows of a text with a header.</summary>
    /// <exception cref="FormatException">The text was not written so; the line is told.</exception>
    public IEnumerable<TRow> Read(TextReader text)
    {
        using var table = Csv.Reader(text);
        var header = columns.Select(column => column.Name);
        if (!table.Headers.SequenceEqual(header, StringComparer.Ordinal))
            throw new FormatException($"Line 1 is not the header {string.Join(',', header)}.");
        for (var line = 2; table.Read(); line++)
            yield return RowOf(table, line);
    }

    private TRow RowOf(CsvReader table, int line)
    {
        if (table.FieldCount != columns.Count)
            throw new FormatException($"Line {line} has {table.FieldCount} fields; {columns.Count} are needed.");
        var row = create();
        for (var i = 0; i < columns.Count; i++)
        {
            try
            {
                columns[i].Take(row, table.GetString(i));
            }
            catch (FormatException wrong)
            {
                throw new FormatException($"Line {line}, {columns[i].Name}: {wrong.Message}", wrong);
            }
        }
        return row;
    }
}

/// <summary>A table of a run, whatever its rows are.</summary>
internal interface ITable
{
    /// <summary>Its name, that of its file without the ending.</summary>
    string Name { get; }

    /// <summary>Writes the names of the columns.</summary>
    void WriteHeader(CsvWriter table);
}
