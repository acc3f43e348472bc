namespace ProcessChain.Tests;

public sealed class DefinitionFaultTests
{
    private const string Int = "a whole number from -2147483648 to 2147483647 is needed.";

    private const string ChainKeys =
        "Allowed: kind, stations, lotSize, transportDays, storageCost, lateCost, initialStock, decisionsPerDay, orders, reward, "
        + "demand, bullwhipWindow.";

    private const string Controllers = """

        name: test
        controllers: { a: { kind: sampleLevel } }
        baseline: a
        """;

    [TestCase("system: { kind: chain, stations: four }", $"x.yaml:1: system.stations: is 'four'; {Int}")]
    [TestCase("system: { kind: chain, stations: 4.5 }", $"x.yaml:1: system.stations: is '4.5'; {Int}")]
    [TestCase("system: { kind: chain, stations: \"4\" }", $"x.yaml:1: system.stations: is '4'; {Int}")]
    [TestCase("system: { kind: chain, stations: 99999999999 }", $"x.yaml:1: system.stations: is '99999999999'; {Int}")]
    [TestCase("system: { kind: chain, stations: ~ }", $"x.yaml:1: system.stations: is empty; {Int}")]
    [TestCase("system:\n  kind: chain\n  stations:\n", $"x.yaml:3: system.stations: is empty; {Int}")]
    [TestCase(
        "system: { kind: chain, stations: [4] }",
        "x.yaml:1: system.stations: is a list of 1; a single value is needed."
    )]
    [TestCase(
        "seed: 9999999999999999999",
        "x.yaml:1: seed: is '9999999999999999999'; a whole number from -9223372036854775808 to 9223372036854775807 is needed."
    )]
    [TestCase(
        "system: { kind: chain, lateCost: .nan }",
        "x.yaml:1: system.lateCost[0]: is '.nan'; a finite number is needed."
    )]
    [TestCase(
        "system: { kind: chain, lateCost: NaN }",
        "x.yaml:1: system.lateCost[0]: is 'NaN'; a finite number is needed."
    )]
    [TestCase("test: { precision: much % }", "x.yaml:1: test.precision: is 'much %'; a finite number is needed.")]
    [TestCase("test: { precision: 1e3 % }", "x.yaml:1: test.precision: is '1e3 %'; a finite number is needed.")]
    [TestCase(
        "test: { precision: 101 % }",
        "x.yaml:1: test.precision: is 1.01; a number above 0 and of at most 1 is needed."
    )]
    [TestCase(
        "system: { kind: chain, lateCost: 1e999 }",
        "x.yaml:1: system.lateCost[0]: is '1e999'; a finite number is needed."
    )]
    [TestCase(
        "system:\n  kind: chain\n  lateCost:\n    - 1\n    - -.inf",
        "x.yaml:5: system.lateCost[1]: is '-.inf'; a finite number is needed."
    )]
    [TestCase(
        "system: { kind: chain, lateCost: [] }",
        "x.yaml:1: system.lateCost: is a list of 0; one value, or one for each element, is needed."
    )]
    [TestCase(
        "system: { kind: chain, orders: freely }",
        "x.yaml:1: system.orders: is 'freely'; Allowed: unrestricted, coveredBySupplier."
    )]
    [TestCase(
        "system: { kind: chain, orders: Unrestricted }",
        "x.yaml:1: system.orders: is 'Unrestricted'; did you mean unrestricted? Allowed: unrestricted, coveredBySupplier."
    )]
    [TestCase(
        "system: { kind: chain, staions: 4 }",
        $"x.yaml:1: system.staions: is unknown; did you mean stations? {ChainKeys}"
    )]
    [TestCase("system: { kind: chain, iterations: 4 }", $"x.yaml:1: system.iterations: is unknown; {ChainKeys}")]
    [TestCase("system: 4", "x.yaml:1: system: is '4'; a mapping of keys to values is needed.")]
    [TestCase("title: [a]", "x.yaml:1: title: is a list of 1; a text is needed.")]
    [TestCase("title: ~", "x.yaml:1: title: is empty; a text is needed.")]
    [TestCase("metrics: fillRate", "x.yaml:1: metrics: is 'fillRate'; a list is needed.")]
    [TestCase("metrics: []", "x.yaml:1: metrics: is empty; at least one figure is needed.")]
    [TestCase("metrics: [fillRate, fillRate]", "x.yaml:1: metrics: has fillRate 2 times.")]
    [TestCase("published: { levle: 1 }", "x.yaml:1: published.levle: is no controller; Allowed: a.")]
    [TestCase("published: { a: much }", "x.yaml:1: published.a: is 'much'; a finite number is needed.")]
    [TestCase("claims: [a]", "x.yaml:1: claims: is a list of 1; a mapping of names to values is needed.")]
    [TestCase(
        "claims: { 'a b': c }",
        "x.yaml:1: claims.a b: is not a name; letters, digits and inner hyphens are allowed, at most 64."
    )]
    [TestCase(
        "system: { kind: chain, demand: { interval: [1, 2] } }",
        "x.yaml:1: system.demand: has no key kind. Allowed: uniform, step, intermittent, distribution, list, file, poisson, binomial, integers, geometric, negativeBinomial, twoMoments, perPeriod, seasonal, trending, shock, modulated, switching."
    )]
    [TestCase(
        "system:\n  kind: chain\n  demand:\n    kind: unifrm",
        "x.yaml:4: system.demand.kind: is 'unifrm'; did you mean uniform? Allowed: uniform, step, intermittent, distribution, list, file, poisson, binomial, integers, geometric, negativeBinomial, twoMoments, perPeriod, seasonal, trending, shock, modulated, switching."
    )]
    [TestCase(
        "system: { kind: chain, demand: { kind: uniform, interval: 5 } }",
        "x.yaml:1: system.demand.interval: is '5'; [low, high] is needed."
    )]
    [TestCase(
        "system: { kind: chain, demand: { kind: uniform, interval: [5, x] } }",
        $"x.yaml:1: system.demand.interval: is 'x'; {Int}"
    )]
    [TestCase(
        "system:\n  kind: chain\n  demand:\n    kind: uniform\n    interval: [5, 1]",
        "x.yaml:5: system.demand.interval: is [5, 1]; [low, high] with 0 ≤ low ≤ high ≤ 1000000 days is needed."
    )]
    [TestCase("system: { kind: chain, demand: { kind: list } }", "x.yaml:1: system.demand.list: is missing.")]
    [TestCase(
        "system:\n  kind: chain\n  demand:\n    kind: list\n    list:\n      - [3, 1]\n      - [2, 1]",
        "x.yaml:7: system.demand.list[1]: falls on day 2; day 3 or later is allowed here."
    )]
    [TestCase("seed: 1\nseed: 2", "x.yaml:2: seed: stands a second time; it is in line 1 already.")]
    [TestCase(
        "system: &c { kind: chain, stations: 4 }",
        "x.yaml:1: system: has the anchor &c; anchors are not supported."
    )]
    [TestCase(
        "system: { kind: chain, stations: *n }",
        "x.yaml:1: system.stations: is the alias *n; aliases are not supported, write the value out."
    )]
    [TestCase(
        "system:\n  kind: chain\n  <<: { stations: 4 }",
        "x.yaml:3: system: has a merge key <<; merge keys are not supported, write the values out."
    )]
    [TestCase("system: { kind: chain, ? [1] : 2 }", "x.yaml:1: system: has a key that is not a word.")]
    [TestCase("seed: !!int 4", "x.yaml:1: seed: has the tag tag:yaml.org,2002:int; the only tag allowed is !assumed.")]
    [TestCase("seed: !guessed 4", "x.yaml:1: seed: has the tag !guessed; the only tag allowed is !assumed.")]
    [TestCase(
        "system: { kind: chain, lateCost: [!assumed 4] }",
        "x.yaml:1: system.lateCost: has the tag !assumed on one item; it can stand before the whole list."
    )]
    [TestCase(
        "system:\n  kind: chain\n  reward: { totalCostFactor: -1 }",
        "x.yaml:3: system.reward.totalCostFactor: is -1; a number from 0 to 1000000000000 is needed."
    )]
    [TestCase("trainingSeeds: 0", "x.yaml:1: trainingSeeds: is 0; 1 to 1000 are allowed.")]
    [TestCase("trainingSeeds: 1001", "x.yaml:1: trainingSeeds: is 1001; 1 to 1000 are allowed.")]
    [TestCase("training: { periods: 0 }", "x.yaml:1: training.periods: is 0; 1 to 1000000 are allowed.")]
    [TestCase("test: { episodes: 1 }", "x.yaml:1: test.episodes: is 1; 2 to 1000000 are allowed.")]
    [TestCase(
        "assumed: [seed]",
        "x.yaml:1: assumed: is unknown; Allowed: name, title, preset, claims, published, system, controllers, baseline, training, test, bounds, spread, learningTarget, overTime, steadyState, seed, trainingSeeds, metrics."
    )]
    [TestCase("defaultPreset: dry", "x.yaml:1: defaultPreset: is given, but the file has no presets.")]
    public void OneFault_IsToldWithLineAndKey(string text, string expected) =>
        Assert.That(FaultsOf(OnChain(text + Controllers)), Is.EqualTo(new[] { expected }));

