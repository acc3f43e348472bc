using System.Diagnostics;

namespace ProcessChain.Experiments;

/// <summary>What the commands of sweeps do and tell.</summary>
internal static class SweepScreen
{
    private const int MostFailures = 20;

    /// <summary>Does what is left of a slice of a sweep on this machine, and tells what came of it.</summary>
    public static int Run(SweepFolder folder, Slice slice, SweepOptions options)
    {
        if (folder.Plan.Candidates is null)
            return StopSignals.Run(
                $"Stopped. What was finished is kept; go on with 'processchain sweep resume {folder.Path}'.",
                stop => Run(folder, slice, options, stop)
            );
        return slice == Slice.Whole
            ? TuningScreen.Run(folder, options)
            : throw new InvalidInputException(
                "--slice: a tuning is done as a whole: its rounds follow from each other."
            );
    }

    /// <summary>Does some points, and tells how it gets on.</summary>
    public static void Do(
        SweepFolder folder,
        SweepOptions options,
        IReadOnlyList<SweepPoint> left,
        string opening,
        CancellationToken stop
    )
    {
        var screen = Screen.Current;
        screen.Say(
            $"{opening}, on {NumberText.Count(options.Jobs, "thread")} and {options.Memory >> 20} MB, into {folder.Path}: "
                + $"{Count(folder.Plan)} {NumberText.Count(left.Count, "point")} to do."
        );
        var heartbeat = new Heartbeat(screen);
        var course = new SweepCourse(TimeProvider.System, heartbeat, left.Count);
        heartbeat.While(
            width => Screen.Lines(course.News, width),
            () => course.News,
            () =>
            {
                new SweepRunner(folder, options, course, stop).Run(left);
                return 0;
            }
        );
    }

    /// <summary>The points of a sweep.</summary>
    public static void Show(SweepPlan plan)
    {
        var screen = Screen.Current;
        screen.Say(
            new TextTable(
                [.. SweepPoints.Head(plan)],
                [.. plan.Points.Select<SweepPoint, string[]>(point => [.. SweepPoints.Fields(point)])]
            ).Lines()
        );
        screen.Say("", Count(plan));
        if (plan.Candidates is { } candidates)
            screen.Say(TuningScreen.Sentence(candidates));
    }

    /// <summary>The point of this number or id.</summary>
    /// <exception cref="InvalidInputException">There is none.</exception>
    public static SweepPoint Find(SweepPlan plan, string chosen) =>
        plan.Points.FirstOrDefault(point => point.Id == chosen || $"{point.Number}" == chosen)
        ?? throw new InvalidInputException(
            $"--point: is '{chosen}'; a number from 1 to {plan.Points.Count} or an id of 'sweep show' is needed."
        );

    public static void ShowStatus(SweepFolder folder)
    {
        var rounds = TuningRounds.In(folder);
        var (screen, state) = (Screen.Current, SweepState.Of(rounds?.Folder ?? folder));
        screen.Say($"{folder.Path}: {state.Sentence}{TimeLeft(state)}.");
        if (rounds is not null)
            screen.Say([.. TuningScreen.News(rounds)]);
        SlurmScreen.ShowQueue(folder);
        TellFailures(screen, state);
        if (state.Left.Count > 0)
            screen.Say($"'processchain sweep resume {folder.Path}' does what is missing or has failed.");
    }

    public static void Collect(SweepFolder folder)
    {
        var rounds = TuningRounds.In(folder);
        var (screen, state) = (Screen.Current, SweepState.Of(rounds?.Folder ?? folder));
        var files = SweepTables.Write(state);
        var report = folder.In("report.html");
        AtomicFile.WriteText(report, new SweepReport(state, rounds).Page().Html());
        screen.Say(
            $"{state.Sentence}; written: {string.Join(", ", files.Select(file => Path.Combine(folder.Path, file)))}"
        );
        screen.Writer.WriteLine($"Report: {Path.GetFullPath(report)}");
    }

    private static int Run(SweepFolder folder, Slice slice, SweepOptions options, CancellationToken stop)
    {
        var (screen, watch) = (Screen.Current, Stopwatch.StartNew());
        var worker = slice == Slice.Whole ? "local" : $"slice-{slice.Place}-of-{slice.Count}";
        using (slice == Slice.Whole ? folder.Lock(worker) : folder.LockWhenFree(worker, stop))
        {
            var left = SweepState.Of(folder, slice.Has).Left;
            Do(folder, options with { Worker = worker }, left, $"Sweep {folder.Plan.Name}", stop);
        }
        return Tell(screen, SweepState.Of(folder, slice.Has), watch.Elapsed);
    }

    private static int Tell(Screen screen, SweepState state, TimeSpan time)
    {
        screen.Say(["", .. SweepTable.Lines(state)]);
        screen.Say("", $"{state.Sentence}, in {NumberText.Duration(time)}; results are in {state.Folder.Path}");
        foreach (var (point, result) in state.Failed.Take(MostFailures))
        foreach (var failure in result.Failures)
            Console.Error.WriteLine($"Point {point.Number} ({point.Id}) failed: {failure}");
        screen.Say(
            $"Next: 'processchain sweep collect {state.Folder.Path}' writes tables for other programs and a report."
        );
        return state.Left.Count == 0 ? Application.Succeeded : Application.Failed;
    }

    private static void TellFailures(Screen screen, SweepState state)
    {
        var failed = state.Failed.ToList();
        foreach (var (point, result) in failed.Take(MostFailures))
        foreach (var failure in result.Failures)
            screen.Say($"Point {point.Number} ({point.Id}) failed: {failure}");
        if (failed.Count > MostFailures)
            screen.Say($"… and {failed.Count - MostFailures} more.");
    }

    /// <summary>What is left on one thread if all points take as long as those that are done.</summary>
    private static string TimeLeft(SweepState state) =>
        state.Left.Count > 0 && state.Folder.Times() is { Count: > 0 } times
            ? $"; what is left takes about {NumberText.Duration(TimeSpan.FromSeconds(times.Average() * state.Left.Count))} of one thread"
            : "";

    private static string Count(SweepPlan plan) =>
        plan.Repeated == 0
            ? $"{NumberText.Count(plan.Points.Count, "point")}."
            : $"{NumberText.Count(plan.Points.Count, "point")}; {plan.Repeated} more are equal to one of these.";
}
