namespace ProcessChain.Tests;

internal sealed class DclDefinitionTests
{
    private static readonly LostSalesDefinition Item = new();

    private static IEnumerable<TestCaseData> Faults() =>
        [
            Case(new DclDefinition(), new CostedShop(), "kind", "copies no states: its episodes cannot branch"),
            Case(new DclDefinition { Inputs = InputScale.Running }, Item, "inputs", "is running"),
            Case(
                new DclDefinition
                {
                    Start = new CappedBaseStockDefinition { Level = -1, Cap = 2 },
                },
                Item,
                "start.level",
                "-1"
            ),
            Case(new DclDefinition { Orders = new() }, new ChainDefinition(), "orders", "has choices of its own"),
            Case(new DclDefinition { Orders = new() { Levels = new(3, 2) } }, Item, "orders.levels", "does not rise"),
            Case(new DclDefinition { States = 31 }, Item, "states", "31"),
        ];

    [TestCaseSource(nameof(Faults))]
    public void Fault_IsTold(DclDefinition definition, SystemDefinition system, string key, string text)
    {
        var fault = definition.Validate(system).Single();
        Assert.That(fault.Key, Is.EqualTo(key));
        Assert.That(fault.Message, Does.Contain(text));
    }

    [Test]
    public void LeftOut_OrdersAreAllWholeUnits() =>
        Assert.That(
            new DclDefinition().ChoicesOf(new DualSourcingDefinition()).Count,
            Is.EqualTo(25),
            "0 to 4 from each of two suppliers"
        );

    [Test]
    public void LeftOut_ManyUnits_AreTheStandardGrid() =>
        Assert.That(new DclDefinition().ChoicesOf(InventoryDefinition.OrGymV0).Count, Is.EqualTo(11 * 11 * 11));

    private static TestCaseData Case(DclDefinition definition, SystemDefinition system, string key, string text) =>
        new TestCaseData(definition, system, key, text).SetArgDisplayNames(key, text);
}
