namespace ProcessChain.Experiments;

/// <summary>
/// Runs side by side. Each controller is compared with the one of the same name in the first run, or else with its baseline: in pairs of
/// episodes where both have met the same demand and their episodes are known, else as independent samples.
/// </summary>
/// <param name="Goal">What is compared.</param>
/// <param name="Rows">The controllers, run by run.</param>
/// <param name="Doubts">What is not certain: a sentence each.</param>
internal sealed record RunComparison(Goal Goal, IReadOnlyList<ComparisonRow> Rows, IReadOnlyList<string> Doubts)
{
    /// <param name="runs">The runs.</param>
    /// <param name="only">The controllers that are compared; none: all.</param>
    /// <exception cref="InvalidInputException">There are fewer than two, their goals differ, or a controller is in none.</exception>
    public static RunComparison Of(IReadOnlyList<ComparedRun> runs, IReadOnlyList<string> only)
    {
        Check(runs, only);
        var goal = runs[0].Experiment.System.Goal;
        var chosen = runs.SelectMany(run => run.Controllers.Select(controller => (Run: run, Controller: controller)))
            .Where(it => only.Count == 0 || only.Contains(it.Controller.Name, StringComparer.Ordinal))
            .ToList();
        var toBest = ToBest(goal, runs, chosen);
        var rows = chosen.Select((it, place) => Row(goal, runs[0], it.Run, it.Controller, toBest?[place])).ToList();
        return new(goal, rows, [.. DoubtsOf(goal, runs, rows)]);
    }

    private static void Check(IReadOnlyList<ComparedRun> runs, IReadOnlyList<string> only)
    {
        if (runs.Count < 2)
            throw new InvalidInputException($"{runs[0].Name}: alone cannot be compared; two runs are needed.");
        if (runs.CountBy(run => run.Name).FirstOrDefault(name => name.Value > 1).Key is { } twice)
            throw new InvalidInputException($"{twice}: is given twice.");
        var first = runs[0];
        foreach (var run in runs.Where(run => run.Experiment.System.Goal != first.Experiment.System.Goal))
            throw new InvalidInputException(
                $"{run.Name}: is told by {Told(run.Experiment.System.Goal)}, {first.Name} by {Told(first.Experiment.System.Goal)}; these "
                    + "cannot be compared."
            );
        var known = runs.SelectMany(run => run.Controllers)
            .Select(it => it.Name)
            .Distinct(StringComparer.Ordinal)
            .ToList();
        foreach (var name in only.Where(name => !known.Contains(name, StringComparer.Ordinal)))
            throw new InvalidInputException($"--controller: is '{name}'; {NearWord.Advice(name, known)}");
    }

    private static string Told(Goal goal) =>
        $"{goal.Title} ({goal.Unit}, {(goal.Minimise ? "less" : "more")} is better)";

    /// <summary>How much worse each may be than the best of the others; null where not all episodes belong together.</summary>
    private static IReadOnlyList<Interval>? ToBest(
        Goal goal,
        IReadOnlyList<ComparedRun> runs,
        List<(ComparedRun Run, ComparedController Controller)> chosen
    ) =>
        chosen.TrueForAll(it => it.Controller.Goals.Count > 1) && runs.All(runs[0].SharesDemandWith)
            ? ComparisonWithBest.Of(goal, [.. chosen.Select(it => it.Controller.Goals)])
            : null;

    private static ComparisonRow Row(
        Goal goal,
        ComparedRun first,
        ComparedRun run,
        ComparedController own,
        Interval? toBest
    )
    {
        var other =
            run == first
                ? null
                : first.Controllers.FirstOrDefault(it => it.Name == own.Name)
                    ?? first.Controllers.FirstOrDefault(it => it.Name == first.Experiment.Baseline);
        var isPaired = other is { Goals.Count: > 0 } && own.Goals.Count > 0 && first.SharesDemandWith(run);
        return new ComparisonRow(run.Name, own)
        {
            OverTrainings = own.Trainings.Count > 1 ? Estimate.Of(own.Trainings) : Estimate.None,
            Against = other?.Name,
            IsPaired = isPaired,
            Difference =
                other is null ? Estimate.None
                : isPaired ? Estimate.Of(own.Goals.Zip(other.Goals, (value, before) => value - before))
                : Welch.Difference(
                    (own.Mean.Mean, own.Deviation, own.Episodes),
                    (other.Mean.Mean, other.Deviation, other.Episodes)
                ),
            BetterTrainings =
                other is not null && own.Trainings.Count > 1 && other.Trainings.Count > 1
                    ? Improvement.Of(goal, own.Trainings, other.Trainings)
                    : double.NaN,
            ToBest = toBest ?? Interval.None,
        };
    }

    private static IEnumerable<string> DoubtsOf(
        Goal goal,
        IReadOnlyList<ComparedRun> runs,
        IReadOnlyList<ComparisonRow> rows
    )
    {
        var apart = runs.Where(run => !runs[0].SharesDemandWith(run)).Select(run => run.Name).ToList();
        if (apart.Count > 0)
            yield return $"Not the same demand as in {runs[0].Name} (seed, law of demand, or length of the episodes): {string.Join(", ", apart)}. "
                + "Differences are those of independent samples, with wider intervals.";
        var differ = runs.Where(run => run.Experiment.System != runs[0].Experiment.System)
            .Select(run => run.Name)
            .ToList();
        if (differ.Count > 0)
            yield return $"Another system than in {runs[0].Name}: {string.Join(", ", differ)}. The difference is that of system and controller together.";
        var alike = rows.Where(row => Math.Abs(row.Difference.Mean) <= row.Difference.Ci95)
            .Select(row => row.Name)
            .ToList();
        if (alike.Count > 0)
            yield return $"The interval of the difference includes zero: {string.Join(", ", alike)}.";
        var best = rows.MinBy(row => goal.AsCost(row.Controller.Mean.Mean))!;
        var rivals = rows.Where(row => row != best && row.ToBest is { Exists: true, Lower: < 0 })
            .Select(row => row.Name)
            .ToList();
        if (rivals.Count > 0)
            yield return $"The winner is not significant: {best.Name} has the best mean, but {string.Join(", ", rivals)} may be as good or better "
                + "(multiple comparisons with the best, 95 % together).";
        var few = rows.Where(row => row.Controller.Trainings.Count is > 0 and < 5).Select(row => row.Name).ToList();
        if (few.Count > 0)
            yield return $"Fewer than 5 trainings, so that luck in training is hardly known: {string.Join(", ", few)}.";
    }
}

/// <summary>A controller of a run beside others.</summary>
/// <param name="Run">The run.</param>
/// <param name="Controller">The controller.</param>
internal sealed record ComparisonRow(string Run, ComparedController Controller)
{
    /// <summary>Run and controller.</summary>
    public string Name => $"{Run} {Controller.Name}";

    /// <summary>The goal with the interval over trainings; NaN below two.</summary>
    public required Estimate OverTrainings { get; init; }

    /// <summary>With which controller of the first run it is compared; null in the first run.</summary>
    public required string? Against { get; init; }

    /// <summary>Whether in pairs of episodes with the same demand.</summary>
    public required bool IsPaired { get; init; }

    /// <summary>Its goal less the other's; NaN in the first run.</summary>
    public required Estimate Difference { get; init; }

    /// <summary>How probable it is that a training is better than one of the other's; NaN where not both have several.</summary>
    public required double BetterTrainings { get; init; }

    /// <summary>How much worse it may be than the best of all others; none where not all share their demand.</summary>
    public required Interval ToBest { get; init; }
}
