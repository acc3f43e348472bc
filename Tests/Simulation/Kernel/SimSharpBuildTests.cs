namespace ProcessChain.Tests;

/// <summary>The program built on the real SimSharp. Needs the package SimSharp; skipped where no registry has it.</summary>
[Category("SimSharp")]
internal sealed class SimSharpBuildTests
{
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "processchain.dll");

    [TestCase("rules")]
    [TestCase("four-stations")]
    public void Experiment_OnEitherKernel_GivesTheSameBytes(string experiment)
    {
        var onSimSharp = BuildOnSimSharp();
        using var folder = new TemporaryFolder();
        Run(Program, experiment, folder["own"]);
        Run(onSimSharp, experiment, folder["simsharp"]);
        Assert.Multiple(() =>
        {
            Assert.That(File.ReadAllText(folder["simsharp", "record.json"]), Does.Contain("\"kernel\": \"SimSharp 3."));
            foreach (var file in new[] { "episodes.csv", "days.csv", "summary.csv", "summary.json" })
                Assert.That(
                    File.ReadAllText(folder["simsharp", file]),
                    Is.EqualTo(File.ReadAllText(folder["own", file]))
                );
        });
    }

    private static void Run(string program, string experiment, string folder)
    {
        var (exitCode, output) = DotnetTool.Run(program, "run", experiment, "--preset", "dry", "--out", folder);
        Assert.That(exitCode, Is.Zero, output);
    }

    private static string BuildOnSimSharp()
    {
        var project = Path.Combine(Checkout.Root, "Experiments");
        const string Kernel = "-p:SimulationKernel=SimSharp";
        var (restored, messages) = DotnetTool.Run("restore", project, Kernel);
        if (restored != 0 && DotnetTool.IsPackageMissing(messages))
            Assert.Ignore("The package SimSharp cannot be restored from the registries configured here.");
        var (built, output) = DotnetTool.Run("build", project, "-c", "Release", "--no-restore", Kernel);
        Assert.That(built, Is.Zero, output);
        return Path.Combine(Checkout.Root, "artifacts/SimSharp/bin/Experiments/release/processchain.dll");
    }
}
