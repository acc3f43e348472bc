namespace ProcessChain.Experiments;

/// <summary>How a run under way looks in words and curves.</summary>
internal static class LiveRun
{
    /// <summary>A picture for each controller of which trainings have been heard.</summary>
    public static IReadOnlyList<ShelfCurve> Curves(this RunProgress progress) =>
        [
            .. progress
                .Units.Where(unit => unit.Learning.Length > 0)
                .GroupBy(unit => unit.Subject, StringComparer.Ordinal)
                .Select(trainings => CurveOf(trainings.Key, progress.Goal, [.. trainings])),
        ];

    /// <summary>How far a run is.</summary>
    /// <param name="progress">The run.</param>
    /// <param name="goesOn">Whether it lives.</param>
    public static string Sentence(this RunProgress progress, bool goesOn)
    {
        var (done, steps) = (progress.Units.Sum(unit => (long)unit.Done), progress.Units.Sum(unit => (long)unit.Steps));
        var ended = progress.Units.Count(unit => unit.HasEnded);
        var left =
            progress.SecondsLeft is { } seconds && goesOn && ended < progress.Units.Count
                ? $", about {NumberText.Duration(TimeSpan.FromSeconds(seconds))} left"
                : "";
        return goesOn && ended == progress.Units.Count
            ? "All tasks are done; tables and report are being written."
            : $"{(steps == 0 ? 100 : 100 * done / steps)} %: {ended} of {NumberText.Count(progress.Units.Count, "task")} done{left}.";
    }

    /// <summary>Its units: those under way, those that wait, those that are done.</summary>
    public static IReadOnlyList<ShelfTask> Tasks(this RunProgress progress) =>
        [
            .. progress
                .Units.OrderBy(unit => unit.HasEnded)
                .ThenBy(unit => !unit.HasBegun)
                .Select(unit => new ShelfTask(unit.Name, StatusOf(unit), unit.Done, unit.Steps, unit.News)),
        ];

    private static string StatusOf(UnitProgress unit) =>
        unit.Failure is { } failure ? $"failed: {failure}"
        : unit.HasEnded ? "done"
        : unit.HasBegun ? "under way"
        : "waits";

    private static ShelfCurve CurveOf(string controller, string goal, IReadOnlyList<UnitProgress> trainings)
    {
        var read = trainings
            .Select(training => (training.Name, Rows: Tables.Learning.Rows(training.Learning)))
            .ToList();
        var isEpisode = read.TrueForAll(training =>
            training.Rows.TrueForAll(row => row.Iteration.Episodes == row.Iteration.Iteration)
        );
        var step = isEpisode ? "episode" : "iteration";
        var lines = read.SelectMany(training => Lines(training.Name, training.Rows)).ToList();
        return new ShelfCurve(
            controller,
            step,
            goal,
            Scale.IsLogarithmic(lines.SelectMany(line => line.Y)) ? "log" : "linear",
            string.Join(' ', read.Select(training => Caption(training.Name, step, goal, training.Rows))),
            lines
        );
    }

    private static string Caption(string name, string step, string goal, List<LearningRow> rows)
    {
        var last = rows[^1].Iteration;
        var validated = rows.FindLast(row => !double.IsNaN(row.Iteration.Validation));
        return $"{name}: {goal} {NumberText.Of(last.Goal)} in {step} {last.Iteration}"
            + (validated is null ? "." : $", {NumberText.Of(validated.Iteration.Validation)} when last validated.");
    }

    private static IEnumerable<ShelfLine> Lines(string name, List<LearningRow> rows)
    {
        yield return LineOf(name, isMarked: false, rows, iteration => iteration.Goal);
        var validated = rows.FindAll(row => !double.IsNaN(row.Iteration.Validation));
        if (validated.Count > 0)
            yield return LineOf($"{name}, validated", isMarked: true, validated, iteration => iteration.Validation);
    }

    private static ShelfLine LineOf(
        string name,
        bool isMarked,
        List<LearningRow> rows,
        Func<TrainingIteration, double> value
    ) =>
        new(
            name,
            isMarked,
            rows.ConvertAll(row => row.Iteration.Iteration),
            rows.ConvertAll(row => value(row.Iteration))
        );
}
