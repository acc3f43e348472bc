namespace ProcessChain.Tests;

/// <summary>The assembly of the tests itself is a plug-in with one kind.</summary>
internal sealed class PluginLoaderTests
{
    private static readonly string Own = typeof(PluginLoaderTests).Assembly.Location;

    private const string Text = """
        name: plugged
        system: { kind: chain, stations: 2 }
        controllers: { mine: { kind: pluggedIn, actions: [1] } }
        baseline: mine
        test: { episodes: 2, periods: 20 }
        """;

    [Test]
    public void Kinds_AreThoseOfTheProgramAndOfThePlugin()
    {
        var kinds = DefinitionKinds.Standard.WithAssembly(Own);
        Assert.Multiple(() =>
        {
            Assert.That(kinds.NamesFor(typeof(ControllerDefinition)), Does.Contain("pluggedIn").And.Contain("deepQ"));
            Assert.That(DefinitionKinds.Standard.NamesFor(typeof(ControllerDefinition)), Does.Not.Contain("pluggedIn"));
            Assert.That(
                PluginFile.Of(kinds.Types),
                Is.EqualTo(new[] { new PluginFile("Tests.dll", AtomicFile.HashOf(Own)!) })
            );
            Assert.That(PluginFile.Of(DefinitionKinds.Standard.Types), Is.Empty);
        });
    }

    /// <summary>The record names the assembly and its hash; a repetition needs the same one.</summary>
    [Test]
    public void Run_NamesThePlugin_AndIsReplayedWithItOnly()
    {
        using var place = new TemporaryFolder();
        var kinds = DefinitionKinds.Standard.WithAssembly(Own);
        var experiment = DefinitionReader.ReadText(Text, "x.yaml", null, kinds);
        ExperimentRun.Run(experiment, place["run"]);
        var record = RunRecord.Read(place["run", "record.json"]);
        Assert.Multiple(() =>
        {
            Assert.That(record.Plugins, Is.EqualTo(PluginFile.Of(kinds.Types)));
            Assert.That(
                RecordReplay.Run(place["run"], kinds, new RunOptions(), default).Where(file => !file.IsIdentical),
                Is.Empty
            );
            Assert.That(
                () => RecordReplay.Run(place["run"], DefinitionKinds.Standard, new RunOptions(), default),
                Throws.InstanceOf<InvalidInputException>().With.Message.Contains("plug-in Tests.dll")
            );
        });
    }

    [Test]
    public void RunOfStandardKinds_NamesNone()
    {
        Assert.That(PluginFile.UsedBy(TinyExperiment.Read()), Is.Empty);
        Assert.That(PluginFile.UsedBy(TinySupply.Read()), Is.Empty);
    }

    [Test]
    public void TwoPluginsOfOneKind_AreRefused()
    {
        var kinds = DefinitionKinds.Standard.WithAssembly(Own);
        AssertRefused(() => kinds.WithAssembly(Own), "have the same kind 'pluggedIn'");
    }

    [Test]
    public void FileThatIsNoPlugin_IsRefusedByName()
    {
        using var place = new TemporaryFolder();
        AssertRefused(() => DefinitionKinds.Standard.WithAssembly(place["none.dll"]), "none.dll: does not exist");
        var text = place.Write("text.dll", "no assembly");
        AssertRefused(() => DefinitionKinds.Standard.WithAssembly(text), "cannot be loaded as a plug-in");
        var other = typeof(CsvHelper.CsvReader).Assembly.Location;
        AssertRefused(() => DefinitionKinds.Standard.WithAssembly(other), "has no public type with the attribute");
    }

    private static void AssertRefused(Action action, string words) =>
        Assert.That(action, Throws.InstanceOf<InvalidInputException>().With.Message.Contains(words));
}

/// <summary>A controller as a user would write it.</summary>
[Kind("pluggedIn", For = typeof(ChainDefinition))]
public sealed record PluggedInDefinition : RuleDefinition<ChainDefinition>
{
    /// <summary>What it does, decision after decision.</summary>
    public Several<int> Actions { get; init; } = new(0);

    /// <inheritdoc/>
    protected override IController Create(ChainDefinition system) =>
        new ConstantDefinition { Actions = Actions }.Create((SystemDefinition)system);
}
