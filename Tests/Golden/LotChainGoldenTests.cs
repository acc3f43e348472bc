using System.Text.Json;

namespace ProcessChain.Tests;

/// <summary>Day-by-day traces of policies on the chain, computed by a plain simulator that knows no processes.</summary>
[Category("Golden")]
internal sealed class LotChainGoldenTests
{
    private static IEnumerable<TestCaseData> Cases()
    {
        var file = Path.Combine(GoldenCases.Root, "lotchain", "traces.json");
        if (!File.Exists(file))
            return [GoldenCases.Missing($"{file} is missing")];
        using var document = JsonDocument.Parse(File.ReadAllBytes(file));
        return document
            .RootElement.GetProperty("instances")
            .EnumerateArray()
            .Select(instance =>
                new TestCaseData(instance.GetRawText()).SetArgDisplayNames(instance.GetProperty("name").GetString()!)
            )
            .ToList();
    }

    [TestCaseSource(nameof(Cases))]
    public void Trace_ThroughHook_GivesTheReference(string instance)
    {
        using var trace = JsonDocument.Parse(instance);
        var reference = new LotChainCase(trace.RootElement);
        foreach (var setup in new[] { reference.Setup, reference.Setup.Reference })
        {
            var diary = new Diary(reference.Controller);

            setup.Play(diary, default, new EpisodeOptions(Periods: diary));

            reference.AssertEqual(new DayTable(setup, diary));
        }
    }

    [TestCaseSource(nameof(Cases))]
    public void Trace_ThroughSteps_GivesTheReference(string instance)
    {
        using var trace = JsonDocument.Parse(instance);
        var reference = new LotChainCase(trace.RootElement);
        foreach (var setup in new[] { reference.Setup, reference.Setup.Reference })
        {
            var diary = new Diary(reference.Controller);

            setup.Step(diary, default, diary);

            reference.AssertEqual(new DayTable(setup, diary));
        }
    }

    /// <summary>One instance of traces.json.</summary>
    private sealed class LotChainCase(JsonElement instance)
    {
        private readonly JsonElement.ArrayEnumerator trace = instance.GetProperty("trace").EnumerateArray();

        public ChainSetup Setup { get; } =
            new(
                new ChainDefinition
                {
                    Stations = instance.GetProperty("stations").GetInt32(),
                    LotSize = instance.GetProperty("lot").GetInt32(),
                    DecisionsPerDay = instance.GetProperty("decisions_per_day").GetInt32(),
                    InitialStock = new PerElement<int>(Integers(instance, "initial_stock")),
                    Demand = new ListDemand
                    {
                        List = new Several<CustomerOrder>(
                            Integers(instance, "demand")
                                .Select((quantity, day) => new CustomerOrder(day, quantity))
                                .Where(order => order.Quantity > 0)
                        ),
                    },
                },
                instance.GetProperty("trace").GetArrayLength()
            );

        public IController Controller => Definition(instance.GetProperty("policy")).Create(Setup.Chain);

        public void AssertEqual(DayTable days)
        {
            Assert.Multiple(() =>
            {
                foreach (var (row, day) in trace.Select((row, day) => (row, day)))
                {
                    var made = days.Decisions(day);
                    Assert.That(
                        made,
                        Is.EqualTo(Integers(row, "decisions").Where(k => k > 0)),
                        $"decisions, day {day}"
                    );
                    Assert.That(days.Arrivals(day), Is.EqualTo(Integers(row, "arrivals")), $"arrivals, day {day}");
                    Assert.That(days.Shipped(day), Is.EqualTo(Integers(row, "shipped")), $"shipped, day {day}");
                    Assert.That(days.Stock(day), Is.EqualTo(Integers(row, "stock")), $"stock, day {day}");
                    Assert.That(days.Late(day), Is.EqualTo(Integers(row, "late")), $"late, day {day}");
                    Assert.That(days.InTransit(day), Is.EqualTo(Integers(row, "in_transit")), $"in transit, day {day}");
                    Assert.That(
                        days.Costs[day],
                        Is.EqualTo(
                            (row.GetProperty("holding_cost").GetDouble(), row.GetProperty("late_cost").GetDouble())
                        )
                    );
                }
                var totals = (days.Costs.Sum(cost => cost.Storage), days.Costs.Sum(cost => cost.Late));
                Assert.That(
                    totals,
                    Is.EqualTo(
                        (
                            instance.GetProperty("total_holding").GetDouble(),
                            instance.GetProperty("total_late").GetDouble()
                        )
                    )
                );
            });
        }

