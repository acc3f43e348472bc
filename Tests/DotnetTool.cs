using System.Diagnostics;
using Process = System.Diagnostics.Process;

namespace ProcessChain.Tests;

/// <summary>The program <c>dotnet</c>, as a process of its own.</summary>
internal static class DotnetTool
{
    /// <summary>Runs it to its end.</summary>
    public static (int ExitCode, string Output) Run(params string[] arguments)
    {
        using var process = Process.Start(
            new ProcessStartInfo("dotnet", arguments)
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                UseShellExecute = false,
            }
        )!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output + errors.Result);
    }
}
