namespace ProcessChain.Tests;

/// <summary>Rules that can control any system.</summary>
internal sealed class SimpleRuleTests
{
    private static readonly SystemDefinition[] systems =
    [
        new ChainDefinition { Stations = 2, Orders = OrderRule.CoveredBySupplier },
        InventoryDefinition.OrGymV1,
        NetworkDefinition.OrGymV1,
    ];

    private static IEnumerable<TestCaseData> Systems() =>
        systems.Select(system => new TestCaseData(system).SetArgDisplayNames(system.GetType().Name));

    [TestCaseSource(nameof(Systems))]
    public void Random_OfAnySystem_IsRepeatableAndTakesAll(SystemDefinition system)
    {
        var (first, second) = (Decisions(new RandomDefinition(), system), Decisions(new RandomDefinition(), system));
        Assert.That(first, Is.EqualTo(second));
        Assert.That(first.Distinct().Count(), Is.GreaterThan(2));
        Assert.That(new RandomDefinition().Validate(system), Is.Empty);
    }

    [Test]
    public void Random_Orders_AreWholeAndUpToTheCapacity()
    {
        var orders = Decisions(new RandomDefinition(), InventoryDefinition.OrGymV1, episodes: 200);
        for (var place = 0; place < 3; place++)
        {
            var units = orders.Where((_, i) => i % 3 == place).ToList();
            var capacity = InventoryDefinition.OrGymV1.Capacity(place);
            Assert.That(units, Has.All.Matches<double>(order => order == Math.Floor(order)));
            Assert.That((units.Min(), units.Max()), Is.EqualTo((0.0, capacity)));
        }
    }

    [Test]
    public void Constant_Choices_ArePlayedOverAndOverFromTheBeginningOfEachEpisode() =>
        Assert.That(
            Decisions(new ConstantDefinition { Actions = new(0, 2, 1) }, new ChainDefinition { Stations = 2 }, 2, 2),
            Is.EqualTo(new double[] { 0, 2, 1, 0, 0, 2, 1, 0 })
        );

    [Test]
    public void Constant_Orders_AreTheSameInEveryPeriod() =>
        Assert.That(
            Decisions(new ConstantDefinition { Orders = new(20, 21.5, 0) }, InventoryDefinition.OrGymV1, 2)[..6],
            Is.EqualTo(new[] { 20, 21.5, 0, 20, 21.5, 0 })
        );

    private static IEnumerable<TestCaseData> Constants()
    {
        return
        [
            Case("", new ConstantDefinition(), systems[0]),
            Case("", new ConstantDefinition(), systems[1]),
            Case("", new ConstantDefinition { Orders = 7 }, systems[2]),
            Case("actions", new ConstantDefinition { Actions = new(3) }, systems[0]),
            Case("actions", new ConstantDefinition { Actions = new Several<int>() }, systems[0]),
            Case("orders", new ConstantDefinition { Orders = 7 }, systems[0]),
            Case("actions", new ConstantDefinition { Actions = new(1) }, systems[1]),
            Case("orders", new ConstantDefinition { Orders = new(7, 7) }, systems[1]),
            Case("orders", new ConstantDefinition { Orders = -1 }, systems[1]),
        ];

        static TestCaseData Case(string key, ConstantDefinition definition, SystemDefinition system) =>
            new TestCaseData(key, definition, system).SetArgDisplayNames(
                $"{key} {definition.Actions.Count} {definition.Orders} {system.GetType().Name}"
            );
    }

    [TestCaseSource(nameof(Constants))]
    public void Constant_ThatDoesNotFitTheSystem_IsAFault(
        string key,
        ConstantDefinition definition,
        SystemDefinition system
    ) =>
        Assert.That(
            definition.Validate(system).Select(fault => fault.Key),
            Is.EqualTo(key.Length == 0 ? [] : new[] { key })
        );

    /// <summary>All numbers of all decisions.</summary>
    private static List<double> Decisions(
        RuleDefinition rule,
        SystemDefinition system,
        int periods = 30,
        int episodes = 1
    )
    {
        var notes = new Notes(rule.Create(system));
        var running = system.Create(periods);
        for (var episode = 1; episode <= episodes; episode++)
            running.Play(notes, new EpisodeSeed(1, episode));
        return notes.Numbers;
    }

    private sealed class Notes(IController inner) : IController
    {
        public List<double> Numbers { get; } = [];

        public void BeginEpisode(Chance chance) => inner.BeginEpisode(chance);

        public void Decide(SystemView view, Span<double> action)
        {
            inner.Decide(view, action);
            Numbers.AddRange(action);
        }
    }
}
