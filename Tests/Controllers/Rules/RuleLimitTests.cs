namespace ProcessChain.Tests;

internal sealed class RuleLimitTests
{
    private const int Most = 1_000_000_000;

    private static IEnumerable<TestCaseData> Beyond()
    {
        yield return Case("levels", Most + 1, level => new LocalBaseStockDefinition { Levels = level });
        yield return Case("levels", int.MinValue, level => new EchelonBaseStockDefinition { Levels = level });
        yield return Case("reorderPoints", -Most - 1, level => new ReorderPointDefinition { ReorderPoints = level });
        yield return Case("reorderPoints", int.MaxValue, level => new MakeToOrderDefinition { ReorderPoints = level });
        yield return Case(
            "releaseByAge[1]",
            Most + 1,
            level => new MakeToOrderDefinition { ReleaseByAge = new(0, level) }
        );

        static TestCaseData Case(string key, int level, Func<int, RuleDefinition> definition) =>
            new TestCaseData(key, level, definition(level)).SetArgDisplayNames($"{key} {level}");
    }

    [TestCaseSource(nameof(Beyond))]
    public void Level_BeyondAllPositions_IsAFault(string key, int level, RuleDefinition definition) =>
        Assert.That(
            definition.Validate(new ChainDefinition()),
            Is.EqualTo(new Fault[] { new(key, $"is {level}; -1000000000 to 1000000000 units are allowed.") })
        );

    [Test]
    public void GapBeyondTheIntegers_IsStillAGap([Values] DecisionSharing sharing)
    {
        var chain = new ChainDefinition
        {
            Stations = 1,
            Demand = new ListDemand { List = new(Enumerable.Repeat(new CustomerOrder(0, Limits.Units), 1200)) },
        };
        var orders = new Orders();

        // The position is −1.2 billion, R one billion.
        var rule = new ReorderPointDefinition { ReorderPoints = Most, Sharing = sharing };
        chain.CreateReference(1).Play(rule.Create(chain), default, new EpisodeOptions { Events = orders });

        Assert.That(orders.Count, Is.EqualTo(1));
    }

    /// <summary>Counts the orders of station 1.</summary>
    private sealed class Orders : IEventWatcher
    {
        public int Count { get; private set; }

        public void Record(TraceEvent traced) => Count += traced is { Kind: TraceKind.Order, Element: 1 } ? 1 : 0;
    }
}
