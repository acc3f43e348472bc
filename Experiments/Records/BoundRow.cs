using CsvHelper;

namespace ProcessChain.Experiments;

/// <summary>What a bound allows in one test episode: a row of <c>bounds.csv</c>.</summary>
/// <param name="Bound">Which bound: <c>hindsight</c> or <c>relaxation</c>.</param>
/// <param name="Episode">The test episode, from 1.</param>
/// <param name="Reward">
/// Hindsight: the best reward of the episode. Relaxation: a number whose mean over episodes is an upper bound for every
/// controller; a single one says nothing.
/// </param>
internal sealed record BoundRow(string Bound, int Episode, double Reward)
{
    public static void WriteHeader(CsvWriter table) => table.WriteRow("bound", "episode", "reward");

    public void Write(CsvWriter table)
    {
        table.WriteField(Bound);
        table.WriteWhole((long)Episode);
        table.WriteNumber(Reward);
        table.EndRecord();
    }

    /// <exception cref="FormatException">The table was altered.</exception>
    public static IEnumerable<BoundRow> Read(TextReader text)
    {
        using var table = Csv.Reader(text);
        while (table.Read())
            yield return new BoundRow(table.Text("bound"), table.Count("episode"), table.Number("reward"));
    }
}
