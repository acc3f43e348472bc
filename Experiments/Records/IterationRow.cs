using CsvHelper;

namespace ProcessChain.Experiments;

/// <summary>One iteration of a training: a row of <c>learning.csv</c>.</summary>
/// <param name="Controller">The name of the controller.</param>
/// <param name="TrainingSeed">The seed of the training.</param>
/// <param name="Iteration">What came of the iteration.</param>
internal sealed record IterationRow(string Controller, long TrainingSeed, TrainingIteration Iteration)
{
    public static void WriteHeader(CsvWriter table) =>
        table.WriteRow(
            "controller",
            "trainingSeed",
            "iteration",
            "episodes",
            "steps",
            "reward",
            "rewardDeviation",
            "policyLoss",
            "valueLoss",
            "entropy",
            "divergence"
        );

    public void Write(CsvWriter table)
    {
        table.WriteField(Controller);
        table.WriteWhole(TrainingSeed);
        table.WriteWhole((long)Iteration.Iteration);
        table.WriteWhole(Iteration.Episodes);
        table.WriteWhole(Iteration.Steps);
        foreach (var number in Numbers())
            table.WriteNumber(number);
        table.EndRecord();
    }

    /// <exception cref="FormatException">The table was altered.</exception>
    public static IEnumerable<IterationRow> Read(TextReader text)
    {
        using var table = Csv.Reader(text);
        while (table.Read())
            yield return new IterationRow(
                table.Text("controller"),
                table.Whole("trainingSeed"),
                new TrainingIteration(table.Count("iteration"), table.Whole("episodes"), table.Whole("steps"))
                {
                    Reward = table.Number("reward"),
                    RewardDeviation = table.Number("rewardDeviation"),
                    PolicyLoss = table.Number("policyLoss"),
                    ValueLoss = table.Number("valueLoss"),
                    Entropy = table.Number("entropy"),
                    Divergence = table.Number("divergence"),
                }
            );
    }

    private double[] Numbers() =>
        [
            Iteration.Reward,
            Iteration.RewardDeviation,
            Iteration.PolicyLoss,
            Iteration.ValueLoss,
            Iteration.Entropy,
            Iteration.Divergence,
        ];
}
