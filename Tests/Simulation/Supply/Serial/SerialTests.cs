using System.Text.Json;

namespace ProcessChain.Tests;

/// <summary>Stages in series: recorded episodes of an independent program, bounds of what is allowed, and what is shown.</summary>
internal sealed class SerialTests
{
    /// <summary>The recorded quantities have three digits behind the point; ours are whole.</summary>
    private const int Scale = 1000;
    private const double Tolerance = 1e-6;

    private static IEnumerable<TestCaseData> Traces => GoldenCases.Files("instances/traces", "serial-*.json");

    /// <summary>
    /// In the recording all stages order before the period's demand, at most what their suppliers have after their receipts; in the
    /// order of our events that comes to the same quantities and costs.
    /// </summary>
    [TestCaseSource(nameof(Traces))]
    [Category("Golden")]
    public void RecordedEpisode_IsPlayed_StageByStage(string path)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(path));
        var trace = document.RootElement;
        var definition = DefinitionOf(trace.GetProperty("parameters"));
        Assert.That(definition.Validate(), Is.Empty);
        var demand = Scaled(trace.GetProperty("demand"));
        var system = new SerialSystem(definition, demand.Length);
        system.Reset(demand);
        foreach (var step in trace.GetProperty("steps").EnumerateArray())
        {
            var orders = Requested(step, system.View);
            var outcome = system.Step(orders);
            Assert.Multiple(() =>
            {
                Assert.That(Natural(orders), Is.EqualTo(Numbers(step, "shipped_to_stage")).Within(Tolerance));
                Assert.That(
                    Natural(definition.PlaceNames.Select((_, place) => system.View.InventoryLevel(place))),
                    Is.EqualTo(Numbers(step, "net_end")).Within(Tolerance)
                );
                Assert.That(-outcome.Reward, Is.EqualTo(step.GetProperty("cost").GetDouble()).Within(Tolerance));
            });
        }
        Assert.That(-system.TotalReward, Is.EqualTo(trace.GetProperty("total_cost").GetDouble()).Within(Tolerance));
    }

    [Test]
    public void Faults_NameKeyAndRange()
    {
        var definition = new SerialDefinition
        {
            ShipmentLeadTime = new(1, -1),
            OrderLeadTime = new(0, 1, 2),
            HoldingCost = double.NaN,
            StockoutCost = new(1, 2, 3),
            InitialPipeline = new(new Several<int>(1, 2), new Several<int>()),
            Demand = new PoissonDemand { Shift = -1 },
        };
        Assert.That(
            definition.Validate().Select(fault => fault.Key),
            Is.EquivalentTo(
                new[]
                {
                    "shipmentLeadTime[1]",
                    "orderLeadTime",
                    "holdingCost",
                    "stockoutCost",
                    "initialPipeline[0]",
                    "initialPipeline[1]",
                    "demand",
                }
            )
        );
    }

    [Test]
    public void LeadTimesOfZero_BringUnits_InThePeriodOfTheirOrder()
    {
        var definition = new SerialDefinition
        {
            ShipmentLeadTime = new(0, 0),
            HoldingCost = 1,
            StockoutCost = new(10),
        };
        var system = new SerialSystem(definition, periods: 2);
        system.Reset([3, 5]);
        _ = system.Step([3, 3]);
        _ = system.Step([5, 5]);
        Assert.Multiple(() =>
        {
            Assert.That(system.TotalReward, Is.Zero);
            Assert.That(system.View.EchelonPosition(1), Is.Zero);
        });
    }

    [Test]
    public void View_ShowsDemandOfThePeriod_AndNoneWhenTheEpisodeIsOver()
    {
        var system = new SerialSystem(new SerialDefinition(), periods: 1);
        system.Reset([7]);
        var before = system.View.Demand;
        var outcome = system.Step([0, 0, 0]);
        Assert.Multiple(() =>
        {
            Assert.That(before, Is.EqualTo(7));
            Assert.That(system.View.Demand, Is.Zero);
            Assert.That(outcome.Truncated, Is.True);
        });
    }

    [Test]
    public void Observation_IsWhatTheDefinitionSays()
    {
        var definition = new SerialDefinition
        {
            ShipmentLeadTime = new(1, 2),
            OrderLeadTime = new(2, 1),
            HoldingCost = 1,
            InitialStock = new(4, 6),
            InitialPipeline = new(new Several<int>(1), new Several<int>(2, 3)),
        };
        var environment = new SystemEnvironment(definition, periods: 5);
        var observation = environment.Reset(DemandPath.OfPeriods([5, 6, 7, 8, 9]));
        var next = environment.Step(10, 20).Observation;
        Assert.Multiple(() =>
        {
            Assert.That(observation, Is.EqualTo(new float[] { 4, 6, 1, 2, 3, 0, 0, 0, 5 }));
            Assert.That(next, Is.EqualTo(new float[] { 0, 8, 0, 3, 0, 20, 0, 10, 6 }));
            Assert.That(environment.Numbers[5].Name, Is.EqualTo("received by stage2 in 2 periods"));
        });
    }

    private static SerialDefinition DefinitionOf(JsonElement parameters) =>
        new()
        {
            ShipmentLeadTime = new(parameters.GetProperty("lead").EnumerateArray().Select(lead => lead.GetInt32())),
            HoldingCost = new([.. Numbers(parameters, "h").Select(cost => cost / Scale)]),
            TransitCost = 0,
            StockoutCost = new(parameters.GetProperty("p").GetDouble() / Scale),
            InitialStock = new(Scaled(parameters.GetProperty("initial_on_hand"))),
            InitialPipeline = new(
                parameters
                    .GetProperty("initial_pipeline")
                    .EnumerateArray()
                    .Select(units => new Several<int>(Scaled(units)))
            ),
        };

    private static double[] Requested(JsonElement step, SerialView view) =>
        [
            .. Scaled(step.GetProperty("requested"))
                .Select(
                    (units, place) =>
                        place + 1 < view.Definition.Orders
                            ? Math.Min(units, view.Stock(place + 1) + view.ReceivedIn(place + 1, 0))
                            : units
                ),
        ];

    private static IEnumerable<double> Natural(IEnumerable<double> units) => units.Select(number => number / Scale);

    private static int[] Scaled(JsonElement numbers) =>
        [.. numbers.EnumerateArray().Select(number => (int)Math.Round(number.GetDouble() * Scale))];

    private static double[] Numbers(JsonElement owner, string key) =>
        [.. owner.GetProperty(key).EnumerateArray().Select(number => number.GetDouble())];
}