    [TestCase("test: { preset: dry }", "x.yaml:1: test.preset: is unknown; Allowed: episodes, ")]
    [TestCase("system: { kind: [chain] }", "x.yaml:1: system.kind: is a list of 1; Allowed: chain, ")]
    [TestCase("spread: { seeds: 3 }", "x.yaml:1: spread.controller: is missing.")]
    [TestCase(
        "system: { kind: chain, demand: { kind: uniform, interval: [1, 2, 3] } }",
        "x.yaml:1: system.demand.interval: is a list of 3; [low, high] is needed."
    )]
    [TestCase(
        "system: { kind: chain, demand: { kind: list, list: [[1, 2], [3, [4]]] } }",
        "x.yaml:1: system.demand.list[1]: is a list of 1; a single value is needed."
    )]
    public void BeginningOfOneFault_IsToldWithLineAndKey(string text, string expected)
    {
        var faults = FaultsOf(OnChain(text + Controllers));
        Assert.That(faults, Has.Count.EqualTo(1));
        Assert.That(faults[0], Does.StartWith(expected));
    }

    [TestCase("preset: [paper]", "x.yaml:1: controllers.a.preset: is a list of 1; Allowed: paper, recommended.")]
    [TestCase("preset: paper, clip: [1]", "x.yaml:1: controllers.a.clip: is a list of 1; a single value is needed.")]
    [TestCase("schedule: 3", "x.yaml:1: controllers.a.schedule: is '3'; a mapping of keys to values is needed.")]
    [TestCase("schedule: { steps: [1, x, 3] }", $"x.yaml:1: controllers.a.schedule.steps[1]: is 'x'; {Int}")]
    public void FaultOfAController_IsToldWithItsPath(string settings, string expected) =>
        Assert.That(
            FaultsOf(
                $"controllers: {{ a: {{ kind: sampleTuned, {settings} }} }}\nname: test\nsystem: {{ kind: chain }}\nbaseline: a"
            ),
            Is.EqualTo(new[] { expected })
        );

