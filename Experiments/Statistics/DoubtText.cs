namespace ProcessChain.Experiments;

/// <summary>What is not certain of the results of a test: a sentence each.</summary>
internal static class DoubtText
{
    private const int MostNamed = 4;

    /// <summary>Of fewer trainings an interval by Student's t is wide and a bootstrapped one too narrow (Agarwal et al. 2021, section 4.1).</summary>
    private const int EnoughTrainings = 5;

    /// <param name="summary">The results.</param>
    /// <param name="certainty">The same, how certain they are.</param>
    public static IReadOnlyList<string> Of(ExperimentSummary summary, CertaintySummary certainty) =>
        [
            .. Winner(summary, certainty),
            .. LikeTheBaseline(summary),
            .. FewTrainings(certainty),
            .. Imprecise(summary),
            .. summary.SteadyState.SelectMany(SteadyStateText.Doubts),
        ];

    private static IEnumerable<string> Winner(ExperimentSummary summary, CertaintySummary certainty)
    {
        var goal = summary.Experiment.System.Goal;
        var compared = certainty.Controllers.Where(row => row.ToBest.Exists).ToList();
        if (compared.Count < 2)
            yield break;
        var best = compared.MinBy(row => goal.AsCost(row.OverEpisodes.Mean))!;
        var rivals = compared.Where(row => row != best && !row.IsNotBest).Select(row => row.Controller).ToList();
        yield return rivals.Count == 0
            ? $"{best.Controller} is certainly the best of these {compared.Count} on average over test episodes (multiple comparisons "
                + "with the best, 95 % together)."
            : $"The winner is not significant: {best.Controller} has the best mean, but {Named(rivals)} may be as good or better (multiple "
                + "comparisons with the best, 95 % together).";
    }

    private static IEnumerable<string> LikeTheBaseline(ExperimentSummary summary)
    {
        var alike = summary
            .Controllers.Where(it => it.Name != summary.Experiment.Baseline)
            .Where(it =>
                it.DifferenceToBaseline is { Ci95: > 0 } difference && Math.Abs(difference.Mean) <= difference.Ci95
            )
            .Select(it => it.Name)
            .ToList();
        if (alike.Count > 0)
            yield return $"The interval of the difference to the baseline includes zero: {Named(alike)}.";
    }

    private static IEnumerable<string> FewTrainings(CertaintySummary certainty)
    {
        var once = certainty.Controllers.Where(row => row.Trainings == 1).Select(row => row.Controller).ToList();
        if (once.Count > 0)
            yield return $"Trained once: {Named(once)}. How much of the result is luck of the training is not known; trainingSeeds: "
                + $"{EnoughTrainings} or more tells it.";
        var few = certainty
            .Controllers.Where(row => row.Trainings is > 1 and < EnoughTrainings)
            .Select(row => $"{row.Controller} ({row.Trainings})")
            .ToList();
        if (few.Count > 0)
            yield return $"Few trainings: {Named(few)}. Below {EnoughTrainings} the intervals over trainings are themselves uncertain.";
    }

    private static IEnumerable<string> Imprecise(ExperimentSummary summary)
    {
        if (summary.Experiment.Test.Precision is not { } precision)
            yield break;
        foreach (var it in summary.Controllers.Where(it => !Replications.IsReached(it.Goal, precision)))
            yield return $"{it.Name} has not reached the precision of {NumberText.Of(100 * precision, precision < 0.01 ? 2 : 0)} % with "
                + $"{NumberText.Count(it.Episodes, "test episode")}"
                + (
                    Replications.Needed(it.Goal.Mean, it.Deviation, it.Episodes, precision) is { } needed
                        ? $"; about {needed:N0} would."
                        : "."
                );
    }

    private static string Named(List<string> names) =>
        names.Count <= MostNamed
            ? string.Join(", ", names)
            : $"{string.Join(", ", names.Take(MostNamed))} and {names.Count - MostNamed} more";
}
