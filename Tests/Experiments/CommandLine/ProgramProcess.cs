using System.Diagnostics;
using System.Threading;
using Process = System.Diagnostics.Process;

namespace ProcessChain.Tests;

/// <summary>The real program, as a process of its own.</summary>
internal sealed class ProgramProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process process;
    private readonly Task<string> output;
    private readonly Task<string> errors;

    public ProgramProcess(params string[] arguments)
        : this([], "dotnet", [Path, .. arguments]) { }

    /// <summary>Another program that starts it, or the same in another environment.</summary>
    public ProgramProcess(
        Dictionary<string, string> environment,
        string program,
        string[] arguments,
        string folder = ""
    )
    {
        var start = new ProcessStartInfo(program)
        {
            UseShellExecute = false,
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Remove("COLUMNS");
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        process = Process.Start(start)!;
        output = process.StandardOutput.ReadToEndAsync();
        errors = process.StandardError.ReadToEndAsync();
    }

    /// <summary>Skips what needs SIGINT where this process was started with it ignored (nohup does so), as its children are then.</summary>
    public static void NeedsSignals()
    {
        const ulong Interrupt = 1UL << 1;
        const string Status = "/proc/self/status";
        var ignored = File.Exists(Status)
            ? File.ReadLines(Status).FirstOrDefault(line => line.StartsWith("SigIgn:", StringComparison.Ordinal))
            : null;
        if (ignored is not null && (Convert.ToUInt64(ignored.Split('\t')[1], 16) & Interrupt) != 0)
            Assert.Ignore("SIGINT was ignored when the tests were started, as under nohup: start them otherwise.");
    }

    /// <summary>The program.</summary>
    public static string Path { get; } = System.IO.Path.Combine(AppContext.BaseDirectory, "processchain.dll");

    public bool HasExited => process.HasExited;

    /// <summary>Waits until something is so, or the program has ended.</summary>
    public void WaitUntil(Func<bool> condition)
    {
        Assert.That(
            SpinWait.SpinUntil(() => process.WaitForExit(milliseconds: 5) || condition(), Patience),
            "The program took too long."
        );
    }

    /// <summary>SIGKILL.</summary>
    public void Kill()
    {
        process.Kill();
        process.WaitForExit();
    }

    /// <summary>Sends a signal by its name, as Ctrl-C sends INT.</summary>
    public void Send(string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", $"{process.Id}"]);
        kill.WaitForExit();
    }

    public CommandOutcome Wait()
    {
        Assert.That(process.WaitForExit(Patience), "The program took too long.");
        return new CommandOutcome(process.ExitCode, output.Result, errors.Result);
    }

    public void Dispose()
    {
        if (!process.HasExited)
            process.Kill();
        process.Dispose();
    }
}
