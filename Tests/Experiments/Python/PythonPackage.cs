using System.Diagnostics;
using Process = System.Diagnostics.Process;

namespace ProcessChain.Tests;

/// <summary>A Python with numpy, which can import the package from the checkout.</summary>
internal static class PythonPackage
{
    /// <summary>The interpreter that tests use.</summary>
    public const string Python = "/usr/bin/python3";

    private static readonly string Folder = Path.Combine(Checkout.Root, "Experiments", "Python");

    /// <summary>Ends the test as skipped, with the reason, where a module cannot be imported.</summary>
    public static void Require(string module)
    {
        if (!Has(module))
            Assert.Ignore($"{Python} cannot import {module}.");
    }

    /// <summary>Whether a module can be imported.</summary>
    public static bool Has(string module) => File.Exists(Python) && Run($"import {module}").ExitCode == 0;

    /// <summary>Runs a script that must end well, and gives what it prints.</summary>
    public static string Print(string script, params string[] arguments)
    {
        var (exitCode, output, errors) = Run(script, arguments);
        Assert.That(exitCode, Is.Zero, errors);
        return output;
    }

    /// <summary>Lets Python programs find the package, and the program that is tested.</summary>
    public static void AddTo(IDictionary<string, string?> environment)
    {
        environment["PYTHONPATH"] = $"{Folder}:{Environment.GetEnvironmentVariable("PYTHONPATH")}";
        environment["PROCESSCHAIN_PROGRAM"] = typeof(ExperimentDefinition).Assembly.Location;
    }

    private static (int ExitCode, string Output, string Errors) Run(string script, params string[] arguments)
    {
        var start = new ProcessStartInfo(Python, ["-W", "ignore", "-c", script, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        AddTo(start.Environment);
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, errors.Result);
    }
}
