using System.Text.Json;

namespace ProcessChain.Tests;

/// <summary>Bounds and traces of supply systems.</summary>
internal sealed class BoundAndTraceTests
{
    private const string Inventory =
        TinyOrGym.Inventory
        + "\nbounds:\n  hindsight: { kind: hindsight }\n  relaxation: { kind: relaxation, fit: { updates: 20 } }\n";

    private const string Game = """
        name: game
        system: { kind: serial, preset: beerGame }
        controllers: { rule: { kind: sterman } }
        baseline: rule
        test: { episodes: 2, periods: 36 }
        """;

    private TemporaryFolder place = null!;
    private string inventory = "";
    private string network = "";
    private string chain = "";

    [OneTimeSetUp]
    public void Run()
    {
        place = new TemporaryFolder();
        inventory = place.Write("inventory.yaml", Inventory);
        network = place.Write("network.yaml", TinyOrGym.Network);
        place.Write("game.yaml", Game);
        chain = place.Write("chain.yaml", TinyExperiment.Text);
        CommandOutcome.Of("run", inventory, "--out", place["run"], "--jobs", "1").AssertSucceeded();
    }

    [OneTimeTearDown]
    public void DeletePlace() => place.Dispose();

    [TestCase(3, "--episodes", "3")]
    [TestCase(5)]
    public void Bound_IsTheMeanOverTheTestEpisodes(int episodes, params string[] options)
    {
        var path = place[$"bound-{episodes}.json"];
        var outcome = CommandOutcome.Of(["bound", inventory, "--out", path, .. options]).AssertSucceeded();
        var experiment = TinyOrGym.Read(Inventory);
        var system = (InventoryDefinition)experiment.System;
        var paths = Enumerable
            .Range(1, episodes)
            .Select(e => system.PathOf(EpisodeNumbers.Test(experiment.Seed, e)))
            .ToList();
        var found = JsonSerializer.Deserialize<JsonElement>(File.ReadAllBytes(path)).GetProperty("bounds");
        foreach (var (name, bound) in experiment.Bounds!)
        {
            var solve = ((EpisodeBoundDefinition)bound).Prepare(system, experiment.Seed, default);
            var told = found.GetProperty(name);
            var mean = told.GetProperty("goal").GetProperty("mean").GetDouble();
            Assert.Multiple(() =>
            {
                Assert.That(told.GetProperty("episodes").GetInt32(), Is.EqualTo(episodes));
                Assert.That(mean, Is.EqualTo(paths.Average(solve)).Within(1e-9));
                Assert.That(told.GetProperty("goal").GetProperty("ci95").GetDouble(), Is.Positive);
                Assert.That(outcome.Output, Does.Contain($"{name}: {NumberText.Of(mean, 2)} ± "));
                Assert.That(outcome.Output, Does.Contain($"mean of {episodes} test episodes"));
            });
        }
    }

    [Test]
    public void BoundsOfASystemThatNamesNone_AreAllThatItHas()
    {
        const string Small = """
            name: small
            system:
              kind: inventory
              periods: 3
              initialInventory: [10]
              leadTime: [1]
              supplyCapacity: [15]
              replenishmentCost: [1, 0.5]
              shortageCost: [0.1, 0]
              holdingCost: [0.1]
              demand: { kind: poisson, mean: 4 }
            controllers: { rule: { kind: baseStockFormula } }
            baseline: rule
            test: { episodes: 2 }
            """;
        var outcome = CommandOutcome.Of("bound", place.Write("no-bounds.yaml", Small)).AssertSucceeded();
        Assert.That(outcome.Output, Does.Contain("hindsight: ").And.Contain("relaxation: "));
    }

    [TestCase("game", "bound", "game", "there is no bound")]
    [TestCase("network", "trace --controller low --events", "--events", "no events")]
    [TestCase("inventory", "bound --episodes 6", "--episodes: is 6", "5 test episodes")]
    [TestCase("inventory", "bound --episodes 1", "--episodes", "at least 2")]
    [TestCase("chain", "bound --episodes 3", "--episodes", "bounds on episodes")]
    [TestCase("inventory", "trace --controller nobody", "nobody", "article, levels, formula")]
    [TestCase("inventory", "trace --controller article", "article", "--agent")]
    [TestCase("inventory", "trace --controller levels --agent chain.yaml", "--agent", "does not learn")]
    [TestCase("inventory", "trace --controller article --agent chain.yaml", "chain.yaml", "not an agent")]
    [TestCase("inventory", "trace --controller levels --episode 6", "--episode: is 6", "5 test episodes")]
    public void WrongArgument_IsToldAndNothingIsWritten(string file, string command, params string[] words)
    {
        string[] given = [.. command.Split(' ').Select(word => word == "chain.yaml" ? chain : word)];
        string[] arguments = [given[0], place[$"{file}.yaml"], "--out", place["none"], .. given[1..]];
        CommandOutcome.Of(arguments).AssertFailed(2, words);
        Assert.That(place["none"], Does.Not.Exist);
    }

