namespace ProcessChain.Tests;

public sealed class DefinitionReaderTests
{
    private const string Least = """
        name: least
        system: { kind: chain }
        controllers:
          a: { kind: sampleLevel }
        baseline: a

        """;

    [Test]
    public void LeastDefinition_TakesDefaultsForTheRest()
    {
        var expected = new ExperimentDefinition
        {
            Name = "least",
            System = new ChainDefinition(),
            Controllers = new(new KeyValuePair<string, ControllerDefinition>("a", new LevelDefinition())),
            Baseline = "a",
        };

        Assert.That(Read(Least), Is.EqualTo(expected));
    }

    [Test]
    public void EveryShapeOfValue_IsRead()
    {
        var definition = Read(
            Least.Replace("system: { kind: chain }\n", "", StringComparison.Ordinal)
                + """
                title: "Four: stations"
                claims: { fig5: converges }
                seed: 9000000000
                metrics: [fillRate, bullwhip1]
                system:
                  kind: chain
                  demand:
                    kind: uniform
                    interval: [0, 20]
                  stations: 3
                  transportDays: [1, 2, 3, 4]
                  lateCost: 2.5
                  decisionsPerDay: ~
                  orders: coveredBySupplier
                  reward:
                    totalCostFactor: 1e-3
                """
        );

        Assert.Multiple(() =>
        {
            Assert.That(definition.Title, Is.EqualTo("Four: stations"));
            Assert.That(
                definition.Claims,
                Is.EqualTo(new Named<string>(new KeyValuePair<string, string>("fig5", "converges")))
            );
            Assert.That(definition.Seed, Is.EqualTo(9_000_000_000));
            Assert.That(definition.Metrics, Is.EqualTo(new Several<string>("fillRate", "bullwhip1")));
            Assert.That(
                definition.System,
                Is.EqualTo(
                    new ChainDefinition
                    {
                        Demand = new UniformDemand { Interval = new(0, 20) },
                        Stations = 3,
                        TransportDays = new(1, 2, 3, 4),
                        LateCost = 2.5,
                        Orders = OrderRule.CoveredBySupplier,
                        Reward = new() { TotalCostFactor = 0.001 },
                    }
                )
            );
        });
    }

    [Test]
    public void RecordPreset_IsTheBaseOfTheOtherKeys()
    {
        var definition = Read(
            Least.Replace(
                "{ kind: sampleLevel }",
                "{ kind: sampleTuned, preset: recommended, clip: ~, dueling: true }",
                StringComparison.Ordinal
            )
        );

        Assert.That(
            definition.Controllers[0].Value,
            Is.EqualTo(TunedDefinition.Recommended with { Clip = null, Dueling = true })
        );
    }

    [Test]
    public void AssumedTag_IsKeptAsPathOfItsKey()
    {
        var definition = Read(
            Least.Replace(
                "{ kind: chain }",
                "{ kind: chain, stations: !assumed 5, reward: !assumed { totalCostFactor: !assumed 1 } }",
                StringComparison.Ordinal
            )
        );

        Assert.That(
            definition.Assumed,
            Is.EqualTo(new Several<string>("system.reward", "system.reward.totalCostFactor", "system.stations"))
        );
        Assert.That(((ChainDefinition)definition.System).Stations, Is.EqualTo(5));
    }

    [Test]
    public void MissingFile_IsTold() =>
        Assert.That(
            FaultsOf(() => DefinitionReader.ReadFile("no/such.yaml")),
            Is.EqualTo(new[] { "no/such.yaml: does not exist." })
        );

    private static ExperimentDefinition Read(string text) =>
        DefinitionReader.ReadText(text, "test.yaml", null, SampleKinds.All);

    private static IEnumerable<string> FaultsOf(Action read) =>
        Assert.Throws<InvalidDefinitionException>(() => read())!.Faults.Select(fault => fault.ToString());

    [TestCase("1 %", 0.01)]
    [TestCase("0.3%", 0.003)]
    [TestCase("7 %", 0.07)]
    [TestCase("12.5 %", 0.125)]
    [TestCase("0.01", 0.01)]
    public void Shares_MayBeInPerCent_ToTheLastBit(string text, double share)
    {
        var experiment = DefinitionReader.ReadText(
            $$"""
            name: x
            system: { kind: chain }
            baseline: a
            controllers: { a: { kind: makeToOrder } }
            test: { precision: {{text}} }
            """,
            "x.yaml"
        );
        Assert.That(experiment.Test.Precision, Is.EqualTo(share));
    }
}
