using System.Text.Json;

namespace ProcessChain.Tests;

/// <summary>The beer game as a serial system, each seat with a rule of its own.</summary>
[Category("Golden")]
internal sealed class BeerGameTests
{
    private const double Tolerance = 1e-9;

    private static IEnumerable<TestCaseData> Games =>
        GoldenCases.Instances("beergame", "traces*.json", (game, i) => [$"{i}", $"{game.GetProperty("case")}"]);

    [TestCaseSource(nameof(Games))]
    public void Game_OfDeepBeer_IsRepeated_SeatBySeat(JsonElement game)
    {
        var definition = DefinitionOf(game);
        var rule = RuleOf(game, definition);
        Assert.That(definition.Validate(), Is.Empty);
        Assert.That(rule.Validate(definition), Is.Empty);
        var demand = Whole(game, "demand");
        var system = new SerialSystem(definition, demand.Length);
        system.Reset(demand);
        var controller = rule.Create(definition);
        controller.BeginEpisode(new Chance(new EpisodeSeed(1, 1)));
        var orders = new double[definition.Stages];
        foreach (var period in game.GetProperty("trace").EnumerateArray().Chunk(definition.Stages))
        {
            foreach (var (place, row) in period.Index())
                Compare(
                    row,
                    ("IL_before", system.View.InventoryLevel(place)),
                    ("OO_before", system.View.OnOrder(place))
                );
            controller.Decide(system.View, orders);
            foreach (var (place, row) in period.Index())
                Compare(
                    row,
                    ("arriving_order", system.View.InboundOrder(place, orders.AsSpan(0, place))),
                    ("arriving_shipment", system.View.ReceivedIn(place, 0)),
                    ("order_placed", orders[place])
                );
            _ = system.Step(orders);
            var flows = Told.Flows(system);
            foreach (var (place, row) in period.Index())
                Compare(
                    row,
                    ("IL_after", system.View.InventoryLevel(place)),
                    ("OO_after", system.View.OnOrder(place)),
                    ("holding_cost", flows[$"holdingCost.stage{place + 1}"]),
                    ("backorder_cost", flows[$"stockoutCost.stage{place + 1}"])
                );
        }
        Assert.That(-system.TotalReward, Is.EqualTo(game.GetProperty("total_cost").GetDouble()).Within(Tolerance));
    }

    [Test]
    public void BoardGame_BestConstantBaseStock_Costs180() =>
        Assert.That(
            Costs(new StageBaseStockDefinition { Levels = new(32, 32, 32, 24) }),
            Is.EqualTo(new[] { 36.0, 44, 52, 48 })
        );

    [Test]
    public void BoardGame_OrderWhatCameIn_Costs792() =>
        Assert.That(
            Costs(new StermanDefinition { Smoothing = 1, StockWeight = 0 }),
            Is.EqualTo(new[] { 330.0, 242, 154, 66 })
        );

    [Test]
    public void BoardGame_MeanPlayers_Cost2698() =>
        Assert.That(Costs(new StermanDefinition()), Is.EqualTo(new[] { 299.0, 695, 962.5, 741.5 }));

    [Test]
    public void BoardGame_Search_FindsTheBestBaseStock()
    {
        var definition = Game(
            """
            game:
              kind: searched
              policy: { kind: localBaseStock, levels: 20 }
              method: { kind: cmaEs, initialStep: 5, lower: 0, upper: 60 }
              episodes: 1
            """
        );
        using var folder = new TemporaryFolder();
        var summary = ExperimentRun.Run(definition, folder["run"], new RunOptions());
        Assert.That(summary.Controllers[0].Goal.Mean * 36, Is.EqualTo(180).Within(1e-9));
    }

    [Test]
    public void Seats_EachByItsOwnRule()
    {
        var seats = (RuleDefinition)
            Game(
                """
                game:
                  kind: seats
                  players:
                    retailer: { kind: localBaseStock, levels: 32 }
                    wholesaler: { kind: sterman }
                    distributor: { kind: localBaseStock, levels: 32 }
                    factory: { kind: sterman, smoothing: 1, stockWeight: 0 }
                """
            )
                .Controllers[0]
                .Value;
        var stock = Orders(new StageBaseStockDefinition { Levels = 32 });
        var team = Orders(seats);
        Assert.Multiple(() =>
        {
            Assert.That(team[0], Is.EqualTo(stock[0]), "the retailer sees its customer, and nobody else's orders");
            Assert.That(team[1], Is.Not.EqualTo(stock[1]));
            Assert.That(team[3].Skip(2), Is.EqualTo(team[2].SkipLast(2)), "what came in, two weeks later");
        });
    }

    [TestCase("retailr: { kind: sterman }", "controllers.game.players.retailr: is no seat; did you mean retailer?")]
    [TestCase("retailer: { kind: sterman }", "controllers.game.players: has no rule for wholesaler")]
    [TestCase("retailer: { kind: sterman, smoothing: 2 }", "controllers.game.players.retailer.smoothing: is 2")]
    public void Seats_WrongOnes_AreFaults(string players, string fault)
    {
        var told = Assert.Throws<InvalidDefinitionException>(() =>
            Game($"game:\n  kind: seats\n  players:\n    {players}\n")
        );
        Assert.That(told.Faults.Select(f => $"{f.Key}: {f.Message}"), Has.Some.StartsWith(fault));
    }

