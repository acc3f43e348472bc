namespace ProcessChain.Experiments;

/// <summary>What a sweep has come to, as a page: the best points, curves by value, maps of two keys, and all keys side by side.</summary>
internal sealed class SweepReport
{
    private const int MostRows = 25;
    private const int MostMaps = 6;
    private const int MostAcross = 40;

    private readonly SweepState state;
    private readonly TuningRounds? rounds;
    private readonly Goal goal;
    private readonly List<SweepEntry> ranked;
    private readonly List<SweepAxis> axes;

    /// <param name="state">How far the sweep is.</param>
    /// <param name="rounds">How far the tuning is; null for a sweep.</param>
    public SweepReport(SweepState state, TuningRounds? rounds = null)
    {
        (this.state, this.rounds) = (state, rounds);
        var plan = state.Folder.Plan;
        goal = plan.Open(plan.Points[0]).System.Goal;
        ranked = [.. SweepEntry.Of(state).OrderBy(entry => goal.AsCost(entry.Goal.Mean))];
        axes =
        [
            .. plan
                .Keys.Zip(ShortNames.Of(plan.Keys))
                .Select((key, place) => new SweepAxis(key.First, key.Second, place, plan.Points))
                .Where(axis => axis.Count > 1),
        ];
    }

    private string GoalTitle => $"{goal.Title} ({goal.Unit})";

    /// <summary>The page.</summary>
    public SheetPage Page() =>
        new(
            $"Sweep {state.Folder.Plan.Name}",
            $"{state.Sentence}; {GoalTitle}, {(goal.Minimise ? "less" : "more")} is better.",
            ranked.Count == 0
                ? [new("best", "Best points") { Sentences = ["No point has results."] }]
                : [.. Tuning(), Best(), Curves(), .. Maps(), .. Parallel()]
        );

    /// <summary>What the best point is, in words, and what is not certain of it.</summary>
    internal (string Best, IReadOnlyList<string> Doubts) Words()
    {
        var best = ranked[0];
        var trainings = double.IsNaN(best.OverTrainings.Ci95)
            ? ""
            : $", ± {NumberText.Of(best.OverTrainings.Ci95)} over trainings";
        return (
            $"Best is {best.Controller} at point {best.Point.Number} ({Values(best.Point)}): {goal.Title} {NumberText.Of(best.Goal)} over test "
                + $"episodes{trainings}.",
            [.. Doubts(best)]
        );
    }

    private IEnumerable<string> Doubts(SweepEntry best)
    {
        if (ranked.Count > 1)
            yield return $"The best of {ranked.Count} looks better than it is, for chance helped to choose it: run it with another seed to "
                + $"know its goal ('processchain sweep show FILE --point {best.Point.Number}' gives its definition).";
        var rivals = ranked.Skip(1).Count(other => IsRival(Welch.Difference(other.Sample, best.Sample)));
        if (rivals > 0)
            yield return $"The winner is not significant: the interval of the difference to the best includes zero for {rivals} of the "
                + $"other {ranked.Count - 1} (Welch, 95 % each, as if their demand were independent).";
        if (double.IsNaN(best.OverTrainings.Mean) && HasTraining(best))
            yield return "Each point was trained once: how much of a difference is luck in training is not known.";
    }

    private static bool IsRival(Estimate difference) => !(Math.Abs(difference.Mean) > difference.Ci95);

    private bool HasTraining(SweepEntry entry) =>
        state
            .Folder.Plan.Open(entry.Point)
            .Controllers.Any(it => it.Key == entry.Controller && it.Value is LearningDefinition);

    private string Values(SweepPoint point) =>
        string.Join(", ", axes.Select(axis => $"{axis.Name} {axis.ShortTextAt(point)}"));

    private IEnumerable<SheetSection> Tuning() => rounds is null ? [] : [new TuningSection(rounds).Section()];

    private SheetSection Best()
    {
        var (best, doubts) = Words();
        return new("best", "Best points")
        {
            Sentences = [best],
            Doubts = doubts,
            Table = new(
                ["controller", "point", $"{goal.Title} ± episodes", "± trainings", .. axes.Select(axis => axis.Name)],
                [.. ranked.Take(MostRows).Select(Row)]
            ),
        };
    }

    private IReadOnlyList<string> Row(SweepEntry entry) =>
        [
            entry.Controller,
            NumberText.Of(entry.Point.Number, 0),
            NumberText.Of(entry.Goal),
            double.IsNaN(entry.OverTrainings.Ci95) ? NumberText.None : NumberText.Of(entry.OverTrainings.Ci95),
            .. axes.Select(axis => axis.ShortTextAt(entry.Point)),
        ];

    private SheetSection Curves() =>
        new("curves", "By value")
        {
            Sentences =
            [
                "The mean over all points with a value, with its 95 % interval over these points; of a single point its own, over test "
                    + "episodes.",
            ],
            Figures = [.. axes.Select(Curve)],
        };

