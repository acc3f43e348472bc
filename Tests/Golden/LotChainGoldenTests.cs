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
        var days = new DayTable(reference.Setup.Chain.Stations);

        reference.Setup.Run(reference.Controller, default, new Watchers(days, days));

        reference.AssertEqual(days);
    }

    [TestCaseSource(nameof(Cases))]
    public void Trace_ThroughEnvironment_GivesTheReference(string instance)
    {
        using var trace = JsonDocument.Parse(instance);
        var reference = new LotChainCase(trace.RootElement);
        var days = new DayTable(reference.Setup.Chain.Stations);

        new ChainEnvironment(reference.Setup, new Watchers(days, days)).Play(reference.Controller, default);

        reference.AssertEqual(days);
    }

    /// <summary>One instance of traces.json.</summary>
    private sealed class LotChainCase(JsonElement instance)
    {
        private readonly JsonElement.ArrayEnumerator trace = instance.GetProperty("trace").EnumerateArray();

        public EpisodeSetup Setup { get; } =
            new(
                new ChainDefinition
                {
                    Stations = instance.GetProperty("stations").GetInt32(),
                    LotSize = instance.GetProperty("lot").GetInt32(),
                    DecisionsPerDay = instance.GetProperty("decisions_per_day").GetInt32(),
                    InitialStock = new PerElement<int>(Integers(instance, "initial_stock")),
                },
                new ListDemand
                {
                    List = new Several<CustomerOrder>(
                        Integers(instance, "demand")
                            .Select((quantity, day) => new CustomerOrder(day, quantity))
                            .Where(order => order.Quantity > 0)
                    ),
                },
                instance.GetProperty("trace").GetArrayLength()
            );

        public IController Controller => Definition(instance.GetProperty("policy")).Create(Setup.Chain, Setup.Demand);

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
                    Assert.That(days.Stock[day], Is.EqualTo(Integers(row, "stock")), $"stock, day {day}");
                    Assert.That(days.Late[day], Is.EqualTo(Integers(row, "late")), $"late, day {day}");
                    Assert.That(days.InTransit[day], Is.EqualTo(Integers(row, "in_transit")), $"in transit, day {day}");
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
                .SelectMany(made => made.Concat(Enumerable.Repeat(0, Setup.Chain.Iterations - made.Length)));

        private static int[] Integers(JsonElement owner, string name) =>
            owner.GetProperty(name).EnumerateArray().Select(value => value.GetInt32()).ToArray();
    }

    /// <summary>Puts the events of an episode back into rows of days.</summary>
    private sealed class DayTable(int stations) : IChainTrace, IDayObserver
    {
        private readonly List<TraceEvent> events = [];

        public List<int[]> Stock { get; } = [];

        public List<int[]> Late { get; } = [];

        public List<int[]> InTransit { get; } = [];

        public List<(double Storage, double Late)> Costs { get; } = [];

        public void Record(TraceEvent traced) => events.Add(traced);

        public void CloseDay(ChainObservation chain, double storageCost, double lateCost)
        {
            Stock.Add(Stations.Select(chain.OnHand).ToArray());
            Late.Add(Stations.Select(k => chain.LateOrders(k + 1)).ToArray());
            InTransit.Add(Stations.Select(chain.InTransit).ToArray());
            Costs.Add((storageCost, lateCost));
        }

        public int[] Arrivals(int day) => Stations.Select(k => Sum(day, k, TraceKind.Arrival)).ToArray();

        public int[] Shipped(int day) => Stations.Select(k => Sum(day, k, TraceKind.Shipment)).ToArray();

        public IEnumerable<int> Decisions(int day) =>
            events
                .Where(e => e.Day == day && e.Kind == TraceKind.Order && e.Element <= stations)
                .Select(e => e.Element);

        private IEnumerable<int> Stations => Enumerable.Range(1, stations);

        private int Sum(int day, int element, TraceKind kind) =>
            events.Where(e => e.Day == day && e.Element == element && e.Kind == kind).Sum(e => e.Quantity);
    }
}
