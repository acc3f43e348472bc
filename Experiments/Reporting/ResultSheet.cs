namespace ProcessChain.Experiments;

/// <summary>The table of results, as the screen and the report show it.</summary>
internal sealed class ResultSheet
{
    private readonly ExperimentSummary summary;
    private readonly Goal goal;
    private readonly int decimals;

    public ResultSheet(ExperimentSummary summary)
    {
        this.summary = summary;
        var system = summary.Experiment.System;
        goal = system.Goal;
        decimals = system.Figures[system.FigureIndex(goal.Key)].Decimals;
        Columns = [.. Figures(), .. Differences(), .. Distribution(), .. Trainings()];
        var finished = summary.Controllers.ToDictionary(controller => controller.Name, StringComparer.Ordinal);
        Rows = [.. summary.Experiment.Controllers.Names.Select(name => Row(name, finished.GetValueOrDefault(name)))];
        Bounds = [.. summary.Bounds.Where(bound => bound.Kind != BoundKind.None).Select(Bound)];
    }

    /// <summary>The columns behind the names.</summary>
    public IReadOnlyList<ResultColumn> Columns { get; }

    /// <summary>A row for every controller of the definition, also for those without results.</summary>
    public IReadOnlyList<ResultRow> Rows { get; }

    /// <summary>What no controller can beat.</summary>
    public IReadOnlyList<BoundLine> Bounds { get; }

    private ResultRow Row(string name, ControllerSummary? controller) =>
        new(
            name,
            name == summary.Experiment.Baseline,
            controller?.Trainings.Count ?? 0,
            controller is null ? [] : [.. Columns.Select(column => column.Cell(controller))]
        );

    private BoundLine Bound(BoundSummary bound) =>
        new(bound.Name, Cell(bound.Goal, decimals), BoundText.Remark(bound, summary.Experiment.System.Horizon.Period));

    /// <summary>The goal first, then what the definition asks for.</summary>
    private IEnumerable<ResultColumn> Figures()
    {
        yield return new(goal.Title, OnScreen.Whole, controller => Cell(controller.Goal, decimals));
        foreach (var figure in summary.Experiment.ShownFigures.Where(figure => figure.Key != goal.Key))
            yield return new(
                figure.Title,
                OnScreen.Mean,
                controller => Cell(controller.Figures[figure.Key], figure.Decimals)
            )
            {
                Note = figure.Note,
            };
    }

    private IEnumerable<ResultColumn> Differences()
    {
        foreach (var bound in summary.Bounds.Where(bound => bound.IsMeasure))
            yield return new(
                $"to {bound.Name}",
                bound == summary.Tightest ? OnScreen.Whole : OnScreen.Nowhere,
                controller => GapCell(controller.Gaps.FirstOrDefault(gap => gap.Bound == bound.Name))
            );
        yield return new(
            "to baseline",
            OnScreen.Whole,
            controller =>
                controller.Name == summary.Experiment.Baseline
                    ? ResultCell.None
                    : Signed(controller.DifferenceToBaseline)
        );
    }

    private IEnumerable<ResultColumn> Distribution() =>
        [
            Number("median", controller => controller.Median),
            Number(goal.Minimise ? "highest" : "lowest", controller => controller.WorstEpisode),
            Number("standard deviation", controller => controller.Deviation),
        ];

    private IEnumerable<ResultColumn> Trainings()
    {
        if (summary.Controllers.All(controller => controller.Trainings.Count == 0))
            yield break;
        foreach (var column in ToTarget())
            yield return column;
        yield return new(
            "trainings",
            OnScreen.Nowhere,
            controller => Counted(controller.Trainings.Count, controller.Trainings.Count)
        );
        yield return new("worst training", OnScreen.Nowhere, controller => TrainingCell(controller.Worst));
        if (summary.Controllers.Any(controller => controller.Selected is not null))
            yield return new("selected training", OnScreen.Nowhere, controller => TrainingCell(controller.Selected));
        yield return new(
            "seconds of a training",
            OnScreen.Nowhere,
            controller => new(NumberText.Of(controller.Seconds), "")
        );
        yield return new(
            "updates",
            OnScreen.Nowhere,
            controller =>
                Counted(
                    controller.Trainings.Count,
                    controller.Trainings.Select(training => training.Updates).DefaultIfEmpty().Min()
                )
        );
    }