    [TestCase("levels", 2)]
    [TestCase("article", 1, "--agent")]
    public void Trace_RepeatsTheRowsOfTheRun(string controller, int episode, params string[] options)
    {
        string[] agent = options.Length == 0 ? [] : [options[0], place["run", "checkpoints", "article.1.agent"]];
        var rows = Trace(inventory, controller, episode, agent);
        var run = Table.Read(place["run", "periods.csv"]);
        var expected = run
            .Rows.Where(row => run.Of(row, "controller") == controller && run.Of(row, "episode") == $"{episode}")
            .ToList();
        Assert.That(expected, Has.Count.EqualTo(30));
        foreach (var column in run.Columns.Where(column => column != "trainingSeed"))
            Assert.That(
                rows.Rows.Select(row => rows.Of(row, column)),
                Is.EqualTo(expected.Select(row => run.Of(row, column))),
                column
            );
    }

    /// <summary>Lead times 3, 5, 10; sales are lost.</summary>
    [Test]
    public void TraceOfAnInventory_BalancesEveryStock()
    {
        var trace = Trace(inventory, "levels", 3);
        int[] leadTimes = [3, 5, 10];
        Assert.Multiple(() =>
        {
            for (var n = 0; n < 30; n++)
            {
                Assert.That(
                    trace.Number(n, "sold.stage0") + trace.Number(n, "unfilled.stage0"),
                    Is.EqualTo(trace.Number(n, "demand1")),
                    $"{n}"
                );
                for (var i = 0; i < 3; i++)
                {
                    var arrived = n >= leadTimes[i] ? trace.Number(n - leadTimes[i], $"shipped.stage{i}") : 0;
                    Assert.That(
                        trace.Number(n, $"sold.stage{i + 1}"),
                        Is.EqualTo(trace.Number(n, $"shipped.stage{i}")),
                        $"{n} {i}"
                    );
                    Assert.That(
                        trace.Number(n, $"shipped.stage{i}") + trace.Number(n, $"unfilled.stage{i + 1}"),
                        Is.EqualTo(trace.Number(n, $"requested.stage{i}")),
                        $"{n} {i}"
                    );
                    if (n == 29)
                        continue;
                    Assert.That(
                        trace.Number(n + 1, $"stock.stage{i}"),
                        Is.EqualTo(trace.Number(n, $"stock.stage{i}") + arrived - trace.Number(n, $"sold.stage{i}")),
                        $"{n} {i}"
                    );
                    Assert.That(
                        trace.Number(n + 1, $"inTransit.stage{i}"),
                        Is.EqualTo(
                            trace.Number(n, $"inTransit.stage{i}") - arrived + trace.Number(n, $"shipped.stage{i}")
                        ),
                        $"{n} {i}"
                    );
                }
            }
        });
    }

    [Test]
    public void TraceOfANetwork_NamesAndBalancesItsLinks()
    {
        var trace = Trace(network, "high", 1);
        Assert.Multiple(() =>
        {
            for (var n = 0; n < 30; n++)
            {
                var profits = trace
                    .Columns.Where(c => c.StartsWith("profit.", StringComparison.Ordinal))
                    .Sum(c => trace.Number(n, c));
                Assert.That(trace.Number(n, "reward"), Is.EqualTo(profits).Within(1e-9), $"{n}");
                Assert.That(
                    trace.Number(n, "sold.retailer-1-market-0") + trace.Number(n, "unfilled.retailer-1-market-0"),
                    Is.EqualTo(trace.Number(n, "demand1")),
                    $"{n}"
                );
                foreach (
                    var link in trace
                        .Columns.Where(c => c.StartsWith("shipped.", StringComparison.Ordinal))
                        .Select(c => c["shipped.".Length..])
                )
                {
                    var shipped = trace.Number(n, $"shipped.{link}");
                    Assert.That(trace.Number(n, $"sold.{link}"), Is.EqualTo(shipped), $"{n} {link}");
                    Assert.That(
                        shipped,
                        Is.LessThanOrEqualTo(Math.Round(trace.Number(n, $"order.{link}"))),
                        $"{n} {link}"
                    );
                    if (n > 0)
                        Assert.That(
                            trace.Number(n, $"inTransit.{link}"),
                            Is.LessThanOrEqualTo(
                                trace.Number(n - 1, $"inTransit.{link}") + trace.Number(n - 1, $"shipped.{link}")
                            ),
                            $"{n} {link}"
                        );
                }
            }
        });
    }

    private Table Trace(string definition, string controller, int episode, params string[] options)
    {
        var path = place[$"{Guid.NewGuid()}.csv"];
        string[] arguments =
        [
            "trace",
            definition,
            "--controller",
            controller,
            "--episode",
            $"{episode}",
            "--out",
            path,
        ];
        CommandOutcome.Of([.. arguments, .. options]).AssertSucceeded();
        return Table.Read(path);
    }

    private sealed record Table(string[] Columns, List<string[]> Rows)
    {
        public static Table Read(string path)
        {
            var lines = File.ReadAllLines(path).Select(line => line.Split(',')).ToList();
            return new Table(lines[0], lines[1..]);
        }

        public string Of(string[] row, string column) => row[Array.IndexOf(Columns, column)];

        public double Number(int period, string column) => double.Parse(Of(Rows[period], column));
    }
}
