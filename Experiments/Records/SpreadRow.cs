using CsvHelper;

namespace ProcessChain.Experiments;

/// <summary>A training with one of many seeds: a row of <c>spread.csv</c>.</summary>
/// <param name="Training">The number of the training, from 1.</param>
/// <param name="TrainingSeed">Its seed.</param>
/// <param name="Reward">The mean reward of its agent over the test episodes.</param>
internal sealed record SpreadRow(int Training, long TrainingSeed, double Reward)
{
    public static void WriteHeader(CsvWriter table) => table.WriteRow("training", "trainingSeed", "reward");

    public void Write(CsvWriter table)
    {
        table.WriteWhole((long)Training);
        table.WriteWhole(TrainingSeed);
        table.WriteNumber(Reward);
        table.EndRecord();
    }

    /// <exception cref="FormatException">The table was altered.</exception>
    public static IEnumerable<SpreadRow> Read(TextReader text)
    {
        using var table = Csv.Reader(text);
        while (table.Read())
            yield return new SpreadRow(table.Count("training"), table.Whole("trainingSeed"), table.Number("reward"));
    }
}