    [TestCase("optimal", null)]
    [TestCase("~", "controllers.a.levels[0]: is empty; a finite number is needed.")]
    [TestCase("optimall", "controllers.a.levels[0]: is 'optimall'; a finite number is needed.")]
    [TestCase("[1, 2]", "controllers.a.levels: has 2 values; ")]
    public void Levels_MayBeOptimal(string levels, string? fault)
    {
        var text =
            $"name: test\nsystem: {{ kind: lostSales }}\nbaseline: a\ncontrollers: {{ a: {{ kind: echelonBaseStock, levels: {levels} }} }}";
        if (fault is null)
            Assert.That(() => DefinitionReader.ReadText(text, "x.yaml"), Throws.Nothing);
        else
            Assert.That(FaultsOf(text), Has.Some.Contains(fault));
    }

    [TestCase("", "x.yaml:1: is empty.")]
    [TestCase("# nothing\n", "x.yaml:1: is empty.")]
    [TestCase("~", "x.yaml:1: is empty.")]
    [TestCase("four", "x.yaml:1: is 'four'; keys with values are needed.")]
    [TestCase("- 1", "x.yaml:1: is a list of 1; keys with values are needed.")]
    [TestCase(
        "name: test\nbaseline: a\ncontrollers: {}",
        "x.yaml:3: controllers: is empty; at least one controller is needed."
    )]
    [TestCase(
        "name: test\nbaseline: b\ncontrollers: { a: { kind: sampleLevel }, a1: { kind: sampleLevel } }",
        "x.yaml:2: baseline: is 'b'; did you mean a? Allowed: a, a1."
    )]
    [TestCase(
        "name: test\nbaseline: a\ncontrollers:\n  a: { kind: sampleLevel }\n  A: { kind: sampleLevel }",
        "x.yaml:5: controllers.A: differs from 'a' only in case; on some systems both would write the same files."
    )]
    [TestCase(
        "name: test one\nbaseline: a\ncontrollers: { a: { kind: sampleLevel } }",
        "x.yaml:1: name: is 'test one'; letters, digits and inner hyphens are allowed, at most 64."
    )]
    [TestCase(
        "name: test\nbaseline: a\ncontrollers:\n  a:\n    kind: sampleLevel\n    station: 5",
        "x.yaml:6: controllers.a.station: is 5; 1 to 4 are allowed."
    )]
    [TestCase(
        "name: test\nbaseline: a\ncontrollers:\n  a:\n    kind: sampleTuned\n    preset: papers",
        "x.yaml:6: controllers.a.preset: is 'papers'; did you mean paper? Allowed: paper, recommended."
    )]
    [TestCase(
        "name: test\nbaseline: a\ncontrollers:\n  a:\n    kind: sampleTuned\n    training: { episodes: 0 }",
        "x.yaml:6: controllers.a.training.episodes: is 0; 1 to 500000 are allowed."
    )]
    [TestCase(
        "name: test\nbaseline: a\ncontrollers:\n  a:\n    kind: sampleTuned\n    dueling: yes",
        "x.yaml:6: controllers.a.dueling: is 'yes'; true or false is needed."
    )]
    public void WholeFile_IsTold(string text, string expected) =>
        Assert.That(
            FaultsOf(text.StartsWith("name", StringComparison.Ordinal) ? OnChain(text) : text),
            Is.EqualTo(new[] { expected })
        );

