using System.Buffers;
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

    private static readonly SearchValues<char> Harmless = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-=,.:/@%+"
    );

    /// <summary>The folder of the sweep, seen by all nodes; an absolute path.</summary>
    public required string Folder { get; init; }

    /// <summary>The name of the job.</summary>
    public required string Name { get; init; }

    /// <summary>How many points there are.</summary>
    public required int Points { get; init; }

    /// <summary>The words that start this program, by absolute paths.</summary>
    public required IReadOnlyList<string> Program { get; init; }

    /// <summary>The assemblies with kinds of the user's own, by absolute paths.</summary>
    public IReadOnlyList<string> Plugins { get; init; } = [];

    /// <summary>Where .NET is, where the environment tells that; the script has to, for it begins with none.</summary>
    public string? DotnetRoot { get; init; }

    public required SlurmSettings Settings { get; init; }

    public required SlurmLimits Limits { get; init; }

    /// <summary>The tasks that have something to do; null: all.</summary>
    public IReadOnlyCollection<int>? Chosen { get; init; }

    /// <summary>How many tasks the points are packed into.</summary>
    public int Tasks
    {
        get
        {
            var inTask = Math.Max(1, (long)SecondsOfATask * Settings.Cpus / Settings.PointSeconds);
            return (int)Math.Clamp((Points + inTask - 1) / inTask, 1, Limits.MostTasks);
        }
    }

    public override string ToString()
    {
        var text = new StringBuilder("#!/bin/bash\n");
        foreach (var option in AllOptions())
            text.Append("#SBATCH --").Append(option).Append('\n');
        if (!Limits.IsKnown)
            text.Append(
                "# Slurm's own limits are taken: 'scontrol show config' could not be asked for those of the cluster.\n"
            );
        text.Append(Beginning);
        if (DotnetRoot is not null)
            text.Append("export DOTNET_ROOT=").Append(Quoted(DotnetRoot)).Append('\n');
        foreach (var line in Settings.Setup)
            text.Append(line).Append('\n');
        return text.Append(Work()).ToString();
    }

    private IEnumerable<string> AllOptions() =>
        [
            $"job-name={Name}",
            $"array={Array()}",
            $"cpus-per-task={Settings.Cpus}",
            $"output={Option(Path.Combine(Folder.Replace("%", "%%", StringComparison.Ordinal), "logs", "%a.txt"))}",
            "open-mode=append",
            "export=NONE",
            "requeue",
            "signal=B:USR1@60",
            .. Settings.Named().Select(option => $"{option.Key}={Option(option.Text)}"),
            .. Settings.Options.Select(option => option.TrimStart('-')),
        ];

    private string Array() =>
        (Chosen is null ? $"0-{Tasks - 1}" : NumberRanges.Of(Chosen))
        + (Settings.Parallel is { } most ? $"%{most}" : "");

    private static string Beginning =>
        """
            stopped= child=
            stop() { [ -n "$stopped" ] || [ -z "$child" ] || kill -TERM "$child"; stopped=1; }
            trap stop USR1 TERM

            """.ReplaceLineEndings("\n");

    /// <summary>A task that was cancelled is not queued again: it is completing then, or cancelled.</summary>
    private string Work() =>
        $$"""
            {{Command()}} --slice "$SLURM_ARRAY_TASK_ID/{{Tasks}}" --jobs {{Settings.Cpus}} &
            child=$!
            [ -z "$stopped" ] || kill -TERM "$child"
            wait "$child"; status=$?
            while kill -0 "$child" 2>/dev/null; do wait "$child"; status=$?; done
            task="${SLURM_ARRAY_JOB_ID}_$SLURM_ARRAY_TASK_ID"
            if [ -n "$stopped" ] && [ "$status" -ne 0 ] && scontrol show job "$task" | grep -q JobState=RUNNING; then
              scontrol requeue "$task"
            fi
            exit "$status"

            """.ReplaceLineEndings("\n");

    private string Command() =>
        string.Join(
            ' ',
            [
                .. Program.Select(Quoted),
                "sweep resume",
                Quoted(Folder),
                .. Plugins.Select(path => $"--plugin {Quoted(path)}"),
            ]
        );

    /// <summary>A word of the shell.</summary>
    private static string Quoted(string text) => $"'{text.Replace("'", @"'\''", StringComparison.Ordinal)}'";

    /// <summary>A value in a line of sbatch.</summary>
    private static string Option(string text) =>
        text.AsSpan().ContainsAnyExcept(Harmless)
            ? $"\"{text.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\""
            : text;
}