    private SheetFigure Curve(SweepAxis axis) =>
        new(
            $"curve-{axis.Key}",
            "curves",
            axis.Name,
            $"{goal.Title} by {axis.Name}.",
            [
                .. ranked
                    .GroupBy(entry => entry.Controller, StringComparer.Ordinal)
                    .Select(entries => Curve(entries.Key, [.. axis.Groups(entries)], axis.Scale == "category")),
            ]
        )
        {
            XTitle = axis.Name,
            XScale = axis.Scale,
            YTitle = GoalTitle,
        };

    private static SheetSeries Curve(
        string controller,
        List<(string Text, double Number, List<SweepEntry> Entries)> groups,
        bool isCategory
    )
    {
        var means = groups.ConvertAll(group =>
            group.Entries.Count > 1
                ? Estimate.Of(group.Entries.Select(entry => entry.Goal.Mean))
                : group.Entries[0].Goal
        );
        return new(controller, [.. means.Select(mean => mean.Mean)])
        {
            Intervals = [.. means.Select(mean => mean.Ci95)],
            X = isCategory ? [] : [.. groups.Select(group => group.Number)],
            Labels = isCategory ? [.. groups.Select(group => group.Text)] : [],
            IsJoined = groups.Exists(group => group.Entries.Count > 1) || groups.Count <= MostAcross,
        };
    }

    private IEnumerable<SheetSection> Maps()
    {
        var pairs = axes.SelectMany((axis, place) => axes.Skip(place + 1).Select(other => (X: axis, Y: other)))
            .ToList();
        if (pairs.Count == 0)
            yield break;
        var best = ranked[0].Controller;
        yield return new("maps", "Two keys at once")
        {
            Sentences =
            [
                $"Of {best}, the controller of the best point; bright is good. Where several points differ only in other keys, their mean."
                    + (pairs.Count > MostMaps ? $" The first {MostMaps} of {pairs.Count} pairs." : ""),
            ],
            Figures =
            [
                .. pairs
                    .Take(MostMaps)
                    .Select(pair => Map(pair.X, pair.Y, [.. ranked.Where(entry => entry.Controller == best)])),
            ],
        };
    }

    private SheetFigure Map(SweepAxis x, SweepAxis y, IReadOnlyList<SweepEntry> entries)
    {
        var cells = entries
            .GroupBy(entry => (X: x.TextAt(entry.Point), Y: y.TextAt(entry.Point)))
            .Select(cell => (First: cell.First().Point, Mean: cell.Average(entry => entry.Goal.Mean)))
            .ToList();
        return new(
            $"map-{x.Key}-{y.Key}",
            "heat",
            $"{x.Name}, {y.Name}",
            $"{goal.Title} by {x.Name} (across) and {y.Name} (up).",
            [
                new(goal.Title, [.. cells.Select(cell => cell.Mean)])
                {
                    X = x.Scale == "category" ? [] : [.. cells.Select(cell => x.NumberAt(cell.First))],
                    Labels = x.Scale == "category" ? [.. cells.Select(cell => x.TextAt(cell.First))] : [],
                    Y = y.Scale == "category" ? [] : [.. cells.Select(cell => y.NumberAt(cell.First))],
                    Rows = y.Scale == "category" ? [.. cells.Select(cell => y.TextAt(cell.First))] : [],
                },
            ]
        )
        {
            XTitle = x.Name,
            XScale = x.Scale,
            YTitle = y.Name,
            YScale = y.Scale,
            ValueTitle = GoalTitle,
            IsLessBetter = goal.Minimise,
            Cell = Math.Clamp(320 / Math.Max(x.Count, y.Count), 8, 40),
        };
    }

    private IEnumerable<SheetSection> Parallel()
    {
        if (axes.Count < 2)
            yield break;
        var best = ranked[0].Controller;
        List<SweepEntry> entries = [.. ranked.Where(entry => entry.Controller == best)];
        yield return new("parallel", "All keys side by side")
        {
            Figures =
            [
                new(
                    "parallel",
                    "parallel",
                    "Parallel coordinates",
                    $"Each line is a point of {best}: from its value of each key, the lowest below and the highest above, to its rank in "
                        + "the goal, the best above. The best fifth is set off.",
                    [.. Fifths(entries)]
                )
                {
                    Axes = [.. axes.Select(axis => axis.Title), goal.Title],
                },
            ],
        };
    }

    /// <summary>The lines in five groups, the worst first, so that the best lie above; a gap ends each line.</summary>
    private IEnumerable<SheetSeries> Fifths(List<SweepEntry> entries)
    {
        string[] names = ["best fifth", "second", "third", "fourth", "worst fifth"];
        var size = (entries.Count + names.Length - 1) / names.Length;
        foreach (var (place, group) in entries.Index().Chunk(size).Index().Reverse())
            yield return new(
                names[place],
                [
                    .. group.SelectMany(line =>
                        axes.Select(axis => axis.ShareAt(line.Item.Point))
                            .Append(entries.Count == 1 ? 1 : 1 - ((double)line.Index / (entries.Count - 1)))
                            .Append(double.NaN)
                    ),
                ]
            )
            {
                X =
                [
                    .. group.SelectMany(_ =>
                        Enumerable.Range(0, axes.Count + 1).Select(at => (double)at).Append(double.NaN)
                    ),
                ],
            };
    }
}
