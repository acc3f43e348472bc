namespace ProcessChain.Experiments;

/// <summary>A table in plain text: names to the left, numbers, which are never broken, to the right.</summary>
internal sealed class TextTable
{
    private const string Space = "  ";

    private readonly List<string[]> heads;
    private readonly IReadOnlyList<IReadOnlyList<string>> rows;
    private readonly int[] widths;

    /// <param name="titles">A title for each column; it is broken between words where its column is narrower.</param>
    /// <param name="rows">The cells; those at the end of a row may be left out.</param>
    /// <param name="room">Characters in a line: where the numbers leave too few of them, names are broken.</param>
    public TextTable(
        IReadOnlyList<string> titles,
        IReadOnlyList<IReadOnlyList<string>> rows,
        int room = Screen.Unlimited
    )
    {
        this.rows = rows;
        widths =
        [
            .. titles.Select(
                (title, i) =>
                    title
                        .Split(' ')
                        .Concat(rows.Where(row => row.Count > i).Select(row => row[i]))
                        .Max(text => text.Length)
            ),
        ];
        widths[0] = Math.Max(titles[0].Length, Math.Min(widths[0], room - (Width - widths[0])));
        heads = [.. titles.Select((title, i) => Screen.Lines(title, widths[i]).ToArray())];
    }

    /// <summary>Characters in a line.</summary>
    public int Width => widths.Sum() + (Space.Length * (widths.Length - 1));

    public IEnumerable<string> Lines()
    {
        var height = heads.Max(head => head.Length);
        for (var i = 0; i < height; i++)
            yield return Line(heads.Select(head => head.ElementAtOrDefault(i - height + head.Length) ?? ""));
        yield return new string('─', Width);
        foreach (var row in rows)
        foreach (var (i, name) in row[0].Chunk(widths[0]).Index())
            yield return Line(row.Skip(1).Where(_ => i == 0).Prepend(new string(name)));
    }

    private string Line(IEnumerable<string> cells) =>
        string.Join(Space, cells.Select((cell, i) => i == 0 ? cell.PadRight(widths[i]) : cell.PadLeft(widths[i])))
            .TrimEnd();
}
