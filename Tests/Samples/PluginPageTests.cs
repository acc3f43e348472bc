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
        var walk = Begin(place);
        foreach (var command in Systems.CommandsAfter(Sentence))
            walk.Run(command);
        Assert.Multiple(() =>
        {
            Assert.That(walk["results/report.html"], Does.Exist);
            Assert.That(File.ReadAllText(walk["results/record.json"]), Does.Contain("Newsstand.dll"));
        });
    }

    [Test]
    public void NewLearner_FollowingThePage_LearnsOnTheNewSystem()
    {
        using var place = new TemporaryFolder();
        var walk = Begin(place);
        var learner = Controllers.Blocks("csharp").Single(code => code.Contains("BestConstantDefinition"));
        File.WriteAllText(walk["BestConstant.cs"], learner);
        File.WriteAllText(
            walk["newsstand.yaml"],
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
            walk.Run(command);
        var costs = File.ReadLines(walk["results/summary.csv"])
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

    private static PageWalk Begin(TemporaryFolder place) => new(place["newsstand"], Systems);
}
