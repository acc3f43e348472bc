using System.Text;

namespace ProcessChain.Experiments;

/// <summary>
/// The script by which <c>sbatch</c> runs a sweep as an array of tasks, each of which does a slice of the points. A task that is
/// told to end (its time is over, or it is preempted) saves its trainings, asks to be queued again, and goes on there.
/// </summary>
internal sealed record SlurmScript
{
    /// <summary>How long a task should take: long enough for the queue, short enough to find a gap.</summary>
    private const int SecondsOfATask = 600;

    /// <summary>Slurm's MaxArraySize less one, where nobody has changed it.</summary>
    private const int MostTasks = 1000;

    /// <summary>The folder of the sweep, seen by all nodes.</summary>
    public required string Folder { get; init; }

    /// <summary>The name of the job.</summary>
    public required string Name { get; init; }

    /// <summary>How many points there are.</summary>
    public required int Points { get; init; }

    /// <summary>The command that starts this program.</summary>
    public required string Program { get; init; }

    /// <summary>Processors of a task.</summary>
    public int Cpus { get; init; } = 1;

    /// <summary>What a point takes on one processor, in seconds, about.</summary>
    public int PointSeconds { get; init; } = 60;

    /// <summary>How many tasks may run at the same time; null: as many as the cluster allows.</summary>
    public int? Parallel { get; init; }

    /// <summary>Options of sbatch, e.g. <c>partition=short</c>.</summary>
    public IReadOnlyList<string> Options { get; init; } = [];

    /// <summary>Lines before the program, e.g. <c>module load dotnet</c>.</summary>
    public IReadOnlyList<string> Setup { get; init; } = [];

    /// <summary>How many tasks the points are packed into.</summary>
    public int Tasks
    {
        get
        {
            var inTask = Math.Max(1, (long)SecondsOfATask * Cpus / PointSeconds);
            return (int)Math.Clamp((Points + inTask - 1) / inTask, 1, MostTasks);
        }
    }

    public override string ToString()
    {
        var text = new StringBuilder("#!/bin/bash\n");
        foreach (var option in AllOptions())
            text.Append("#SBATCH --").Append(option).Append('\n');
        foreach (var line in Setup)
            text.Append(line).Append('\n');
        return text.Append(Body()).ToString();
    }

    private IEnumerable<string> AllOptions() =>
        [
            $"job-name={Name}",
            $"array=0-{Tasks - 1}{(Parallel is { } most ? $"%{most}" : "")}",
            $"cpus-per-task={Cpus}",
            $"output={Quoted(Path.Combine(Folder, "log-%a.txt"))}",
            "open-mode=append",
            "export=NONE",
            "requeue",
            "signal=B:USR1@60",
            .. Options,
        ];

    private string Body() =>
        $$"""
            stopped=
            stop() { [ -n "$stopped" ] || kill -TERM "$child"; stopped=1; }
            trap stop USR1 TERM
            {{Program}} sweep resume {{Quoted(Folder)}} --slice "$SLURM_ARRAY_TASK_ID/{{Tasks}}" --jobs {{Cpus}} &
            child=$!
            wait "$child"; status=$?
            while kill -0 "$child" 2>/dev/null; do wait "$child"; status=$?; done
            if [ -n "$stopped" ] && [ "$status" -ne 0 ]; then scontrol requeue "${SLURM_ARRAY_JOB_ID}_$SLURM_ARRAY_TASK_ID"; fi
            exit "$status"

            """.ReplaceLineEndings("\n");

    private static string Quoted(string path) => $"\"{path}\"";
}
