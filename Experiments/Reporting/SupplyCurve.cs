namespace ProcessChain.Experiments;

/// <summary>How the trainings of a controller went, iteration by iteration; what the method does not have is empty.</summary>
/// <param name="Controller">Its name.</param>
/// <param name="Trainings">How many trainings the means are over.</param>
/// <param name="Episodes">Episodes played until the end of each iteration.</param>
/// <param name="Reward">Rewards of the training episodes: mean over the trainings, and one standard deviation from episode to episode up and down.</param>
/// <param name="PolicyLoss">Mean, lowest and highest over the trainings.</param>
/// <param name="ValueLoss">Mean, lowest and highest over the trainings.</param>
internal sealed record SupplyCurve(
    string Controller,
    int Trainings,
    IReadOnlyList<long> Episodes,
    Band Reward,
    Band? PolicyLoss,
    Band? ValueLoss
)
{
    /// <summary>The curves of those controllers that have more than one iteration.</summary>
    public static IReadOnlyList<SupplyCurve> Of(IEnumerable<string> controllers, IEnumerable<IterationRow> rows)
    {
        var all = rows.ToLookup(row => row.Controller, StringComparer.Ordinal);
        return controllers.Select(name => Of(name, [.. all[name]])).OfType<SupplyCurve>().ToList();
    }

    private static SupplyCurve? Of(string controller, IReadOnlyCollection<IterationRow> rows)
    {
        var iterations = rows.GroupBy(row => row.Iteration.Iteration)
            .OrderBy(iteration => iteration.Key)
            .Select(iteration => iteration.Select(row => row.Iteration).ToList())
            .ToList();
        if (iterations.Count < 2)
            return null;
        return new SupplyCurve(
            controller,
            iterations.Max(iteration => iteration.Count),
            iterations.ConvertAll(iteration => iteration[0].Episodes),
            RewardsOf(iterations),
            Losses(iterations, iteration => iteration.PolicyLoss),
            Losses(iterations, iteration => iteration.ValueLoss)
        );
    }

    private static Band RewardsOf(List<List<TrainingIteration>> iterations)
    {
        var mean = iterations.ConvertAll(trainings => trainings.Average(t => t.Reward));
        var deviation = iterations.ConvertAll(trainings => trainings.Average(t => t.RewardDeviation));
        var spread = deviation.ConvertAll(value => double.IsNaN(value) ? 0 : value);
        return new Band(
            mean,
            mean.Zip(spread, (value, width) => value - width).ToList(),
            mean.Zip(spread, (value, width) => value + width).ToList()
        );
    }

    private static Band? Losses(List<List<TrainingIteration>> iterations, Func<TrainingIteration, double> loss) =>
        iterations.TrueForAll(trainings => trainings.TrueForAll(t => double.IsNaN(loss(t))))
            ? null
            : Band.Of(iterations.Select(trainings => trainings.ConvertAll(t => loss(t))));
}
