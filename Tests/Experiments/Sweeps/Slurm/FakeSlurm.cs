namespace ProcessChain.Tests;

/// <summary>Commands of the names of Slurm's, that answer what files in their folder say and note how they were called.</summary>
internal sealed class FakeSlurm
{
    private readonly string folder;

    public FakeSlurm(string folder)
    {
        this.folder = folder;
        Directory.CreateDirectory(folder);
        foreach (var command in new[] { "sbatch", "squeue", "scontrol" })
        {
            var path = Path.Combine(folder, command);
            File.WriteAllText(
                path,
                $"#!/bin/bash\necho \"$*\" >> '{folder}/{command}.calls'\ncat '{folder}/{command}.answer' 2>/dev/null\nexit 0\n"
            );
            if (!OperatingSystem.IsWindows())
                File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }
    }

    /// <summary>An environment in which they are found.</summary>
    public Dictionary<string, string> Environment =>
        new(StringComparer.Ordinal)
        {
            ["PATH"] = $"{folder}:{System.Environment.GetEnvironmentVariable("PATH")}",
            ["SLURM_ARRAY_JOB_ID"] = "7",
            ["SLURM_ARRAY_TASK_ID"] = "0",
        };

    public void Answer(string command, string text) =>
        File.WriteAllText(Path.Combine(folder, command + ".answer"), text);

    /// <summary>The arguments of all calls of a command.</summary>
    public IReadOnlyList<string> CallsOf(string command)
    {
        var path = Path.Combine(folder, command + ".calls");
        return File.Exists(path) ? File.ReadAllLines(path) : [];
    }

    /// <summary>Runs the program where they are found.</summary>
    public CommandOutcome Run(params string[] arguments)
    {
        using var process = new ProgramProcess(Environment, "dotnet", [ProgramProcess.Path, .. arguments]);
        return process.Wait();
    }
}