    [Test]
    public void Seats_OfAnInventory_OrderAsTheRuleForAll()
    {
        var system = InventoryDefinition.OrGymV1;
        RuleDefinition levels = new FixedBaseStockDefinition { Levels = new(93, 211, 50) };
        var team = new SeatsDefinition
        {
            Players = new(system.PlaceNames.Select(place => KeyValuePair.Create(place, levels))),
        };
        Assert.That(team.Validate(system), Is.Empty);
        Assert.That(Play(system, team, 30).TotalReward, Is.EqualTo(Play(system, levels, 30).TotalReward));
    }

    private static SupplySystem Play(SupplyDefinition definition, RuleDefinition rule, int periods)
    {
        var system = definition.Create(periods);
        system.Play(rule.Create(definition), new EpisodeSeed(1, 1));
        return system;
    }

    /// <summary>The cost of each seat over the 36 weeks of the board game.</summary>
    private static double[] Costs(RuleDefinition rule)
    {
        var costs = new double[4];
        Watch(
            rule,
            flows =>
            {
                foreach (var (place, name) in SerialDefinition.BeerGame.PlaceNames.Index())
                    costs[place] += flows[$"holdingCost.{name}"] + flows[$"stockoutCost.{name}"];
            }
        );
        return costs;
    }

    /// <summary>What each seat orders in the board game, week by week.</summary>
    private static List<double>[] Orders(RuleDefinition rule)
    {
        List<double>[] orders =
        [
            [],
            [],
            [],
            [],
        ];
        Watch(
            rule,
            flows =>
            {
                foreach (var (place, name) in SerialDefinition.BeerGame.PlaceNames.Index())
                    orders[place].Add(flows[$"order.{name}"]);
            }
        );
        return orders;
    }

    private static void Watch(RuleDefinition rule, Action<IReadOnlyDictionary<string, double>> see)
    {
        var system = new SerialSystem(SerialDefinition.BeerGame, 36);
        system.Reset(new EpisodeSeed(1, 1));
        var controller = rule.Create(system.Definition);
        controller.BeginEpisode(new Chance(new EpisodeSeed(1, 1)));
        var orders = new double[4];
        while (!system.IsOver)
        {
            controller.Decide(system.View, orders);
            _ = system.Step(orders);
            see(Told.Flows(system));
        }
    }

    private static ExperimentDefinition Game(string controller) =>
        DefinitionReader.ReadText(
            "name: game\nsystem: { kind: serial, preset: beerGame }\nbaseline: game\n"
                + "test: { episodes: 2, periods: 36 }\ntraining: { episodes: 1, periods: 36 }\ncontrollers:\n"
                + string.Join('\n', controller.Split('\n').Select(line => $"  {line}")),
            "game.yaml"
        );

    private static SerialDefinition DefinitionOf(JsonElement game)
    {
        var leads = Whole(game, "lead_time_item_effective");
        return new()
        {
            ShipmentLeadTime = new(leads),
            OrderLeadTime = new(Whole(game, "lead_time_order_effective")),
            HoldingCost = new(Numbers(game, "holding_cost")),
            TransitCost = 0,
            StockoutCost = new(Numbers(game, "backorder_cost")),
            InitialStock = new(Whole(game, "IL_init")),
            InitialOrders = new(Whole(game, "AO_init")),
            InitialPipeline = new(
                leads.Zip(
                    Whole(game, "AS_init"),
                    (periods, units) => new Several<int>(Enumerable.Repeat(units, periods))
                )
            ),
        };
    }

    private static SeatsDefinition RuleOf(JsonElement game, SerialDefinition system)
    {
        var levels = Numbers(game, "base_stock");
        var players = game.GetProperty("agents").EnumerateArray().Zip(game.GetProperty("sterman").EnumerateArray());
        return new()
        {
            Players = new(
                players
                    .Index()
                    .Select(player =>
                        KeyValuePair.Create<string, RuleDefinition>(
                            system.PlaceNames[player.Index],
                            player.Item.First.GetString() is "bs"
                                ? new StageBaseStockDefinition { Levels = levels[player.Index] }
                                : Sterman(player.Item.Second)
                        )
                    )
            ),
        };
    }

    /// <summary>The environment's form: the order that came in, corrected by what is there before anything is received.</summary>
    private static StermanDefinition Sterman(JsonElement parameters)
    {
        double Number(string key) => parameters.GetProperty(key).GetDouble();
        return new()
        {
            Smoothing = 1,
            StockWeight = -Number("alpha"),
            SupplyLineWeight = Number("beta") / Number("alpha"),
            DesiredStock = Number("a"),
            DesiredSupplyLine = Number("b"),
            ReceivesFirst = false,
        };
    }

    private static void Compare(JsonElement row, params (string Key, double Ours)[] numbers) =>
        Assert.Multiple(() =>
        {
            foreach (var (key, ours) in numbers)
                Assert.That(ours, Is.EqualTo(row.GetProperty(key).GetDouble()).Within(Tolerance), $"{key}: {row}");
        });

    private static int[] Whole(JsonElement owner, string key) =>
        [.. owner.GetProperty(key).EnumerateArray().Select(number => (int)number.GetDouble())];

    private static double[] Numbers(JsonElement owner, string key) =>
        [.. owner.GetProperty(key).EnumerateArray().Select(number => number.GetDouble())];
}
