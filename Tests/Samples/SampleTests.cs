namespace ProcessChain.Tests;

/// <summary>The pages' code compiles, is what they show, and does what they say.</summary>
internal sealed class SampleTests
{
    [Test]
    public void Page_ShowsTheSample_AsItIsCompiled()
    {
        var sample = File.ReadAllText(Path.Combine(Checkout.Root, "Tests/Samples/WeekAheadController.cs"));
        var shown = sample[sample.IndexOf("/// <summary>", StringComparison.Ordinal)..].Trim();
        Assert.That(File.ReadAllText(Path.Combine(Checkout.Root, "Controllers/README.md")), Does.Contain(shown));
    }

    [Test]
    public void Page_ShowsADefinition_ThatIsValid()
    {
        var read = DefinitionReader.ReadText(Shown("my-chain"), "my-chain.yaml");
        Assert.That(read.Controllers.Names, Is.EqualTo(new[] { "make-to-order", "base-stock", "learner" }));
    }

    [Test]
    public void FrontPage_ShowsADefinition_ThatIsValid()
    {
        var read = DefinitionReader.ReadText(new PageFiles("README.md").Blocks("yaml").Single(), "my.yaml");
        Assert.That(read.Controllers.Names, Is.EqualTo(new[] { "make-to-order", "learner" }));
    }

    [Test]
    public void Page_ShowsASupplyNetwork_ThatIsValid()
    {
        var read = DefinitionReader.ReadText(Shown("two-shops"), "two-shops.yaml");
        Assert.That(read.Controllers.Names, Is.EqualTo(new[] { "levels", "searched", "learner" }));
        Assert.That(read.System.Demands, Has.Count.EqualTo(2));
    }

    [Test]
    public void Sample_AgainstMakeToOrder_IsBetterBeyondDoubt()
    {
        using var folder = new TemporaryFolder();
        var summary = WeekAheadExperiment.Run(folder["run"]);
        var difference = summary.Controllers.Single(controller => controller.Name == "week-ahead").DifferenceToBaseline;
        Assert.Multiple(() =>
        {
            Assert.That(difference.Mean + difference.Ci95, Is.LessThan(-1));
            Assert.That(folder["run", "report.html"], Does.Exist);
        });
    }

    [Test]
    public void OwnKind_InADefinitionFile_IsRead()
    {
        var kinds = DefinitionKinds.Standard.With<WeekAheadDefinition>();
        var read = DefinitionReader.ReadText(
            """
            name: mine
            system: { kind: chain }
            controllers: { mine: { kind: weekAhead, target: 15 } }
            baseline: mine
            """,
            "mine.yaml",
            preset: null,
            kinds
        );
        Assert.That(read.Controllers[0].Value, Is.EqualTo(new WeekAheadDefinition { Target = 15 }));
    }

    /// <summary>The definition of this name in the page.</summary>
    private static string Shown(string name)
    {
        var lines = File.ReadAllLines(Path.Combine(Checkout.Root, "Experiments/README.md"));
        var definition = lines.SkipWhile(line => line != $"    name: {name}").TakeWhile(line => line.Length > 0);
        return string.Join('\n', definition.Select(line => line[4..]));
    }
}