    /// <summary>When trainings come to the goal that is asked for.</summary>
    private IEnumerable<ResultColumn> ToTarget()
    {
        if (summary.LearningGoal is not { } target)
            yield break;
        yield return new(
            $"episodes to {NumberText.Of(target, decimals)}",
            OnScreen.Whole,
            controller =>
                controller.ToTarget is { } reached
                    ? new(
                        $"{(reached.Reached < controller.Trainings.Count ? "≥ " : "")}{NumberText.Of(reached.Episodes.Mean, 0)}",
                        Interval(NumberText.Of(reached.Episodes.Ci95, 0))
                    )
                    : ResultCell.None
        )
        {
            Note =
                "Training episodes until the validated agent is first as good, warm-up counted, what was learned elsewhere before not; "
                + "mean and interval over the trainings; ≥: not all of them come to it, and those count with all their episodes.",
        };
        if (summary.Experiment.LearningTarget!.Against is { } against)
            yield return new(
                $"saved to {against}",
                OnScreen.Whole,
                controller =>
                    controller.ToTarget?.Saved is { } saved
                        ? new(NumberText.Signed(saved.Mean, 0), Interval(NumberText.Of(saved.Ci95, 0)))
                        : ResultCell.None
            )
            {
                Note = "How many episodes fewer that are, training by training.",
            };
    }

    private ResultColumn Number(string title, Func<ControllerSummary, double> get) =>
        new(title, OnScreen.Nowhere, controller => new(NumberText.Of(get(controller), decimals), ""));

    private ResultCell TrainingCell(TrainingSummary? training) =>
        training is null
            ? ResultCell.None
            : new($"{training.Number}: {NumberText.Of(training.Goal.Mean, decimals)}", GapCell(training.Gap).Text);

    private ResultCell GapCell(Gap? gap) =>
        gap is null ? ResultCell.None
        : gap.HasShare ? new(NumberText.Share(gap.Share.Mean), Interval(NumberText.ShareInterval(gap.Share)))
        : Signed(gap.Difference);

    private ResultCell Signed(Estimate estimate) =>
        new(NumberText.Signed(estimate.Mean, decimals), Interval(NumberText.Of(estimate.Ci95, decimals)));

    private static ResultCell Counted(int trainings, long count) =>
        trainings == 0 ? ResultCell.None : new(NumberText.Of(count, 0), "");

    private static ResultCell Cell(Estimate estimate, int decimals) =>
        new(NumberText.Of(estimate.Mean, decimals), Interval(NumberText.Of(estimate.Ci95, decimals)));

    private static string Interval(string width) => width == NumberText.None ? "" : $"± {width}";
}

/// <summary>A column of the results.</summary>
/// <param name="Title">Its heading.</param>
/// <param name="Screen">What of it is told on the screen; the report tells all.</param>
/// <param name="Cell">What it says of a controller.</param>
internal sealed record ResultColumn(string Title, OnScreen Screen, Func<ControllerSummary, ResultCell> Cell)
{
    /// <summary>What it is, for people; may be empty.</summary>
    public string Note { get; init; } = "";
}

/// <summary>What of a column is told on the screen.</summary>
internal enum OnScreen
{
    Nowhere,
    Mean,
    Whole,
}

/// <summary>A number in words, and what qualifies it; may be empty.</summary>
internal sealed record ResultCell(string Text, string Interval)
{
    public static ResultCell None { get; } = new(NumberText.None, "");

    /// <summary>Both in one line.</summary>
    internal string Joined => Interval.Length == 0 ? Text : $"{Text} {Interval}";
}

/// <summary>What is told of a controller.</summary>
/// <param name="Name">Its name.</param>
/// <param name="IsBaseline">Whether the others are compared to it.</param>
/// <param name="Trainings">How many trainings its numbers are means over; 0 for a controller that is not trained.</param>
/// <param name="Cells">By column; none where it has no results.</param>
internal sealed record ResultRow(string Name, bool IsBaseline, int Trainings, IReadOnlyList<ResultCell> Cells);

/// <summary>What is told of a bound.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Goal">Its value.</param>
/// <param name="Remark">What it is.</param>
internal sealed record BoundLine(string Name, ResultCell Goal, string Remark);
