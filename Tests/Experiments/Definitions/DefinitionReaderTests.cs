namespace ProcessChain.Tests;

public sealed class DefinitionReaderTests
{
    private const string Least = """
        name: least
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
            Controllers = new(new KeyValuePair<string, ControllerDefinition>("a", new LevelDefinition())),
            Baseline = "a",
        };

        Assert.That(Read(Least), Is.EqualTo(expected));
    }

    [Test]
    public void EveryShapeOfValue_IsRead()
    {
        var definition = Read(
            Least
                + """
                title: "Four: stations"
                claims: { fig5: converges }
                seed: 9000000000
                metrics: [fillRate, bullwhip]
                customer:
                  kind: uniform
                  interval: [0, 20]
                chain:
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
            Assert.That(definition.Metrics, Is.EqualTo(new Several<Metric>(Metric.FillRate, Metric.Bullwhip)));
            Assert.That(definition.Customer, Is.EqualTo(new UniformDemand { Interval = new(0, 20) }));
            Assert.That(
                definition.Chain,
                Is.EqualTo(
                    new ChainDefinition
                    {
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
            Least + "chain: { stations: !assumed 5, reward: !assumed { totalCostFactor: !assumed 1 } }"
        );

        Assert.That(
            definition.Assumed,
            Is.EqualTo(new Several<string>("chain.reward", "chain.reward.totalCostFactor", "chain.stations"))
        );
        Assert.That(definition.Chain.Stations, Is.EqualTo(5));
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
}
