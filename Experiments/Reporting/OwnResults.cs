using ProcessChain.Controllers.Training;
using ProcessChain.Experiments.Definitions;
using ProcessChain.Experiments.Records;
using ProcessChain.Experiments.Running;
using ProcessChain.Experiments.Statistics;

namespace ProcessChain.Experiments.Reporting;

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
            yield return $"{NumberText.Of(test.DifferenceToBaseline)} against {experiment.Baseline}";
    }

    private bool IsBaseline(string controller) =>
        string.Equals(controller, experiment.Baseline, StringComparison.Ordinal);

    private static string TrainingClause(IReadOnlyList<TrainingCourse> trainings)
    {
        string Mean(Func<TrainingCourse, double> figure) => NumberText.Of(trainings.Average(figure));
        var window = trainings[0].Window == 1 ? "episode" : $"{trainings[0].Window} episodes";
        return $"{trainings.Count} training{(trainings.Count == 1 ? "" : "s")}, cost per day in the first {window} "
            + $"{Mean(course => course.First)}, in the cheapest {Mean(course => course.Lowest)}, in the last "
            + Mean(course => course.Last);
    }

    private static string TestClause(ControllerSummary test) =>
        $"test {NumberText.Of(test.CostPerDay)} a day, of which storage "
        + $"{NumberText.Of(test.Figures[Metric.StorageCostPerDay].Mean)} and late "
        + NumberText.Of(test.Figures[Metric.LateCostPerDay].Mean);
}
