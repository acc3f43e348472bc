namespace ProcessChain.Tests;

/// <summary>Seats in definition files.</summary>
internal sealed class SeatDefinitionTests
{
    private const string CoPlayers = "{ kind: reorderPoint, levels: 8, reorderPoints: 4 }";

    private const string Serial = "{ kind: serial, preset: beerGameBasic }";

    [Test]
    public void CoPlayers_AreRulesOfTheWholeSystem_WhereverTheyStand()
    {
        var system = (SeatDefinition)Read("retailer", CoPlayers, Serial).System;
        Assert.That(system.Of, Is.EqualTo(SerialDefinition.BeerGameBasic));
        Assert.That(
            system.CoPlayers,
            Is.EqualTo(new StageReorderDefinition { Levels = 8.0, ReorderPoints = 4.0 }),
            "of serial, not of seat or chain"
        );
    }

    [Test]
    public void Controllers_AreThoseOfTheSeat()
    {
        var definition = Read("retailer", CoPlayers, Serial);
        Assert.That(definition.Controllers[0].Value, Is.TypeOf<StageBaseStockDefinition>());
        var told = FaultsOf("retailer", CoPlayers, Serial, "{ kind: reorderPoint, levels: 8, reorderPoints: 4 }");
        Assert.That(told, Has.Some.Contain("controllers.a.kind: is reorderPoint, which controls systems of the kind"));
    }

    [Test]
    public void Written_ReadsBackTheSame()
    {
        var read = Read("retailer", CoPlayers, Serial);
        Assert.That(DefinitionReader.ReadText(DefinitionWriter.Write(read), "x.yaml"), Is.EqualTo(read));
    }

    [TestCase("retailr", CoPlayers, Serial, "system.at: is 'retailr'; did you mean retailer?")]
    [TestCase("retailer", "{ kind: random }", Serial, "system.coPlayers: decides for all seats at once")]
    [TestCase("retailer", "{ kind: sterman, smoothing: 2 }", Serial, "system.coPlayers.smoothing: is 2; ")]
    [TestCase("retailer", "{ kind: localBaseStock, levels: [1, 2] }", Serial, "system.coPlayers.levels: has 2 values")]
    [TestCase("retailer", "{ kind: seats, players: {} }", Serial, "system.coPlayers.players: has no rule for retailer")]
    [TestCase(
        "retailer",
        "{ kind: makeToOrder }",
        Serial,
        "system.coPlayers.kind: is makeToOrder, which controls systems of the kind chain; this one is serial."
    )]
    [TestCase("stage0", "{ kind: random }", "{ kind: inventory }", "system.of.kind: is of a system without seats")]
    [TestCase("stage0", "{ kind: random }", "{ kind: chain }", "system.of.kind: is 'chain'; ")]
    [TestCase(
        "retailer",
        CoPlayers,
        "{ kind: serial, preset: beerGameBasic, holdingCost: -1 }",
        "system.of.holdingCost"
    )]
    public void WrongOne_IsToldWithItsKey(string at, string coPlayers, string of, string fault) =>
        Assert.That(FaultsOf(at, coPlayers, of, "{ kind: localBaseStock, levels: 8 }"), Has.Some.StartsWith(fault));

    private static IEnumerable<string> FaultsOf(string at, string coPlayers, string of, string controller) =>
        Assert
            .Throws<InvalidDefinitionException>(() => Read(at, coPlayers, of, controller))!
            .Faults.Select(fault => $"{fault.Key}: {fault.Message}");

    private static ExperimentDefinition Read(
        string at,
        string coPlayers,
        string of,
        string controller = "{ kind: localBaseStock, levels: 8 }"
    ) =>
        DefinitionReader.ReadText(
            $$"""
            name: seat
            controllers: { a: {{controller}} }
            baseline: a
            system: { at: {{at}}, coPlayers: {{coPlayers}}, kind: seat, of: {{of}} }
            """,
            "x.yaml"
        );
}
