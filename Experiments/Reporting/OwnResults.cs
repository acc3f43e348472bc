namespace ProcessChain.Experiments;

/// <summary>The results of an experiment as far as claims speak of them: courses of trainings, failures, test costs.</summary>
internal sealed class OwnResults(
    ExperimentDefinition experiment,
    ExperimentSummary summary,
    IEnumerable<EpisodeRow> rows
)
{
    private readonly Dictionary<string, ControllerSummary> tests = summary.Controllers.ToDictionary(
        controller => controller.Name,
        StringComparer.Ordinal
    );
    private readonly ILookup<string, EpisodeRow> episodes = rows.ToLookup(
        row => row.Controller,
        StringComparer.Ordinal
    );

    /// <summary>The controllers that are trained, in the order of the definition.</summary>
    public IReadOnlyList<string> Learning { get; } =
        experiment.Controllers.Where(entry => entry.Value is LearningDefinition).Select(entry => entry.Key).ToList();

    /// <summary>The baseline's test cost, money per day; NaN when it has none.</summary>
    public double BaselineCost => TestCost(experiment.Baseline);

    /// <summary>A controller's test cost, money per day; NaN when it has none.</summary>
    public double TestCost(string controller) =>
        tests.TryGetValue(controller, out var test) ? test.CostPerDay.Mean : double.NaN;

    /// <summary>How the finished trainings of a controller went.</summary>
    public IReadOnlyList<TrainingCourse> Trainings(string controller) => TrainingCourse.Of(episodes[controller]);

    /// <summary>How many of its trainings broke off with an error.</summary>
    public int Failed(string controller) =>
        WorkUnit
            .Of(experiment)
            .Count(unit =>
                string.Equals(unit.Controller, controller, StringComparison.Ordinal)
                && summary.Failures.ContainsKey(unit.Id)
            );

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
        if (tests.TryGetValue(controller, out var test))
            yield return TestClause(test);
        if (test is not null && !IsBaseline(controller) && !double.IsNaN(test.DifferenceToBaseline.Mean))
            yield return DifferenceClause(test.DifferenceToBaseline);
    }

    private bool IsBaseline(string controller) =>
        string.Equals(controller, experiment.Baseline, StringComparison.Ordinal);

    private static string TrainingClause(IReadOnlyList<TrainingCourse> trainings)
    {
        string Mean(Func<TrainingCourse, double> figure) => NumberText.Of(trainings.Average(figure));
        var window = trainings[0].Window;
        var (first, row, last) =
            window == 1 ? ("episode", "", "") : ($"{window} episodes", $" {window} in a row", $" {window}");
        return $"{trainings.Count} training{(trainings.Count == 1 ? "" : "s")}, {Mean(course => course.First)} a day in "
            + $"the first {first}, {Mean(course => course.Lowest)} in the cheapest{row}, {Mean(course => course.Last)} in "
            + $"the last{last}";
    }

    private string DifferenceClause(Estimate difference)
    {
        var size = Math.Abs(difference.Mean);
        return difference.Ci95 >= size
            ? $"no certain difference to {experiment.Baseline} ({NumberText.Of(difference)})"
            : NumberText.Of(difference with { Mean = size })
                + $" {(difference.Mean < 0 ? "cheaper" : "dearer")} than {experiment.Baseline}";
    }

    private static string TestClause(ControllerSummary test) =>
        $"test {NumberText.Of(test.CostPerDay)} a day (storage "
        + $"{NumberText.Of(test.Figures[Metric.StorageCostPerDay].Mean)}, late "
        + $"{NumberText.Of(test.Figures[Metric.LateCostPerDay].Mean)})";
}
