namespace ProcessChain.Experiments;

/// <summary>What the commands of sweeps do and tell of Slurm.</summary>
internal static class SlurmScreen
{
    private const string Running = "RUNNING";

    /// <summary>Prints a script for sbatch.</summary>
    public static int Show(SlurmScript script)
    {
        Console.Out.Write(script);
        return Application.Succeeded;
    }

    /// <summary>Hands a sweep over to a cluster.</summary>
    /// <exception cref="InvalidInputException">Slurm does not take it.</exception>
    public static int Submit(SweepFolder folder, SlurmScript script)
    {
        var id = new SlurmJobs(folder).Submit(script);
        var tasks = script.Chosen?.Count ?? script.Tasks;
        Screen.Current.Say(
            $"Job {id}: {NumberText.Count(tasks, "task")} for {NumberText.Count(script.Points, "point")}, into {folder.Path}",
            $"Next: 'processchain sweep status {folder.Path}' tells how far it is."
        );
        return Application.Succeeded;
    }

    /// <summary>Hands over what is missing or has failed.</summary>
    /// <exception cref="InvalidInputException">Slurm does not take it, or still has tasks of it.</exception>
    public static int Resume(SweepFolder folder, SlurmScript script, bool isDryRun)
    {
        RefuseWhatIsQueued(folder);
        var left = SweepState.Of(folder).Left;
        if (left.Count == 0)
        {
            Screen.Current.Say($"{folder.Path}: all points are done; nothing is left to do.");
            return Application.Succeeded;
        }
        var rest = script with { Chosen = [.. left.Select(point => Slice.PlaceOf(point, script.Tasks)).Distinct()] };
        return isDryRun ? Show(rest) : Submit(folder, rest);
    }

    /// <summary>Tells what Slurm still has of a sweep; nothing where it was never handed over.</summary>
    public static void ShowQueue(SweepFolder folder)
    {
        var jobs = new SlurmJobs(folder);
        if (jobs.Ids.Count > 0)
            Screen.Current.Say($"Slurm, job {string.Join(", ", jobs.Ids)}: {Queue(jobs.States())}.");
    }

    private static string Queue(IReadOnlyList<string>? states) =>
        states is null ? "squeue cannot be asked here"
        : states.Count == 0 ? "no task is in the queue"
        : string.Join(
            ", ",
            states
                .GroupBy(state => state, StringComparer.Ordinal)
                .OrderBy(group => group.Key == Running ? 0 : 1)
                .ThenBy(group => group.Key, StringComparer.Ordinal)
                .Select(group => $"{NumberText.Count(group.Count(), "task")} {group.Key.ToLowerInvariant()}")
        );

    private static void RefuseWhatIsQueued(SweepFolder folder)
    {
        var jobs = new SlurmJobs(folder);
        if (jobs.States() is not { Count: > 0 } states)
            return;
        throw new InvalidInputException(
            $"{folder.Path}: {NumberText.Count(states.Count, "task")} of it are still in Slurm's queue: wait for them, or "
                + $"'scancel {string.Join(' ', jobs.Ids)}'."
        );
    }
}