        private RuleDefinition Definition(JsonElement policy)
        {
            var kind = policy.GetProperty("kind").GetString();
            if (kind is "given_decisions")
                return new ConstantDefinition { Actions = new Several<int>(GivenDecisions()) };
            var points = new PerElement<int>(Integers(policy, "R"));
            var sharing = policy.GetProperty("priority").GetString() switch
            {
                "downstream" => DecisionSharing.DownstreamFirst,
                "upstream" => DecisionSharing.UpstreamFirst,
                _ => DecisionSharing.LargestGapFirst,
            };
            return kind switch
            {
                "local" or "echelon" => new ReorderPointDefinition
                {
                    Position = kind is "local" ? Position.Local : Position.Echelon,
                    ReorderPoints = points,
                    Sharing = sharing,
                },
                "echelon_stock" => new MakeToOrderDefinition
                {
                    ReorderPoints = points,
                    Sharing = sharing,
                    ReleaseByAge = policy.TryGetProperty("S_by_age_station1", out _)
                        ? new Several<int>(Integers(policy, "S_by_age_station1"))
                        : null,
                },
                _ => throw new InvalidDataException($"The policy '{kind}' is unknown."),
            };
        }

        private IEnumerable<int> GivenDecisions() =>
            trace
                .Select(row => Integers(row, "decisions"))
                .SelectMany(made => made.Concat(Enumerable.Repeat(0, Setup.Chain.DecisionsPerPeriod - made.Length)));

        private static int[] Integers(JsonElement owner, string name) =>
            owner.GetProperty(name).EnumerateArray().Select(value => value.GetInt32()).ToArray();
    }

    /// <summary>What the flows of an episode tell of each day; of station 1..n as a supplier where it ships.</summary>
    private sealed class DayTable(ChainSetup setup, Diary diary)
    {
        private readonly int stations = setup.Chain.Stations;

        public IReadOnlyList<(double Storage, double Late)> Costs { get; } =
        [.. diary.Days.Select(day => (day["storageCost"], day["lateCost"]))];

        public int[] Stock(int day) => [.. Stations.Select(k => StockOf(k, day))];

        public int[] Late(int day) => [.. Stations.Select(k => LateOf(k + 1, day))];

        public int[] InTransit(int day) => [.. Stations.Select(k => Of(day, $"inTransit{k}"))];

        /// <summary>What went into stock is what there is more, and what was shipped.</summary>
        public int[] Arrivals(int day) =>
            [.. Stations.Select(k => StockOf(k, day) - StockOf(k, day - 1) + ShippedBy(k, day))];

        public int[] Shipped(int day) => [.. Stations.Select(k => ShippedBy(k, day))];

        public IEnumerable<int> Decisions(int day) =>
            diary.Choices.Where(choice => choice.Day == day && choice.Station > 0).Select(choice => choice.Station);

        private IEnumerable<int> Stations => Enumerable.Range(1, stations);

        /// <summary>What its buyer no longer waits for of all it has waited for and ordered.</summary>
        private int ShippedBy(int station, int day)
        {
            var buyer = station + 1;
            var ordered = Of(day, buyer > stations ? "customerOrdered" : $"ordered{buyer}");
            return LateOf(buyer, day - 1) + ordered - LateOf(buyer, day);
        }

        private int StockOf(int station, int day) =>
            day < 0 ? setup.Chain.InitialStock[station - 1] : Of(day, $"stock{station}");

        private int LateOf(int buyer, int day) =>
            day < 0 ? 0 : Of(day, buyer > stations ? "customerLate" : $"late{buyer}");

        private int Of(int day, string key) => (int)diary.Days[day][key];
    }
}
