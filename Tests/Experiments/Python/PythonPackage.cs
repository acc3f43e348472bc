using System.Diagnostics;
using Process = System.Diagnostics.Process;

namespace ProcessChain.Tests;

/// <summary>A Python with numpy, which can import the package from the checkout.</summary>
internal static class PythonPackage
{
    private const string Python = "/usr/bin/python3";

    public static string Folder { get; } = Path.Combine(Checkout.Root, "Experiments", "Python");

    /// <summary>Ends the test as skipped, with the reason, where a module cannot be imported.</summary>
    public static void Require(string module)
    {
        if (!File.Exists(Python) || Run($"import {module}").ExitCode != 0)
            Assert.Ignore($"{Python} cannot import {module}.");
    }

    /// <summary>Runs a script that must end well, and gives what it prints.</summary>
    public static string Print(string script, params string[] arguments)
    {
        var (exitCode, output, errors) = Run(script, arguments);
        Assert.That(exitCode, Is.Zero, errors);
        return output;
    }

    private static (int ExitCode, string Output, string Errors) Run(string script, params string[] arguments)
    {
        var start = new ProcessStartInfo(Python, ["-W", "ignore", "-c", script, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        start.Environment["PYTHONPATH"] = $"{Folder}:{Environment.GetEnvironmentVariable("PYTHONPATH")}";
        start.Environment["PROCESSCHAIN_PROGRAM"] = typeof(ExperimentDefinition).Assembly.Location;
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, errors.Result);
    }
}
