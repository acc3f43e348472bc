using System.Text.Json;

namespace ProcessChain.Tests;

/// <summary>Episodes of stockpyl's simulation, played by our system and our rules: every quantity and every cost of every stage.</summary>
[Category("Golden")]
internal sealed class StockpylTests
{
    private const double Tolerance = 1e-9;

    private static IEnumerable<TestCaseData> Instances =>
        GoldenCases.Instances(
            "stockpyl",
            "sim_traces*.json",
            (instance, _) => [instance.GetProperty("name").GetString()!]
        );

    [TestCaseSource(nameof(Instances))]
    public void Simulation_OfStockpyl_IsRepeated_StageByStage(JsonElement instance)
    {
        var definition = DefinitionOf(instance);
        var rules = instance
            .GetProperty("policy")
            .EnumerateArray()
            .Select(policy => RuleOf(policy, definition))
            .ToList();
        Assert.That(definition.Validate(), Is.Empty);
        var demand = Whole(instance, "demand");
        var system = new SerialSystem(definition, demand.Length);
        system.Reset(demand);
        foreach (var period in instance.GetProperty("trace").EnumerateArray().Chunk(definition.Stages))
        {
            var orders = Decide(rules, system.View);
            _ = system.Step(orders);
            var flows = Told.Flows(system);
            foreach (var (place, row) in period.Index())
                Compare(row, system.View, flows, orders[place]);
        }
        Assert.That(-system.TotalReward, Is.EqualTo(instance.GetProperty("total_cost").GetDouble()).Within(Tolerance));
    }

    private static SerialDefinition DefinitionOf(JsonElement instance)
    {
        var leads = Whole(instance, "shipment_lead_time");
        return new()
        {
            ShipmentLeadTime = new(leads),
            OrderLeadTime = new(Whole(instance, "order_lead_time")),
            HoldingCost = new(Numbers(instance, "local_holding_cost")),
            StockoutCost = new(Numbers(instance, "stockout_cost")),
            InitialStock = new(Whole(instance, "initial_inventory_level")),
            InitialOrders = new(Whole(instance, "initial_orders")),
            InitialPipeline = new(
                leads.Zip(
                    Whole(instance, "initial_shipments"),
                    (periods, units) => new Several<int>(Enumerable.Repeat(units, periods))
                )
            ),
        };
    }

    /// <summary>The rule of one stage, made for all of them.</summary>
    private static PlaceController RuleOf(JsonElement policy, SerialDefinition system)
    {
        double Number(string key) => policy.GetProperty(key).GetDouble();
        RuleDefinition rule = policy.GetProperty("type").GetString() switch
        {
            "BS" => new StageBaseStockDefinition { Levels = Number("base_stock_level") },
            "EBS" => new FixedBaseStockDefinition { Levels = Number("base_stock_level") },
            "BEBS" => new FixedBaseStockDefinition { Levels = Number("base_stock_level"), Balanced = true },
            "sS" => new StageReorderDefinition
            {
                ReorderPoints = Number("reorder_point"),
                Levels = Number("order_up_to_level"),
            },
            "rQ" => new StageReorderDefinition
            {
                ReorderPoints = Number("reorder_point"),
                OrderQuantity = Number("order_quantity"),
            },
            var type => throw new NotSupportedException($"There is no rule {type}."),
        };
        Assert.That(rule.Validate(system), Is.Empty);
        return (PlaceController)rule.Create(system);
    }

    /// <summary>Each stage orders by its own rule, and knows what the stages before it have ordered.</summary>
    private static double[] Decide(List<PlaceController> rules, SerialView view)
    {
        var orders = new double[rules.Count];
        foreach (var (place, rule) in rules.Index())
            orders[place] = rule.Order(view, place, orders.AsSpan(0, place));
        return orders;
    }

    private static void Compare(
        JsonElement row,
        SerialView view,
        IReadOnlyDictionary<string, double> flows,
        double order
    )
    {
        var place = row.GetProperty("stage").GetInt32() - 1;
        double Flow(string group) => flows[$"{group}.stage{place + 1}"];
        (string Key, double Ours)[] numbers =
        [
            ("order_placed", order),
            ("received", Flow("received")),
            ("shipped", Flow("shipped")),
            ("inventory_level", view.InventoryLevel(place)),
            ("on_hand", view.Stock(place)),
            ("backorders", Flow("backlog")),
            ("on_order", view.OnOrder(place)),
            ("holding_cost", Flow("holdingCost")),
            ("in_transit_cost", Flow("transitCost")),
            ("stockout_cost", Flow("stockoutCost")),
        ];
        Assert.Multiple(() =>
        {
            foreach (var (key, ours) in numbers)
                Assert.That(ours, Is.EqualTo(row.GetProperty(key).GetDouble()).Within(Tolerance), $"{key}: {row}");
            var pipeline = Numbers(row, "shipment_pipeline");
            for (var wait = 1; wait <= view.Definition.ShipmentPeriods(place); wait++)
                Assert.That(view.ReceivedIn(place, wait - 1), Is.EqualTo(pipeline[wait]).Within(Tolerance), $"{row}");
        });
    }

    private static int[] Whole(JsonElement owner, string key) =>
        [.. owner.GetProperty(key).EnumerateArray().Select(number => number.GetInt32())];

    private static double[] Numbers(JsonElement owner, string key) =>
        [.. owner.GetProperty(key).EnumerateArray().Select(number => number.GetDouble())];
}