    [Test]
    public void MissingKeys_AreAllTold() =>
        Assert.That(
            FaultsOf("title: x"),
            Is.EqualTo(
                new[]
                {
                    "x.yaml:1: name: is missing.",
                    "x.yaml:1: system: is missing.",
                    "x.yaml:1: controllers: is missing.",
                    "x.yaml:1: baseline: is missing.",
                }
            )
        );

    [TestCase("name: [1, 2", 1)]
    [TestCase("name: a\nchain:\n\tstations: 4", 3)]
    [TestCase("name: a\n  chain: 4", 2)]
    [TestCase("name: \"a", 1)]
    [TestCase("name: a\n%x", 2)]
    [TestCase("name: @a", 1)]
    [TestCase("name: a\nchain: { stations: 4\ncustomer: { kind: uniform }", 2)]
    [TestCase("name: a\nchain: { lateCost: [1, 2 }\ncustomer: { kind: uniform }", 2)]
    public void BrokenSyntax_IsToldWithItsLine(string text, int line) =>
        Assert.That(FaultsOf(text).Single(), Does.StartWith($"x.yaml:{line}: the YAML syntax is broken: "));

    [Test]
    public void TagThatIsNoUri_IsToldWithItsLine() =>
        Assert.That(
            FaultsOf("name: a\nseed: !<[> 4"),
            Is.EqualTo(
                new[]
                {
                    "x.yaml:2: the YAML syntax is broken: is a bracket or brace not closed here, or a tag (!…) written wrongly?",
                }
            )
        );

    [Test]
    public void SecondDocument_IsTold() =>
        Assert.That(
            FaultsOf(
                "name: test\nsystem: { kind: chain }\ncontrollers: { a: { kind: sampleLevel } }\nbaseline: a\n---\nname: b\n"
            ),
            Is.EqualTo(new[] { "x.yaml:5: a second document begins here; one is allowed." })
        );

    [Test]
    public void DeepNesting_IsTold()
    {
        foreach (var opening in new[] { "[", "{a: ", "- " })
        {
            var text = string.Concat(Enumerable.Repeat(opening, 100_000));
            Assert.That(
                FaultsOf(text),
                Is.EqualTo(new[] { "x.yaml:1: the YAML syntax is broken: values are nested more than 32 deep." })
            );
        }
    }

