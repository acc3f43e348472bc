namespace ProcessChain.Experiments;

/// <summary>The results of an experiment as far as claims speak of them: courses of trainings, failures, the test.</summary>
internal sealed class OwnResults(JoinedResults results, ExperimentSummary summary)
{
    private readonly Dictionary<string, ControllerSummary> tests = summary.Controllers.ToDictionary(
        controller => controller.Name,
        StringComparer.Ordinal
    );

    public ExperimentDefinition Experiment => results.Experiment;

    /// <summary>What is best.</summary>
    public Goal Goal => Experiment.System.Goal;

    /// <summary>The index of the goal among the figures.</summary>
    public int GoalFigure => Experiment.System.FigureIndex(Goal.Key);

    /// <summary>The controllers that are trained, in the order of the definition.</summary>
    public IReadOnlyList<string> Learning { get; } =
        results
            .Experiment.Controllers.Where(entry => entry.Value is LearningDefinition)
            .Select(entry => entry.Key)
            .ToList();

    /// <summary>The baseline's goal in the test; NaN when it has none.</summary>
    public double BaselineGoal => TestGoal(Experiment.Baseline);

    /// <summary>How a controller did in the test; null when it did not come to it.</summary>
    public ControllerSummary? Test(string controller) => tests.GetValueOrDefault(controller);

    /// <summary>A controller's goal in the test; NaN when it has none.</summary>
    public double TestGoal(string controller) => Test(controller)?.Goal.Mean ?? double.NaN;

    /// <summary>How the finished trainings of a controller went.</summary>
    public IReadOnlyList<TrainingCourse> Trainings(string controller) =>
        TrainingCourse.Of(Goal, results.Of(controller));

    /// <summary>How many of its trainings broke off with an error.</summary>
    public int Failed(string controller) =>
        summary.Failures.Count(failure => failure.Training is not null && failure.Subject == controller);
}
