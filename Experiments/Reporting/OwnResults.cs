namespace ProcessChain.Experiments;

/// <summary>The results of an experiment as far as claims speak of them: courses of trainings, failures, the goal in the test.</summary>
internal sealed class OwnResults(JoinedResults results, ExperimentSummary summary)
{
    private readonly ExperimentDefinition experiment = results.Experiment;
    private readonly Dictionary<string, ControllerSummary> tests = summary.Controllers.ToDictionary(
        controller => controller.Name,
        StringComparer.Ordinal
    );

    /// <summary>What is best.</summary>
    public Goal Goal => experiment.System.Goal;

    /// <summary>The controllers that are trained, in the order of the definition.</summary>
    public IReadOnlyList<string> Learning { get; } =
        results
            .Experiment.Controllers.Where(entry => entry.Value is LearningDefinition)
            .Select(entry => entry.Key)
            .ToList();

    /// <summary>The baseline's goal in the test; NaN when it has none.</summary>
    public double BaselineGoal => TestGoal(experiment.Baseline);

    /// <summary>A controller's goal in the test; NaN when it has none.</summary>
    public double TestGoal(string controller) =>
        tests.TryGetValue(controller, out var test) ? test.Goal.Mean : double.NaN;

    /// <summary>How the finished trainings of a controller went.</summary>
    public IReadOnlyList<TrainingCourse> Trainings(string controller) =>
        TrainingCourse.Of(Goal, results.Of(controller));

    /// <summary>How many of its trainings broke off with an error.</summary>
    public int Failed(string controller) =>
        summary.Failures.Count(failure => failure.Training is not null && failure.Subject == controller);

    /// <summary>The results of a controller in one sentence.</summary>
    public string Sentence(string controller) =>
        $"{controller}: {string.Join("; ", Clauses(controller).DefaultIfEmpty("no results"))}.";

    private IEnumerable<string> Clauses(string controller)
    {
        var trainings = Trainings(controller);
        if (trainings.Count > 0)
            yield return TrainingClause(trainings);
        if (Failed(controller) is > 0 and var failed)
            yield return $"{failed} broke off with an error";
        if (!tests.TryGetValue(controller, out var test))
            yield break;
        yield return $"{Goal.Title} {NumberText.Of(test.Goal)} in the test";
        if (controller != experiment.Baseline && !double.IsNaN(test.DifferenceToBaseline.Mean))
            yield return DifferenceClause(test.DifferenceToBaseline);
    }

    private string TrainingClause(IReadOnlyList<TrainingCourse> trainings)
    {
        string Mean(Func<TrainingCourse, double> figure) => NumberText.Of(trainings.Average(figure));
        var window = trainings[0].Window;
        var (first, row, last) =
            window == 1 ? ("iteration", "", "") : ($"{window} iterations", $" {window} in a row", $" {window}");
        return $"{NumberText.Count(trainings.Count, "training")}, {Goal.Title} {Mean(course => course.First)} in the first "
            + $"{first}, {Mean(course => course.Best)} in the best{row}, {Mean(course => course.Last)} in the last{last}";
    }

    private string DifferenceClause(Estimate difference)
    {
        var size = Math.Abs(difference.Mean);
        return difference.Ci95 >= size
            ? $"no certain difference to {experiment.Baseline} ({NumberText.Of(difference)})"
            : NumberText.Of(difference with { Mean = size })
                + $" {(Goal.AsCost(difference.Mean) < 0 ? "better" : "worse")} than {experiment.Baseline}";
    }
}
