namespace ProcessChain.Tests;

public sealed class DefinitionKindsTests
{
    [Test]
    public void With_AddsToACopy()
    {
        var mine = DefinitionKinds.Standard.With<LevelDefinition>();

        Assert.That(mine.Find(typeof(ControllerDefinition), "sampleLevel"), Is.EqualTo(typeof(LevelDefinition)));
        Assert.That(DefinitionKinds.Standard.Find(typeof(ControllerDefinition), "sampleLevel"), Is.Null);
    }

    [Test]
    public void KindThatIsTaken_IsRefused() =>
        Assert.That(
            Assert.Throws<ArgumentException>(() => DefinitionKinds.Standard.With<RandomDefinition>())!.Message,
            Is.EqualTo($"{typeof(RandomDefinition)} and {typeof(RandomDefinition)} have the same kind 'random'.")
        );

    [Test]
    public void TypeWithoutKind_IsRefused() =>
        Assert.That(
            Assert.Throws<ArgumentException>(() => DefinitionKinds.Standard.With<NamelessDefinition>())!.Message,
            Is.EqualTo($"{typeof(NamelessDefinition)} needs the attribute [Kind] to be chosen in a definition file.")
        );

    [Test]
    public void AbstractType_IsRefused() =>
        Assert.That(
            Assert.Throws<ArgumentException>(() => DefinitionKinds.Standard.With<UnfinishedDefinition>())!.Message,
            Is.EqualTo($"{typeof(UnfinishedDefinition)} needs a public constructor without parameters.")
        );

    [Kind("unfinished")]
    private abstract record UnfinishedDefinition : RuleDefinition;

    [Test]
    public void SharedWord_MeansWhatGoesWithTheSystem()
    {
        var kinds = DefinitionKinds.Standard.With<OfInventory>().With<OfNetwork>();

        Assert.That(kinds.Find(typeof(Part), "part", typeof(InventoryDefinition)), Is.EqualTo(typeof(OfInventory)));
        Assert.That(kinds.Find(typeof(Part), "part", typeof(NetworkDefinition)), Is.EqualTo(typeof(OfNetwork)));
        Assert.That(kinds.NamesFor(typeof(Part)), Is.EqualTo(new[] { "part" }));
        Assert.That(kinds.SystemsOf(typeof(Part), "part"), Is.EqualTo(new[] { "inventory", "network" }));
    }

    [Test]
    public void SharedWord_ForTheSameSystems_IsRefused() =>
        Assert.That(
            () => DefinitionKinds.Standard.With<OfInventory>().With<OfSupply>(),
            Throws.ArgumentException.With.Message.Contains("have the same kind 'part'.")
        );

    [TestCase("system: { kind: inventory }\npart: { kind: ofNetwork }")]
    [TestCase("part: { kind: ofNetwork }\nsystem: { kind: inventory }")]
    [TestCase("part: { kind: ofNetwork }")]
    public void KindThatDoesNotGoWithTheSystem_IsTold(string text)
    {
        var faults = new FaultList("x.yaml");
        var kinds = DefinitionKinds.Standard.With<OfInventory>().With<OnlyOfNetwork>();

        new Binder(kinds, faults).BindExperiment(typeof(Whole), (MapNode)NodeLoader.Load(text, faults)!);

        Assert.That(
            faults.ToException().Faults.Single().Message,
            Is.EqualTo(
                "is ofNetwork, which controls systems of the kind network; this one is inventory. Allowed: part."
            )
        );
    }

    [TestCase("part: { kind: part }\nsystem: { kind: network }")]
    [TestCase("systm: { kind: network }\npart: { kind: ofNetwork }")]
    public void SystemThatFailed_IsNoReasonToRefuseKinds(string text)
    {
        var faults = new FaultList("x.yaml");
        var kinds = DefinitionKinds.Standard.With<OfNetwork>().With<OnlyOfNetwork>();

        new Binder(kinds, faults).BindExperiment(typeof(Whole), (MapNode)NodeLoader.Load(text, faults)!);

        Assert.That(faults.Touches("part"), Is.False);
        Assert.That(faults.Any, Is.True);
    }

    private sealed record Whole
    {
        public SupplyDefinition System { get; init; } = new InventoryDefinition();

        public Part? Part { get; init; }
    }

    [Kind("ofNetwork", For = typeof(NetworkDefinition))]
    private sealed record OnlyOfNetwork : Part;

    private abstract record Part;

    [Kind("part", For = typeof(InventoryDefinition))]
    private sealed record OfInventory : Part;

    [Kind("part", For = typeof(NetworkDefinition))]
    private sealed record OfNetwork : Part;

    [Kind("part", For = typeof(SupplyDefinition))]
    private sealed record OfSupply : Part;
}
