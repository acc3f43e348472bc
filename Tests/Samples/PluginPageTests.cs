using System.Diagnostics;

namespace ProcessChain.Tests;

/// <summary>A folder outside the checkout, made by following the pages word by word: its system and controllers are run and replayed.</summary>
[Explicit("builds projects")]
[Category("Slow")]
internal sealed class PluginPageTests
{
    private const string Sentence = "Then, in that folder,";

    private static readonly PageFiles Systems = new("Simulation/README.md");
    private static readonly PageFiles Controllers = new("Controllers/README.md");

    [Test]
    public void NewSystem_FollowingThePage_IsRunAndReplayed()
    {
        using var place = new TemporaryFolder();
        var folder = Begin(place);
        foreach (var command in Systems.CommandsAfter(Sentence))
            Assert.That(Run(folder, command), Is.Zero, command);
        var results = Path.Combine(folder, "results");
        Assert.Multiple(() =>
        {
            Assert.That(Path.Combine(results, "report.html"), Does.Exist);
            Assert.That(File.ReadAllText(Path.Combine(results, "record.json")), Does.Contain("Newsstand.dll"));
        });
    }

    [Test]
    public void NewLearner_FollowingThePage_LearnsOnTheNewSystem()
    {
        using var place = new TemporaryFolder();
        var folder = Begin(place);
        var learner = Controllers.Blocks("csharp").Single(code => code.Contains("BestConstantDefinition"));
        File.WriteAllText(Path.Combine(folder, "BestConstant.cs"), learner);
        File.WriteAllText(
            Path.Combine(folder, "newsstand.yaml"),
            """
            name: newsstand
            system: { kind: newsstand }
            baseline: fractile
            controllers:
              fractile: { kind: fractile }
              nothing: { kind: constant, orders: [0] }
              learner: { kind: bestConstant, epsilon: 0.5 }
            training: { episodes: 300, warmUpEpisodes: 0, periods: 100 }
            test: { episodes: 20, periods: 200 }
            """
        );
        foreach (var command in Systems.CommandsAfter(Sentence).Take(2))
            Assert.That(Run(folder, command), Is.Zero, command);
        var costs = File.ReadLines(Path.Combine(folder, "results", "summary.csv"))
            .Skip(1)
            .Select(line => line.Split(','))
            .ToDictionary(
                fields => fields[0],
                fields => double.Parse(fields[3], System.Globalization.CultureInfo.InvariantCulture)
            );
        Assert.Multiple(() =>
        {
            Assert.That(costs["learner"], Is.LessThan(0.3 * costs["nothing"]));
            Assert.That(costs["learner"], Is.LessThan(1.3 * costs["fractile"]));
        });
    }

    /// <summary>A folder with the page's files.</summary>
    private static string Begin(TemporaryFolder place)
    {
        var folder = Directory.CreateDirectory(place["newsstand"]).FullName;
        foreach (var (name, content) in Systems.Files())
            File.WriteAllText(Path.Combine(folder, name), WithCheckout(content));
        return folder;
    }

    /// <summary>The folder is not beside the checkout here.</summary>
    private static string WithCheckout(string text) => text.Replace("../processchain", Checkout.Root);

    private static int Run(string folder, string command)
    {
        // What is built in the checkout stays as it is: other tests run with it.
        var isRun = command.StartsWith("dotnet run", StringComparison.Ordinal);
        var words = WithCheckout(isRun ? command.Replace(" -c Release ", " -c Release --no-build ") : command)
            .Split(' ');
        var start = new ProcessStartInfo(words[0], words[1..])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        using var process = System.Diagnostics.Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        TestContext.Out.WriteLine(process.StandardOutput.ReadToEnd());
        process.WaitForExit();
        TestContext.Out.WriteLine(errors.Result);
        return process.ExitCode;
    }
}
