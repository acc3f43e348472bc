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
}
