namespace ProcessChain.Tests;

public sealed class DefinitionCatalogueTests
{
    private static readonly string[] Presets = ["dry", "short", "full"];

    private static IEnumerable<string> NamesOnTheChain =>
        DefinitionCatalogue.Names.Where(name => DefinitionCatalogue.Open(name).System is ChainDefinition);

    private static IEnumerable<string> NamesOfOrGym =>
        DefinitionCatalogue.Names.Where(name => DefinitionCatalogue.Open(name).System is OrGymDefinition);

    [Test]
    public void Names_AreThoseOfThePapersFiguresAndTheRules() =>
        Assert.That(
            DefinitionCatalogue.Names,
            Is.Ordered.And.SupersetOf(
                new[]
                {
                    "eight-stations",
                    "exploration",
                    "four-stations",
                    "or-gym-article",
                    "or-gym-backlog",
                    "or-gym-network",
                    "reconstruction",
                    "rules",
                    "volatile-customer",
                    "volatile-four-stations",
                }
            )
        );

    [Test]
    public void EveryFile_ReadsInAllItsPresetsAndBack(
        [ValueSource(typeof(DefinitionCatalogue), nameof(DefinitionCatalogue.Names))] string name,
        [ValueSource(nameof(Presets))] string preset
    )
    {
        var definition = DefinitionCatalogue.Open(name, preset);

        Assert.Multiple(() =>
        {
            Assert.That(definition.Name, Is.EqualTo(name));
            Assert.That(definition.Preset, Is.EqualTo(preset));
            Assert.That(definition.Title, Is.Not.Empty);
            Assert.That(DefinitionReader.ReadText(DefinitionWriter.Write(definition), "back"), Is.EqualTo(definition));
        });
    }

    [TestCaseSource(nameof(NamesOfOrGym))]
    public void FullPreset_OfOrGymsSystems_IsSharp(string name)
    {
        var definition = DefinitionCatalogue.Open(name, "full");

        Assert.That(definition.Test.Episodes, Is.EqualTo(10_000));
        Assert.That(
            (definition.Test.NumpySeed, definition.Test.NumpySeeds),
            Is.EqualTo(((long?)null, (Several<long>?)null))
        );
        Assert.That(definition.TrainingSeeds, Is.EqualTo(5));
    }

    [TestCaseSource(nameof(NamesOnTheChain))]
    public void FullPreset_HasThePapersSize(string name)
    {
        var definition = DefinitionCatalogue.Open(name, "full");
        var learns = definition.Controllers.Any(controller => controller.Value is LearningDefinition);

        Assert.Multiple(() =>
        {
            // Its question is what a learner gains over its own frozen agent.
            Assert.That(definition.Baseline, Is.EqualTo(name == "changing-customer" ? "recommended" : "make-to-order"));
            Assert.That(definition.Test.Episodes, Is.AtLeast(30));
            Assert.That(definition.TestPeriods, Is.AtLeast(1000));
            Assert.That(definition.Test.Episodes * definition.TestPeriods, Is.AtLeast(200_000));
            Assert.That(definition.TrainingSeeds, Is.EqualTo(learns ? 5 : 1));
        });
    }

    [Test]
    public void FullPreset_EightStations_IsFigure8()
    {
        var budget = DefinitionCatalogue.Open("eight-stations", "full").Training;
        Assert.That((budget.Episodes, budget.Periods), Is.EqualTo((500, 2000)));
    }

    [Test]
    public void ShortPreset_IsTheDefault() =>
        Assert.That(DefinitionCatalogue.Open("rules"), Is.EqualTo(DefinitionCatalogue.Open("rules", "short")));

    [Test]
    public void Exploration_DiffersInEpsilonAlone()
    {
        var controllers = DefinitionCatalogue.Open("exploration").Controllers.ToDictionary(StringComparer.Ordinal);
        var paper = (DeepQDefinition)controllers["paper"];

        Assert.That(paper, Is.EqualTo(DeepQDefinition.Paper));
        Assert.That(controllers["paper-epsilon-10"], Is.EqualTo(paper with { Epsilon = 0.1 }));
        Assert.That(controllers["paper-epsilon-15"], Is.EqualTo(paper with { Epsilon = 0.15 }));
    }

    [Test]
    public void UnknownName_ListsThoseThereAre() =>
        Assert.That(
            Assert.Throws<InvalidDefinitionException>(() => DefinitionCatalogue.Open("four-station"))!.Message,
            Is.EqualTo(
                "four-station: is no experiment of this program; did you mean four-stations? "
                    + $"Allowed: {string.Join(", ", DefinitionCatalogue.Names)}."
            )
        );
}