    [Test]
    public void EightFaultsOfDifferentKinds_AreToldAtOnce()
    {
        const string Text = """
            name: eight faults
            system:
              kind: chain
              stations: 3
              lotSize: five
              lotsize: 5
              lateCost: [1, 2]
              reward: { totalCostFactor: -1 }
              demand: { kind: seasonl }
            controllers:
              a: { kind: sampleLevel }
            baseline: b
            trainingSeeds: 0
            """;

        Assert.That(
            FaultsOf(Text),
            Is.EqualTo(
                new[]
                {
                    "x.yaml:1: name: is 'eight faults'; letters, digits and inner hyphens are allowed, at most 64.",
                    $"x.yaml:5: system.lotSize: is 'five'; {Int}",
                    $"x.yaml:6: system.lotsize: is unknown; did you mean lotSize? {ChainKeys}",
                    "x.yaml:7: system.lateCost: has 2 values; 1 or 4 are allowed.",
                    "x.yaml:8: system.reward.totalCostFactor: is -1; a number from 0 to 1000000000000 is needed.",
                    "x.yaml:9: system.demand.kind: is 'seasonl'; did you mean seasonal? Allowed: uniform, step, intermittent, distribution, list, file, poisson, binomial, integers, geometric, negativeBinomial, twoMoments, perPeriod, seasonal, trending, shock, modulated, switching.",
                    "x.yaml:12: baseline: is 'b'; did you mean a? Allowed: a.",
                    "x.yaml:13: trainingSeeds: is 0; 1 to 1000 are allowed.",
                }
            )
        );
    }

    [Test]
    public void FaultThatOnlyFollowsFromAnother_IsNotTold() =>
        Assert.That(
            FaultsOf(
                """
                name: test
                system: { kind: chain, stations: eight, lateCost: [1, 2, 3, 4, 5, 6, 7, 8, 9] }
                controllers:
                  a: { kind: sampleLevl, station: 8 }
                  b: { kind: sampleLevel, station: 8 }
                baseline: a
                """
            ),
            Is.EqualTo(
                new[]
                {
                    $"x.yaml:2: system.stations: is 'eight'; {Int}",
                    "x.yaml:4: controllers.a.kind: is 'sampleLevl'; did you mean sampleLevel? Allowed: random, constant, oneForOne, "
                        + "reorderPoint, localBaseStock, echelonBaseStock, makeToOrder, optimal, onnx, agent, searched, deepQ, ppo, dcl, tabularQ, smart, sampleLevel, sampleTuned.",
                }
            )
        );

    [Test]
    public void FileThatIsNoText_IsTold()
    {
        var path = Path.Combine(TestContext.CurrentContext.WorkDirectory, "binary.yaml");
        File.WriteAllBytes(path, [0xff, 0xfe, 0x00, 0xd8, 0xff]);
        Assert.Throws<InvalidDefinitionException>(() => DefinitionReader.ReadFile(path));
        File.WriteAllBytes(path, [0x6e, 0xc3, 0x28]);
        var fault = Assert.Throws<InvalidDefinitionException>(() => DefinitionReader.ReadFile(path))!.Faults.Single();
        Assert.That(fault.ToString(), Is.EqualTo($"{path}: is no text in UTF-8."));
    }

    [Test]
    [Platform(Exclude = "Win", Reason = "Devices are files as Unix has them.")]
    public void Device_IsRefusedUnread() =>
        Assert.That(
            Assert.Throws<InvalidDefinitionException>(() => DefinitionReader.ReadFile("/dev/zero"))!.Message,
            Is.EqualTo("/dev/zero: is empty, or a pipe or device; a definition file is needed.")
        );

    [Test]
    public void Folder_IsNoFile() =>
        Assert.That(
            Assert.Throws<InvalidDefinitionException>(() => DefinitionReader.ReadFile(Path.GetTempPath()))!.Message,
            Is.EqualTo($"{Path.GetTempPath()}: is a folder; a definition file is needed.")
        );

    /// <summary>The text with a system, where it has none.</summary>
    private static string OnChain(string text) =>
        text.Contains("system:", StringComparison.Ordinal) ? text : text.TrimEnd() + "\nsystem: { kind: chain }\n";

    private static List<string> FaultsOf(string text) =>
        Assert
            .Throws<InvalidDefinitionException>(() => DefinitionReader.ReadText(text, "x.yaml", null, SampleKinds.All))!
            .Faults.Select(fault => fault.ToString())
            .ToList();
}
