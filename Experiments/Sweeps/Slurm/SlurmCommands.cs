using System.ComponentModel;
using System.Diagnostics;

namespace ProcessChain.Experiments;

/// <summary>Slurm's own commands.</summary>
internal static class SlurmCommands
{
    /// <summary>What the cluster allows; where it cannot be asked, what one allows that nobody has changed.</summary>
    public static SlurmLimits Limits() =>
        Run("scontrol", "show", "config") is { ExitCode: 0 } answer
            ? SlurmLimits.Parse(answer.Output)
            : SlurmLimits.Unknown;

    /// <summary>Hands a script over.</summary>
    /// <returns>The id of its job.</returns>
    /// <exception cref="InvalidInputException">There is no sbatch, or it refuses the script.</exception>
    public static string Submit(string script)
    {
        var answer =
            Run("sbatch", "--parsable", script)
            ?? throw new InvalidInputException($"sbatch cannot be started here. Its script is {script}.");
        return answer.ExitCode == 0
            ? answer.Output.Trim().Split(';')[0]
            : throw new InvalidInputException($"sbatch refuses {script}: {answer.Errors.Trim()}");
    }

    /// <summary>The states of the tasks of some jobs that are still in the queue, e.g. RUNNING; null where it cannot be asked.</summary>
    public static IReadOnlyList<string>? StatesOf(IReadOnlyCollection<string> jobs) =>
        Run("squeue", "--noheader", "--array", $"--user={Environment.UserName}", "--format=%F %T")
            is { ExitCode: 0 } answer
            ?
            [
                .. answer
                    .Output.Split('\n')
                    .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
                    .Where(words => words.Length == 2 && jobs.Contains(words[0], StringComparer.Ordinal))
                    .Select(words => words[1]),
            ]
            : null;

    /// <summary>What a command answers; null where it cannot be started.</summary>
    private static Answer? Run(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        try
        {
            using var process = Process.Start(start)!;
            var errors = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return new Answer(process.ExitCode, output, errors.GetAwaiter().GetResult());
        }
        catch (Win32Exception)
        {
            return null;
        }
    }

    private sealed record Answer(int ExitCode, string Output, string Errors);
}
