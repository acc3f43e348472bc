namespace ProcessChain.Tests;

public sealed class DefinitionPresetTests
{
    private const string Text = """
        name: test
        controllers:
          a: { kind: sampleLevel, levels: 3, station: 2 }
          b: { kind: sampleTuned, rate: !assumed 0.25 }
        baseline: a
        system: { kind: chain, demand: { kind: uniform, interval: [1, 1] } }
        training: { episodes: 100, periods: 50 }
        metrics: [fillRate, bullwhip1]
        presets:
          dry:
            training: { episodes: 1 }
            controllers: { a: { station: ~ }, b: ~ }
            metrics: [fillRate]
          full:
            controllers:
              b: { rate: 0.5 }
              c: { kind: sampleLevel }
            system: { demand: { kind: step } }
          same:
        defaultPreset: dry
        """;

    [Test]
    public void NoChoice_TakesTheDefaultPreset() => Assert.That(Read(null), Is.EqualTo(Read("dry")));

    [Test]
    public void Mappings_MergeAndEverythingElseReplaces()
    {
        var dry = Read("dry");

        Assert.Multiple(() =>
        {
            Assert.That(dry.Preset, Is.EqualTo("dry"));
            Assert.That(dry.Training, Is.EqualTo(new TrainingBudget { Episodes = 1, Periods = 50 }));
            Assert.That(dry.Controllers.Names, Is.EqualTo(new[] { "a" }));
            Assert.That(dry.Controllers[0].Value, Is.EqualTo(new LevelDefinition { Levels = 3 }));
            Assert.That(dry.Metrics, Is.EqualTo(new[] { "fillRate" }));
            Assert.That(dry.Assumed, Is.Empty);
        });
    }

    [Test]
    public void NewNamesAndOtherKinds_AreTaken()
    {
        var full = Read("full");

        Assert.Multiple(() =>
        {
            Assert.That(full.Controllers.Names, Is.EqualTo(new[] { "a", "b", "c" }));
            Assert.That(full.Controllers[1].Value, Is.EqualTo(new TunedDefinition { Rate = 0.5 }));
            Assert.That(((ChainDefinition)full.System).Demand, Is.EqualTo(new StepDemand()));
            Assert.That(full.Training.Episodes, Is.EqualTo(100));
        });
    }

    [Test]
    public void EmptyPreset_IsTheFileItself() =>
        Assert.That(Read("same").Assumed, Is.EqualTo(new[] { "controllers.b.rate" }));

    [Test]
    public void UnknownPreset_ListsThoseThereAre() =>
        Assert.That(
            FaultsOf(Text, "ful"),
            Is.EqualTo(new[] { "x.yaml:9: presets: has no 'ful'; did you mean full? Allowed: dry, full, same." })
        );

    [Test]
    public void PresetOfFileWithout_IsRefused() =>
        Assert.That(
            FaultsOf(
                "name: test\nsystem: { kind: chain }\ncontrollers: { a: { kind: sampleLevel } }\nbaseline: a",
                "dry"
            ),
            Is.EqualTo(new[] { "x.yaml:1: presets: has no 'dry': the file has no presets." })
        );

    [TestCase(
        "defaultPreset: dry",
        "defaultPreset: fast",
        "x.yaml:20: defaultPreset: is 'fast'; Allowed: dry, full, same."
    )]
    [TestCase(
        "defaultPreset: dry",
        "",
        "x.yaml:1: defaultPreset: is missing, and no preset was chosen. Allowed: dry, full, same."
    )]
    [TestCase(
        "defaultPreset: dry",
        "defaultPreset: dry\npreset: dry",
        "x.yaml:21: preset: cannot be given in a file with presets; defaultPreset can."
    )]
    [TestCase("  same:", "  same: 3", "x.yaml:19: presets.same: is '3'; a part of a definition is needed.")]
    [TestCase(
        "      b: { rate: 0.5 }",
        "      b: { rate: 0 }",
        "x.yaml:16: controllers.b.rate: is 0; more than 0 is needed."
    )]
    [TestCase(
        "    training: { episodes: 1 }",
        "    training: { episode: 1 }",
        "x.yaml:11: training.episode: is unknown; did you mean episodes? "
            + "Allowed: episodes, warmUpEpisodes, periods, validationEpisodes, validateEvery."
    )]
    public void FaultInPresets_IsToldWithItsLine_EvenWhereNotChosen(string there, string instead, string expected) =>
        Assert.That(
            FaultsOf(Text.Replace(there, instead, StringComparison.Ordinal), null),
            Is.EqualTo(new[] { expected })
        );

    [TestCase("3", "x.yaml:1: presets: is '3'; names with parts of a definition are needed.")]
    [TestCase("{}", "x.yaml:1: presets: is a mapping; names with parts of a definition are needed.")]
    [TestCase(
        "{ 'a b': {}, dry: ~ }",
        "x.yaml:1: presets.a b: is not a name; letters, digits and inner hyphens are allowed, at most 64."
    )]
    public void PresetsThatAreNone_AreTold(string presets, string expected) =>
        Assert.That(
            FaultsOf(
                $"presets: {presets}\nname: test\nsystem: {{ kind: chain }}\ncontrollers: {{ a: {{ kind: sampleLevel }} }}\n"
                    + "baseline: a\ndefaultPreset: dry",
                null
            ),
            Is.EqualTo(new[] { expected })
        );

    [Test]
    public void FaultOfTheCommonPart_IsToldOnce() =>
        Assert.That(
            FaultsOf(Text.Replace("periods: 50", "periods: 0", StringComparison.Ordinal), "full"),
            Is.EqualTo(new[] { "x.yaml:7: training.periods: is 0; 1 to 1000000 are allowed." })
        );

    private static ExperimentDefinition Read(string? preset) =>
        DefinitionReader.ReadText(Text, "x.yaml", preset, SampleKinds.All);

    private static List<string> FaultsOf(string text, string? preset) =>
        Assert
            .Throws<InvalidDefinitionException>(() =>
                DefinitionReader.ReadText(text, "x.yaml", preset, SampleKinds.All)
            )!
            .Faults.Select(fault => fault.ToString())
            .ToList();
}
