namespace ProcessChain.Experiments;

/// <summary>
/// How certain the results of a test are, controller by controller. Chance in demand and chance in training are kept apart: intervals over
/// test episodes hold for the trained agents as they are, those over trainings for agents trained anew on these episodes.
/// </summary>
/// <param name="Controllers">In the order of the summary.</param>
internal sealed record CertaintySummary(IReadOnlyList<CertaintyRow> Controllers)
{
    /// <summary>That of a finished test.</summary>
    public static CertaintySummary Of(ExperimentSummary summary)
    {
        var goal = summary.Experiment.System.Goal;
        var toBest = ComparisonWithBest.Of(goal, [.. summary.Controllers.Select(controller => controller.Goals)]);
        var baseline = summary.Controllers.FirstOrDefault(it => it.Name == summary.Experiment.Baseline);
        return new([
            .. summary.Controllers.Select((it, place) => Row(summary.Experiment, it, baseline, toBest[place])),
        ]);
    }

    /// <summary>The chance of what is drawn for a controller.</summary>
    /// <param name="experiment">The experiment, whose seed is the root.</param>
    /// <param name="purpose">What for.</param>
    /// <param name="controller">Its name.</param>
    public static RandomStream StreamOf(ExperimentDefinition experiment, string purpose, string controller) =>
        new EpisodeSeed(experiment.Seed, 0).Stream($"bootstrap {purpose} {controller}");

    private static CertaintyRow Row(
        ExperimentDefinition experiment,
        ControllerSummary own,
        ControllerSummary? baseline,
        Interval toBest
    )
    {
        var goal = experiment.System.Goal;
        var trainings = GoalsOf(own);
        var isCompared = baseline is not null && baseline.Name != own.Name;
        var others = isCompared ? GoalsOf(baseline!) : [];
        return new CertaintyRow
        {
            Controller = own.Name,
            Episodes = own.Episodes,
            OverEpisodes = own.Goal,
            Trainings = own.Trainings.Count,
            OverTrainings = own.Trainings.Count > 1 ? Estimate.Of(trainings) : Estimate.None,
            Middle = own.Trainings.Count > 1 ? InterquartileMean.Of(trainings) : double.NaN,
            MiddleInterval =
                own.Trainings.Count > 1
                    ? Bootstrap.Of(
                        [trainings],
                        drawn => InterquartileMean.Of(drawn[0]),
                        StreamOf(experiment, "interquartileMean", own.Name)
                    )
                    : Interval.None,
            ToBest = toBest,
            ToBaseline = isCompared
                ? PairedTest.Of(own.Goals.Zip(baseline!.Goals, (value, other) => value - other))
                : null,
            BetterEpisodes = isCompared ? Improvement.Paired(goal, own.Goals, baseline!.Goals) : double.NaN,
            BetterTrainings =
                isCompared && own.Trainings.Count > 1 ? Improvement.Of(goal, trainings, others) : double.NaN,
            BetterTrainingsInterval =
                isCompared && own.Trainings.Count > 1
                    ? Bootstrap.Of(
                        [trainings, others],
                        drawn => Improvement.Of(goal, drawn[0], drawn[1]),
                        StreamOf(experiment, "improvement", own.Name)
                    )
                    : Interval.None,
        };
    }

    /// <summary>The goal of each training; of a controller that is not trained its goal alone.</summary>
    private static double[] GoalsOf(ControllerSummary controller) =>
        controller.Trainings.Count > 0
            ? [.. controller.Trainings.Select(training => training.Goal.Mean)]
            : [controller.Goal.Mean];
}

/// <summary>How certain the results of a controller are.</summary>
internal sealed record CertaintyRow
{
    public required string Controller { get; init; }

    /// <summary>Test episodes.</summary>
    public required int Episodes { get; init; }

    /// <summary>The goal, with the interval over test episodes, in each of which the mean over the trainings counts.</summary>
    public required Estimate OverEpisodes { get; init; }

    /// <summary>How often it was trained; 0 for a controller that is not.</summary>
    public required int Trainings { get; init; }

    /// <summary>The goal, with the interval over trainings, of each of which the mean over the test episodes counts; NaN below two.</summary>
    public required Estimate OverTrainings { get; init; }

    /// <summary>The interquartile mean over the trainings; NaN below two.</summary>
    public required double Middle { get; init; }

    /// <summary>Its bootstrapped interval.</summary>
    public required Interval MiddleInterval { get; init; }

    /// <summary>How much worse it is than the best of the others, over episodes; the intervals of all controllers hold together.</summary>
    public required Interval ToBest { get; init; }

    /// <summary>Whether it differs from the baseline, over episodes with the same demand; null for the baseline.</summary>
    public required PairedTest? ToBaseline { get; init; }

    /// <summary>In which share of the test episodes it is better than the baseline; NaN for the baseline.</summary>
    public required double BetterEpisodes { get; init; }

    /// <summary>How probable it is that a training is better than the baseline, or than a training of it; NaN below two trainings.</summary>
    public required double BetterTrainings { get; init; }

    /// <summary>Its bootstrapped interval.</summary>
    public required Interval BetterTrainingsInterval { get; init; }

    /// <summary>Whether it is certainly the best of all, on average over episodes.</summary>
    public bool IsBest => ToBest is { Lower: < 0, Upper: 0 };

    /// <summary>Whether it is certainly not the best.</summary>
    public bool IsNotBest => ToBest is { Lower: 0, Upper: > 0 };
}
