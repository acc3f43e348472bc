using MathNet.Numerics.Statistics;

namespace ProcessChain.Experiments;

/// <summary>Makes the summary of an experiment of its results.</summary>
internal sealed class SummaryOf
{
    private readonly JoinedResults results;
    private readonly SystemDefinition system;
    private readonly int goal;
    private readonly double[] baseline;
    private readonly IReadOnlyList<BoundSummary> bounds;
    private readonly BoundSummary? tightest;
    private readonly double? target;

    public SummaryOf(JoinedResults results)
    {
        this.results = results;
        system = results.Experiment.System;
        goal = system.FigureIndex(system.Goal.Key);
        baseline = PerEpisode(results.Of(results.Experiment.Baseline), goal);
        bounds = BoundsOf.Results(results);
        tightest = BoundsOf.Tightest(system.Goal, bounds);
        target = EpisodesToTarget.TargetOf(results.Experiment, tightest);
    }

    public ExperimentSummary Experiment() =>
        new()
        {
            Experiment = results.Experiment,
            Controllers =
            [
                .. results.Experiment.Controllers.Names.Where(name => results.Of(name).Any()).Select(Controller),
            ],
            Bounds = bounds,
            Tightest = tightest,
            Spread = SpreadSummary.Of(results),
            Failures = results.Failures,
            OverTime = OverTimeSummary.Of(results),
            SteadyState = SteadyStateSummary.Of(results),
            LearningGoal = target,
        };

    private ControllerSummary Controller(string name)
    {
        var units = results.Of(name).ToList();
        var goals = PerEpisode(units, goal);
        var trainings = units.Where(unit => unit.Unit.Training is not null).Select(Training).ToList();
        return new ControllerSummary
        {
            Name = name,
            Episodes = goals.Length,
            Goal = Estimate.Of(goals),
            Deviation = goals.StandardDeviation(),
            Median = goals.Median(),
            WorstEpisode = goals.MaxBy(system.Goal.AsCost),
            Goals = goals,
            DifferenceToBaseline = Estimate.Of(goals.Zip(baseline, (own, other) => own - other)),
            Gap = GapOf(tightest, goals),
            Gaps = [.. bounds.Where(bound => bound.IsMeasure).Select(bound => GapOf(bound, goals)).OfType<Gap>()],
            Figures = system
                .Figures.Index()
                .Where(figure => figure.Item.Role != ColumnRole.Detail)
                .ToDictionary(
                    figure => figure.Item.Key,
                    figure => Estimate.Of(PerEpisode(units, figure.Index)),
                    StringComparer.Ordinal
                ),
            Trainings = trainings,
            ToTarget = target is { } goalToReach ? EpisodesToTarget.Of(results, name, goalToReach) : null,
            Worst = trainings.MaxBy(training => system.Goal.AsCost(training.Goal.Mean)),
            Selected = trainings
                .Where(training => !double.IsNaN(training.Validation))
                .MinBy(training => system.Goal.AsCost(training.Validation)),
        };
    }

    private TrainingSummary Training(UnitResults unit)
    {
        var goals = unit.Test.Column(goal);
        return new TrainingSummary(
            unit.Unit.Training!.Value,
            unit.Unit.TrainingSeed!.Value,
            Estimate.Of(goals),
            GapOf(tightest, goals),
            unit.Learning.Select(iteration => iteration.Validation)
                .Where(value => !double.IsNaN(value))
                .DefaultIfEmpty(double.NaN)
                .MinBy(system.Goal.AsCost),
            unit.Learning.Select(iteration => iteration.Updates).DefaultIfEmpty().Last(),
            unit.Seconds
        );
    }

    private Gap? GapOf(BoundSummary? bound, double[] goals) =>
        bound is null ? null
        : bound.IsLongRun ? Gap.ToLongRun(system.Goal, bound, goals)
        : Gap.ToEpisodes(system.Goal, bound, goals);

    /// <summary>A figure of every test episode that all of the trainings have, mean over these.</summary>
    public static double[] PerEpisode(IEnumerable<UnitResults> units, int figure)
    {
        var columns = units.Select(unit => unit.Test.Column(figure)).ToList();
        return columns.Count == 0
            ? []
            :
            [
                .. Enumerable
                    .Range(0, columns.Min(column => column.Length))
                    .Select(episode => columns.Average(column => column[episode])),
            ];
    }
}
