using System.Globalization;
using System.Text.RegularExpressions;

namespace ProcessChain.Tests;

/// <summary>gym-invmgmt's scenarios with its ten seeds: heuristics and Oracle earn what is published.</summary>
[Category("Golden")]
internal sealed class GymInvmgmtPublishedTests
{
    /// <summary>Published figures of some methods are rounded to so many thousandths.</summary>
    private const double Rounding = 1e-3;

    private static readonly Dictionary<string, NodeLevelDefinition> rules = new()
    {
        ["Newsvendor"] = new NewsvendorDefinition(),
        ["(s,S)"] = new ReorderLevelDefinition(),
        ["ExpSmoothing"] = new ExpSmoothingDefinition(),
        ["EchelonApprox"] = new EchelonApproxDefinition(),
    };

    private static IEnumerable<TestCaseData> Scenarios =>
        GoldenCases.Files(Path.Combine("gym-invmgmt", "paths"), "*-*.json");

    [TestCaseSource(nameof(Scenarios))]
    public void Heuristics_EarnWhatIsPublished(string file)
    {
        var definition = new GymInvmgmtCase(file).Definition;
        foreach (var (name, rule) in rules)
        {
            Check(file, definition, name, rule);
            Check(file, definition, name + "-I", rule with { Informed = true });
        }
    }

    [TestCaseSource(nameof(Scenarios))]
    public void Oracle_EarnsWhatIsPublished(string file)
    {
        var definition = new GymInvmgmtCase(file).Definition;
        Assert.That(new OracleDefinition().Validate(definition), Is.Empty);
        var solve = new OracleDefinition().PrepareEpisodes(definition, seed: 1, stop: default);
        foreach (var (seed, published) in Published(file, "Oracle"))
        {
            var earned = solve(new(() => [], system => system.Begin(default, new(NumpySeed: seed))));
            Assert.That(earned, Is.EqualTo(published).Within(Rounding), $"seed {seed}");
        }
    }

    private static void Check(string file, GoodwillNetworkDefinition definition, string name, NodeLevelDefinition rule)
    {
        Assert.That(rule.Validate(definition), Is.Empty);
        var (controller, system) = (rule.Create(definition), definition.Create());
        foreach (var (seed, published) in Published(file, name))
        {
            system.Play(controller, default, new EpisodeOptions(NumpySeed: seed));
            Assert.That(system.TotalReward, Is.EqualTo(published).Within(1e-8), $"{name}, seed {seed}");
        }
    }

    /// <summary>What a method earned with each seed.</summary>
    private static List<(long Seed, double Earned)> Published(string file, string method)
    {
        var scenario = Path.GetFileNameWithoutExtension(file)[3..];
        var table = Path.Combine(Path.GetDirectoryName(file)!, "..", "results_by_seed.csv");
        var lines = File.ReadLines(table).ToList();
        var column = Regex
            .Split(lines[0], @",(?![^(]*\))", RegexOptions.None, TimeSpan.FromSeconds(1))
            .Index()
            .Single(c => c.Item.Trim('"') == method)
            .Index;
        var found = lines
            .Select(line => line.Split(','))
            .Where(row => row[0] == scenario)
            .Select(row =>
                (
                    long.Parse(row[1], CultureInfo.InvariantCulture),
                    double.Parse(row[column], CultureInfo.InvariantCulture)
                )
            )
            .ToList();
        Assert.That(found, Has.Count.EqualTo(10));
        return found;
    }
}
