namespace ProcessChain.Experiments;

/// <summary>Which share of its trainings comes to which goal, for those controllers that were trained several times.</summary>
/// <param name="Goals">The goals that are to be reached, evenly from the lowest to the highest of all trainings.</param>
/// <param name="Controllers">The profiles by controller, in the order of the summary.</param>
internal sealed record TrainingProfile(
    IReadOnlyList<double> Goals,
    IReadOnlyList<KeyValuePair<string, PerformanceProfile>> Controllers
)
{
    private const int Points = 41;

    /// <summary>That of a finished test; null where no controller was trained several times, or all trainings are equal.</summary>
    public static TrainingProfile? Of(ExperimentSummary summary)
    {
        var trained = summary
            .Controllers.Where(controller => controller.Trainings.Count > 1)
            .Select(controller =>
                (controller.Name, Goals: controller.Trainings.Select(training => training.Goal.Mean).ToArray())
            )
            .ToList();
        var all = trained.SelectMany(controller => controller.Goals).Where(double.IsFinite).ToList();
        if (all.Count == 0 || all.Max() == all.Min())
            return null;
        var goals = Enumerable
            .Range(0, Points)
            .Select(i => all.Min() + ((all.Max() - all.Min()) * i / (Points - 1)))
            .ToList();
        return new(
            goals,
            [
                .. trained.Select(it =>
                    KeyValuePair.Create(
                        it.Name,
                        PerformanceProfile.Of(
                            summary.Experiment.System.Goal,
                            it.Goals,
                            goals,
                            CertaintySummary.StreamOf(summary.Experiment, "profile", it.Name)
                        )
                    )
                ),
            ]
        );
    }
}
