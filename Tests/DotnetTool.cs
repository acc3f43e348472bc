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

    /// <summary>Whether a restore failed because a registry does not have a package, or cannot be reached.</summary>
    public static bool IsPackageMissing(string output) =>
        new[] { "NU1101", "NU1102", "NU1103", "NU1301" }.Any(code => output.Contains(code, StringComparison.Ordinal));
}
