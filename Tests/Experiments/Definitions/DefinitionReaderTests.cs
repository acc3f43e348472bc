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

    [TestCase("no/such/folder/x.yaml", "does not exist.")]
    [TestCase("a\0b.yaml", "cannot be read: ")]
    public void PathThatCannotBeRead_IsTold(string path, string expected) =>
        Assert.That(FaultsOf(() => DefinitionReader.ReadFile(path)).Single(), Does.StartWith($"{path}: {expected}"));

    [Test]
    public void EmptyFile_AndOneThatIsTooLong_AreTold()
    {
        using var place = new TemporaryFolder();
        var (empty, longest) = (place.Write("empty.yaml", ""), place["long.yaml"]);
        using (var file = File.Create(longest))
            file.SetLength((32 * 1024 * 1024) + 1);
        Assert.That(
            FaultsOf(() => DefinitionReader.ReadFile(empty)),
            Is.EqualTo(new[] { $"{empty}: is empty, or a pipe or device; a definition file is needed." })
        );
        Assert.That(
            FaultsOf(() => DefinitionReader.ReadFile(longest)),
            Is.EqualTo(new[] { $"{longest}: is longer than 33554432 characters." })
        );
    }

    [Test]
    public void File_IsReadWithThePresetThatWasChosen()
    {
        using var place = new TemporaryFolder();
        var file = place.Write(
            "x.yaml",
            Least.Replace("name: least", "presets: { a: { seed: 5 }, b: ~ }\nname: least")
        );
        Assert.That(DefinitionReader.ReadFile(file, "a", SampleKinds.All).Seed, Is.EqualTo(5));
        Assert.That(DefinitionReader.ReadFile(file, "b", SampleKinds.All).Seed, Is.EqualTo(1));
    }

    [Test]
    public void Nothing_IsNoText()
    {
        Assert.Throws<ArgumentNullException>(() => DefinitionReader.ReadFile(null!));
        Assert.Throws<ArgumentNullException>(() => DefinitionReader.ReadText(null!, "x"));
        Assert.Throws<ArgumentNullException>(() => DefinitionReader.ReadText("", null!));
    }

    [Test]
    public void Orders_AreReadFromAFile_FromAStartOn()
    {
        using var place = new TemporaryFolder();
        var file = place.Write("orders.csv", "date,quantity\n2026-03-02,5\n2026-03-04,6\n");
        IEnumerable<(int, int)> Orders(string? start) =>
            ((ListDemand)DefinitionReader.ReadOrders(file, start)).List.Select(order => (order.Day, order.Quantity));
        Assert.That(Orders(null), Is.EqualTo(new[] { (0, 5), (2, 6) }));
        Assert.That(Orders("2026-03-01"), Is.EqualTo(new[] { (1, 5), (3, 6) }));
    }

    [TestCase("kind: eoq\ndemandRate: 5\nfixedCost: 1\nholdingCost: 1", null)]
    [TestCase("[1]", "1: is a list of 1; keys with values are needed.")]
    [TestCase("kind: eok", "1: kind: is 'eok'; did you mean eoq? ")]
    [TestCase(
        "kind: eoq\ndemandRate: x\nfixedCost: 1\nholdingCost: 1",
        "2: demandRate: is 'x'; a finite number is needed."
    )]
    [TestCase(
        "kind: eoq\ndemandRate: 5\nfixedCost: 1\nholdingCost: 1\nproductionRate: 4",
        "5: productionRate: is 4; more than the demand rate (5) is needed."
    )]
    public void QuestionToTheory_IsReadOrToldWithItsFaults(string text, string? fault)
    {
        using var place = new TemporaryFolder();
        var file = place.Write("x.yaml", text);
        if (fault is null)
            Assert.That(DefinitionReader.ReadTheory(file), Is.Not.Null);
        else
            Assert.That(FaultsOf(() => DefinitionReader.ReadTheory(file)).Single(), Does.StartWith($"{file}:{fault}"));
    }

    [Test]
    public void FormerKey_IsToldWithThatOfToday() =>
        Assert.That(
            FaultsOf(() =>
                Read(Least.Replace("{ kind: chain }", "{ kind: chain, demand: { kind: distribution, quantity: 5 } }"))
            ),
            Has.Some.StartsWith("test.yaml:2: system.demand.quantity: is now ")
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
