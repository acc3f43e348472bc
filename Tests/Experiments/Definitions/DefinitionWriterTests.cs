namespace ProcessChain.Tests;

public sealed class DefinitionWriterTests
{
    private static readonly ExperimentDefinition Sample = DefinitionReader.ReadText(
        """
        name: sample
        title: "Stations: two"
        claims: { fig-5: Converges. }
        system: { kind: chain, stations: 2, storageCost: !assumed [1, 2] }
        controllers:
          level: { kind: sampleLevel, station: 1 }
          tuned: { kind: sampleTuned, preset: recommended, rate: !assumed 1e-5 }
        baseline: level
        training: !assumed { episodes: 3 }
        metrics: [fillRate]
        """,
        "sample.yaml",
        null,
        SampleKinds.All
    );

    [Test]
    public void Text_HasEveryKeyAndTellsWhereValuesAreFrom() =>
        Assert.That(
            DefinitionWriter.Write(Sample),
            Is.EqualTo(
                """
                name: sample
                title: "Stations: two"
                preset: ""
                claims:
                  "fig-5": "Converges."
                published: {}
                system:
                  kind: chain
                  stations: 2
                  lotSize: 5  # source: Dittrich & Fohlmeister 2021, section 5
                  transportDays: 1  # source: Dittrich & Fohlmeister 2021, section 5
                  storageCost: !assumed [1, 2]  # assumed: marked so in the definition
                  lateCost: 1  # assumed: the paper gives no late cost; equal to the storage cost
                  initialStock: 0  # source: Dittrich & Fohlmeister 2021, section 6: the chain is not filled at the beginning
                  decisionsPerDay: ~  # source: Dittrich & Fohlmeister 2021, section 3
                  orders: unrestricted  # assumed: the paper names no restriction
                  reward:
                    totalCostFactor: 0.02  # source: Dittrich & Fohlmeister 2021, section 4
                    storageCostFactor: 1  # source: Dittrich & Fohlmeister 2021, section 4
                    lateCostFactor: 1  # source: Dittrich & Fohlmeister 2021, section 4
                  demand:
                    kind: uniform
                    interval: [5, 15]  # assumed: printed only inside the paper's figures; Fig. 7 widens it to [0, 20] around the same mean
                    quantity: [15, 25]  # assumed: printed only inside the paper's figures; Fig. 7 widens it to [10, 30] around the same mean
                  bullwhipWindow: 10  # assumed: 10 days, the mean interval of customer orders: a single day's variance mostly measures lot splitting
                controllers:
                  level:
                    kind: sampleLevel
                    levels: 10  # assumed: two stations' worth
                    station: 1
                  tuned:
                    kind: sampleTuned
                    preset: recommended
                    rate: !assumed 1E-05  # assumed: marked so in the definition
                    clip: 10  # preset: recommended
                    dueling: false
                    schedule:  # preset: recommended
                      shape: flat
                      length: 5000000000
                      steps: [1, 2, 3]
                    training: ~
                    trainings: ~
                baseline: level
                training: !assumed  # assumed: marked so in the definition
                  episodes: 3
                  warmUpEpisodes: 5  # source: Dittrich & Fohlmeister 2021, section 6: training begins in episode 6
                  periods: ~  # assumed: m = 1000, as the text tells of the test; Fig. 8 raises it to 2000
                  validationEpisodes: 0  # assumed: 0: the paper tests the agent as training left it
                  validateEvery: 5  # assumed: about 20 validations in a training
                test:
                  episodes: 30  # assumed: the paper shows one episode
                  precision: ~
                  mostEpisodes: 10000  # assumed: enough for most controllers
                  periods: ~  # source: Dittrich & Fohlmeister 2021, section 6.2: 1000 days
                  numpySeed: ~
                  numpySeeds: ~
                  detailedEpisodes: 1  # assumed: one episode to look at
                bounds: ~
                spread: ~
                learningTarget: ~
                overTime: ~
                steadyState: ~
                seed: 1
                trainingSeeds: 1  # assumed: the papers show one training
                metrics: [fillRate]

                """
            )
        );

