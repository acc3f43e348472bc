namespace ProcessChain.Experiments;

/// <summary>How the trainings of a controller went, iteration by iteration; what the method does not have is null.</summary>
/// <param name="Controller">Its name.</param>
/// <param name="Trainings">How many trainings the means are over.</param>
/// <param name="Caption">What is shown, in a sentence.</param>
/// <param name="Step">What an iteration is: an episode, or an iteration of the method.</param>
/// <param name="Steps">Decisions made until the end of each iteration, mean over the trainings: by them curves of different methods compare.</param>
/// <param name="WarmUp">How many of the iterations, the first ones, only prepared the training.</param>
/// <param name="Goal">Mean, lowest and highest.</param>
/// <param name="ValidationIterations">The iterations after which the frozen agent was validated; empty where it never was.</param>
/// <param name="Validation">Its goal then.</param>
/// <param name="Losses">The losses and other measures that the method has.</param>
internal sealed record LearningCurve(
    string Controller,
    int Trainings,
    string Caption,
    string Step,
    IReadOnlyList<double> Steps,
    int WarmUp,
    Band Goal,
    IReadOnlyList<int> ValidationIterations,
    Band Validation,
    IReadOnlyList<NamedBand> Losses
)
{
    private static readonly (string Name, Func<TrainingIteration, double> Get)[] Measures =
    [
        ("policy loss", iteration => iteration.PolicyLoss),
        ("value loss", iteration => iteration.ValueLoss),
        ("entropy", iteration => iteration.Entropy),
        ("divergence", iteration => iteration.Divergence),
        ("accuracy", iteration => iteration.Accuracy),
    ];

    /// <summary>The curves of those controllers that have more than one iteration.</summary>
    public static IReadOnlyList<LearningCurve> Of(JoinedResults results) =>
        results
            .Experiment.Controllers.Names.Select(name =>
                Of(name, [.. results.Of(name).Select(unit => unit.Learning).Where(learning => learning.Count > 1)])
            )
            .OfType<LearningCurve>()
            .ToList();

    private static LearningCurve? Of(string controller, IReadOnlyList<IReadOnlyList<TrainingIteration>> trainings)
    {
        if (trainings.Count == 0)
            return null;
        var iterations = trainings
            .SelectMany(training => training)
            .GroupBy(iteration => iteration.Iteration)
            .OrderBy(iteration => iteration.Key)
            .Select(iteration => iteration.ToList())
            .ToList();
        var validated = iterations.Where(same => same.Exists(it => !double.IsNaN(it.Validation))).ToList();
        var varies = iterations.Exists(same => same.Exists(it => !double.IsNaN(it.GoalDeviation)));
        var goal = varies ? Deviating(iterations) : Band.Of(iterations, iteration => iteration.Goal);
        var isEpisode = iterations.TrueForAll(same => same.TrueForAll(it => it.Episodes == it.Iteration));
        return new LearningCurve(
            controller,
            trainings.Count,
            "Lines are means over the trainings; the band "
                + (
                    varies
                        ? "is one standard deviation from episode to episode up and down."
                        : "reaches from the lowest to the highest training."
                ),
            isEpisode ? "episode" : "iteration",
            iterations.ConvertAll(same => same.Average(iteration => iteration.Steps)),
            iterations.Count(same => same.TrueForAll(iteration => iteration.IsWarmUp)),
            goal,
            validated.ConvertAll(same => same[0].Iteration),
            Band.Of(validated, iteration => iteration.Validation),
            [
                .. Measures
                    .Where(measure => iterations.Exists(same => same.Exists(it => !double.IsNaN(measure.Get(it)))))
                    .Select(measure => new NamedBand(measure.Name, Band.Of(iterations, measure.Get))),
            ]
        );
    }

    private static Band Deviating(List<List<TrainingIteration>> iterations)
    {
        var mean = Band.Of(iterations, iteration => iteration.Goal).Mean;
        var width = Band.Of(iterations, iteration => iteration.GoalDeviation)
            .Mean.Select(value => double.IsNaN(value) ? 0 : value)
            .ToList();
        return new Band(
            mean,
            [.. mean.Zip(width, (value, around) => value - around)],
            [.. mean.Zip(width, (value, around) => value + around)]
        );
    }
}

/// <summary>A measure of a training, with a name.</summary>
internal sealed record NamedBand(string Name, Band Band);
