using System.Diagnostics;

namespace ProcessChain.Experiments;

/// <summary>What the commands of sweeps do and tell of a tuning.</summary>
internal static class TuningScreen
{
    /// <summary>Does what is left of all rounds, then the test, on this machine.</summary>
    public static int Run(SweepFolder folder, SweepOptions options) =>
        StopSignals.Run(
            $"Stopped. What was finished is kept; go on with 'processchain sweep resume {folder.Path}'.",
            stop =>
            {
                using var mine = folder.Lock(options.Worker);
                return Run(folder, options, stop);
            }
        );

    /// <summary>How a tuning is done, in a sentence.</summary>
    public static string Sentence(CandidateSpace space) =>
        $"Tunes {space.Tuning.Controller} in {NumberText.Count(space.Tuner.Rounds, "round")}, each candidate by the mean of "
        + $"{NumberText.Count(space.Tuning.Trainings, "training")}.";

    /// <summary>What is known of the best candidate.</summary>
    public static IEnumerable<string> News(TuningRounds rounds)
    {
        yield return $"Tuning: {rounds.Sentence}.";
        if (rounds.Best is { } best)
            yield return $"Best so far: {Values(rounds.Folder, best.Candidate)}.";
    }

    private static int Run(SweepFolder folder, SweepOptions options, CancellationToken stop)
    {
        var (screen, watch) = (Screen.Current, Stopwatch.StartNew());
        screen.Say(Sentence(folder.Plan.Candidates!));
        var rounds = TuningRounds.Of(folder);
        while (!rounds.IsEnded)
        {
            stop.ThrowIfCancellationRequested();
            rounds.Folder.WritePoints();
            SweepScreen.Do(rounds.Folder, options, rounds.Left, $"Tuning {folder.Plan.Name}, {rounds.Sentence}", stop);
            rounds = TuningRounds.Of(folder);
            screen.Say([.. News(rounds)]);
        }
        if (rounds.Best is not { } best)
            throw new InvalidInputException(
                $"{folder.Path}: all candidates of a round have failed; 'sweep status {folder.Path}' tells why."
            );
        return Test(rounds, best.Candidate, options, watch, stop);
    }

    private static int Test(
        TuningRounds rounds,
        Candidate best,
        SweepOptions options,
        Stopwatch watch,
        CancellationToken stop
    )
    {
        var (screen, test) = (Screen.Current, new TuningTest(rounds.Folder));
        AtomicFile.WriteText(rounds.Folder.In("best.yaml"), DefinitionWriter.Write(rounds.Folder.Plan.Tested(best)));
        using var run = test.Open(best);
        var summary = ConsoleProgress.Show(
            $"Test of the start and the best candidate, into {test.Path}",
            "writing tables and report",
            progress =>
                run.Finish(
                    new()
                    {
                        Jobs = options.Jobs,
                        CheckpointEvery = options.CheckpointEvery,
                        Progress = progress,
                    },
                    stop
                )
        );
        ResultTable.Show(screen, summary, run.Searches());
        screen.Say(
            "",
            $"Best: {Values(rounds.Folder, best)}.",
            test.Verdict(summary) ?? "A training failed, so that the settings cannot be compared.",
            $"Done in {NumberText.Duration(watch.Elapsed)}; the best definition is {rounds.Folder.In("best.yaml")}",
            $"Next: 'processchain sweep collect {rounds.Folder.Path}' writes tables and a report of all candidates."
        );
        screen.Writer.WriteLine($"Report: {Path.GetFullPath(run.Report)}");
        return summary.Failures.Count == 0 ? Application.Succeeded : Application.Failed;
    }

    private static string Values(SweepFolder folder, Candidate candidate)
    {
        var values = folder.Plan.With([candidate]).Points[0].Values;
        return string.Join(", ", folder.Plan.Keys.Zip(values, (key, value) => $"{key} {value}"));
    }
}