    [Test]
    public void WrittenSample_ReadsBackEqual() =>
        Assert.That(
            DefinitionReader.ReadText(DefinitionWriter.Write(Sample), "sample.yaml", null, SampleKinds.All),
            Is.EqualTo(Sample)
        );

    [FsCheck.NUnit.Property(MaxTest = 300, Arbitrary = new[] { typeof(RandomDefinitions) })]
    public void AnyDefinition_ReadsBackEqual(ExperimentDefinition definition)
    {
        var text = DefinitionWriter.Write(definition);
        var back = DefinitionReader.ReadText(text, "any.yaml");

        Assert.That(back, Is.EqualTo(definition), text);
        Assert.That(DefinitionWriter.Write(back), Is.EqualTo(text));
    }

    [Test]
    public void LongLists_AreWrittenCompactly()
    {
        var orders = Enumerable.Range(0, 1000).Select(day => new CustomerOrder(day, day % 10));
        var text = DefinitionWriter.Write(
            Sample with
            {
                System = new ChainDefinition { Demand = new ListDemand { List = new(orders) } },
            }
        );

        Assert.That(text.Split('\n'), Has.Length.LessThan(200).And.All.Length.LessThan(160));
        Assert.That(
            DefinitionReader.ReadText(text, "sample.yaml", null, SampleKinds.All).System,
            Is.EqualTo(new ChainDefinition { Demand = new ListDemand { List = new(orders) } })
        );
    }

    [Test]
    public void ControllerWithoutKind_IsRefused() =>
        Assert.That(
            Assert
                .Throws<ArgumentException>(() =>
                    DefinitionWriter.Write(
                        Sample with
                        {
                            Controllers = new(
                                KeyValuePair.Create<string, ControllerDefinition>("a", new NamelessDefinition())
                            ),
                        }
                    )
                )!
                .Message,
            Is.EqualTo($"controllers.a: {typeof(NamelessDefinition)} needs the attribute [Kind] to be written.")
        );

    [Test]
    public void Listing_HasOneRowForEveryValue()
    {
        var rows = DefinitionListing.Of(Sample).ToDictionary(row => row.Key, StringComparer.Ordinal);

        Assert.Multiple(() =>
        {
            Assert.That(rows["name"], Is.EqualTo(new DefinitionSetting("name", "sample", Provenance.Given, "")));
            Assert.That(
                rows["system.storageCost"],
                Is.EqualTo(
                    new DefinitionSetting(
                        "system.storageCost",
                        "[1, 2]",
                        Provenance.Assumed,
                        "marked so in the definition"
                    )
                    {
                        Allowed = "0 to 1000000000000 money per unit and day",
                    }
                )
            );
            Assert.That(
                rows["system.lotSize"],
                Is.EqualTo(
                    new DefinitionSetting(
                        "system.lotSize",
                        "5",
                        Provenance.Source,
                        "Dittrich & Fohlmeister 2021, section 5"
                    )
                    {
                        Allowed = "1 to 1000000 units",
                    }
                )
            );
            Assert.That(
                rows["controllers.tuned.clip"],
                Is.EqualTo(new DefinitionSetting("controllers.tuned.clip", "10", Provenance.Preset, "recommended"))
            );
            Assert.That(rows["seed"].Provenance, Is.EqualTo(Provenance.Default));
            Assert.That(rows, Does.Not.ContainKey("system"));
        });
    }

    [Test]
    public void EverySettingOfEveryStandardKind_CanBeWrittenAndRead()
    {
        foreach (var definition in new[] { DeepQDefinition.Paper, DeepQDefinition.Recommended })
        {
            var controllers = new Named<ControllerDefinition>(
                KeyValuePair.Create<string, ControllerDefinition>("a", definition)
            );
            var experiment = Sample with { Controllers = controllers, Baseline = "a", Assumed = new() };
            Assert.That(
                DefinitionReader.ReadText(DefinitionWriter.Write(experiment), "a.yaml"),
                Is.EqualTo(experiment)
            );
        }
    }
}
