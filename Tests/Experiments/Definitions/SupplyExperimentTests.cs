namespace ProcessChain.Tests;

/// <summary>Experiments on supply systems as definition files give them.</summary>
internal sealed class SupplyExperimentTests
{
    private const string Text = """
        name: shop
        title: "Everything there is"
        claims: { first: It earns. }
        system:
          kind: inventory
          preset: orGymV1
          periods: 3
          initialInventory: [10, 20]
          replenishmentCost: [1.5, 1, 0.5]
          shortageCost: !assumed [0.1, 0.05, 0]
          holdingCost: [0.15, 0.1]
          supplyCapacity: [15, 30]
          leadTime: [0, 2]
          demand: { kind: poisson, mean: 8 }
        controllers:
          fixed: { kind: echelonBaseStock, levels: [20.5, 35], limitOrders: false, countBacklog: false }
          timed: { kind: timedBaseStock, levels: [[1, 2], [3.5, 4], [5, 6]] }
          formula: { kind: baseStockFormula, safety: !assumed 2 }
          horizon: { kind: rollingHorizon, forecast: 7 }
          levels: { kind: pathwiseLevels, steps: 4 }
          policy: { kind: pathwisePolicy, hiddenLayers: [8, 4] }
          proximal: { kind: ppo, hiddenLayers: [16], iterations: 2, trainings: 3 }
          powell:
            kind: searched
            policy: { kind: timedBaseStock, levels: [[1, 1], [1, 1], [1, 1]] }
            method: { kind: powell, variant: sciPy111 }
            objective: articleExpectation
            numpySeed: 4
          simplex: { kind: searched, policy: { kind: rollingHorizon, forecast: 7 }, method: { kind: nelderMead } }
          evolution:
            kind: searched
            policy: { kind: echelonBaseStock, levels: [1, 1] }
            wholeParameters: false
            method: { kind: cmaEs, initialStep: [5, 6], lower: [0, 0], restarts: bipop }
          descent: { kind: searched, policy: { kind: echelonBaseStock, levels: [1, 1] }, method: { kind: neighbourhood, lower: 0, upper: [4, 5] } }
        baseline: fixed
        test: { episodes: 5, numpySeed: 3, detailedEpisodes: 0 }
        bounds:
          hindsight: { kind: hindsight, episodes: 2 }
          relaxation: { kind: relaxation, episodes: 2, fit: { updates: 20 } }
        spread: { controller: powell, seeds: 4 }
        seed: -5
        trainingSeeds: 2
        """;

    private const string Network = """
        name: net
        system: { kind: network, preset: orGymV1, periods: 4 }
        controllers: { a: { kind: echelonBaseStock, levels: 100 }, b: { kind: pathwisePolicy, informed: false }, c: { kind: pathwiseLevels } }
        baseline: a
        bounds: { a: { kind: hindsight, episodes: 4 }, b: { kind: relaxation, fit: { lookahead: 3 } } }
        """;

    private const string GoodwillNetwork = """
        name: remembering
        system: { kind: goodwillNetwork, preset: serial, periods: 4, goodwill: { decay: 0.8 } }
        controllers: { a: { kind: newsvendor, informed: true }, b: { kind: pathwisePolicy, randomised: { shock: 3 } }, c: { kind: pathwiseLevels, steps: 5 } }
        baseline: a
        bounds: { oracle: { kind: oracle, episodes: 2 } }
        test: { episodes: 2, numpySeeds: [1, 2] }
        """;

    private const string Controller =
        "fixed: { kind: echelonBaseStock, levels: [20.5, 35], limitOrders: false, countBacklog: false }";

    private static readonly Type[] Families =
    [
        typeof(SearchDefinition),
        typeof(PeriodDemand),
        typeof(OrGymDefinition),
        typeof(EpisodeBoundDefinition),
    ];

    private static readonly string[] Demands =
    [
        "{ kind: poisson, mean: 4.5, shift: 1 }",
        "{ kind: binomial, trials: 9, probability: 0.25 }",
        "{ kind: integers, low: 1, high: 9 }",
        "{ kind: geometric, probability: 0.5, shift: -1 }",
        "{ kind: perPeriod, list: [1, 2, 3] }",
        "{ kind: seasonal, mean: 8, amplitude: 0.25, season: 4 }",
        "{ kind: trending, mean: 8, slope: -0.5 }",
        "{ kind: shock, mean: 8, shockMean: 16, from: 1, until: 2 }",
        "{ kind: modulated, mean: [8, 9], trend: 0.1, amplitude: 0.25, season: 4, shock: 2, from: 1 }",
        "{ kind: negativeBinomial, successes: 3, probability: 0.5 }",
        "{ kind: twoMoments, mean: 4, deviation: 2.5 }",
    ];

    [Test]
    public void File_SaysWhatIsInIt()
    {
        var read = Read(Text);
        Assert.Multiple(() =>
        {
            Assert.That((read.Name, read.Title, read.Baseline), Is.EqualTo(("shop", "Everything there is", "fixed")));
            Assert.That((read.Seed, read.TrainingSeeds), Is.EqualTo((-5L, 2)));
            Assert.That(
                read.System,
                Is.EqualTo(
                    InventoryDefinition.OrGymV1 with
                    {
                        Periods = 3,
                        InitialInventory = new(10, 20),
                        ReplenishmentCost = new(1.5, 1, 0.5),
                        ShortageCost = new(0.1, 0.05, 0),
                        HoldingCost = new(0.15, 0.1),
                        SupplyCapacity = new(15, 30),
                        LeadTime = new(0, 2),
                        Demand = new PoissonDemand { Mean = 8 },
                    }
                )
            );
            Assert.That(
                read.Test,
                Is.EqualTo(
                    new TestBudget
                    {
                        Episodes = 5,
                        NumpySeed = 3,
                        DetailedEpisodes = 0,
                    }
                )
            );
            Assert.That(
                read.Bounds!.Select(bound => bound.Value),
                Is.EqualTo(
                    new BoundDefinition[]
                    {
                        new HindsightDefinition { Episodes = 2 },
                        new RelaxationDefinition
                        {
                            Episodes = 2,
                            Fit = new() { Updates = 20 },
                        },
                    }
                )
            );
            Assert.That(read.Spread, Is.EqualTo(new SearchSpread { Controller = "powell", Seeds = 4 }));
            Assert.That(
                read.Assumed,
                Is.EqualTo(new Several<string>("controllers.formula.safety", "system.shortageCost"))
            );
            var searched = (SearchedDefinition)read.Controllers.Single(c => c.Key == "powell").Value;
            Assert.That(searched.Method, Is.EqualTo(new PowellDefinition()));
            Assert.That(
                searched.Policy,
                Is.EqualTo(new TimedBaseStockDefinition { Levels = new([new(1, 1), new(1, 1), new(1, 1)]) })
            );
            Assert.That((searched.NumpySeed, searched.Objective), Is.EqualTo((4L, SearchObjective.ArticleExpectation)));
        });
    }

    [Test]
    public void WrittenExperiment_ReadsBackTheSame()
    {
        foreach (var text in Demands.Select(With).Append(Text).Append(Network).Append(GoodwillNetwork))
        {
            var read = Read(text);
            var written = DefinitionWriter.Write(read);
            Assert.That(Read(written), Is.EqualTo(read));
            Assert.That(DefinitionWriter.Write(Read(written)), Is.EqualTo(written));
        }
    }

    /// <summary>Fails where a kind is added of which these tests know nothing.</summary>
    [Test]
    public void WrittenExperiments_HaveEveryKindThereIs()
    {
        var written = string.Concat(
            Demands
                .Select(With)
                .Append(Network)
                .Append(GoodwillNetwork)
                .Select(text => DefinitionWriter.Write(Read(text)))
        );
        var kinds = Families.SelectMany(family => DefinitionKinds.Standard.NamesFor(family)).Distinct();
        Assert.That(kinds.Where(kind => !written.Contains($"kind: {kind}\n", StringComparison.Ordinal)), Is.Empty);
    }

    [Test]
    public void Network_HasItsPreset()
    {
        var network = (NetworkDefinition)Read(Network).System;
        Assert.That(network, Is.EqualTo(NetworkDefinition.OrGymV1 with { Periods = 4 }));
    }

    [Test]
    public void SystemAlone_IsOrGymsWithTheProgramsDefaults()
    {
        var read = Read(
            "name: a\nsystem: { kind: inventory }\ncontrollers: { b: { kind: baseStockFormula } }\nbaseline: b\n"
        );
        Assert.That(read.System, Is.EqualTo(new InventoryDefinition()));
        Assert.That((read.Seed, read.TrainingSeeds, read.Test.Episodes), Is.EqualTo((1L, 1, 30)));
        Assert.That(read.Spread, Is.Null);
    }

    [TestCase("mean: 8", "maen: 8", "system.demand.maen: is unknown; did you mean mean?")]
    [TestCase("  periods: 3", "  periods: 3\n  stations: 4", "system.stations: is unknown")]
    [TestCase("kind: inventory", "kind: inventry", "system.kind: is 'inventry'; did you mean inventory?")]
    [TestCase("preset: orGymV1", "preset: orGymV2", "system.preset: is 'orGymV2'; did you mean orGymV0?")]
    [TestCase("leadTime: [0, 2]", "leadTime: [0, 2, 1]", "system.leadTime: has 3 values; 2 are needed")]
    [TestCase("leadTime: [0, 2]", "leadTime: [0, 0.5]", "system.leadTime[1]: is '0.5'")]
    [TestCase(
        "kind: powell, variant",
        "kind: powel, variant",
        "controllers.powell.method.kind: is 'powel'; did you mean powell?"
    )]
    [TestCase(
        "variant: sciPy111",
        "variant: sciPy",
        "controllers.powell.method.variant: is 'sciPy'; Allowed: sciPy192"
    )]
    [TestCase(
        "policy: { kind: rollingHorizon, forecast: 7 }",
        "policy: { kind: ppo }",
        "controllers.simplex.policy.kind: is 'ppo'"
    )]
    [TestCase(
        "policy: { kind: rollingHorizon, forecast: 7 }",
        "policy: { kind: echelonBaseStock, levels: [1, 2, 3] }",
        "controllers.simplex.policy.levels: has 3 values"
    )]
    [TestCase("[3.5, 4]", "[3.5, 4, 5]", "controllers.timed.levels[1]: has 3 values")]
    [TestCase("[3.5, 4]", "[3.5, x]", "controllers.timed.levels[1][1]: is 'x'")]
    [TestCase("[3.5, 4]", "3.5", "controllers.timed.levels[1]: is '3.5'; a list is needed")]
    [TestCase(", [5, 6]] }", "] }", "controllers.timed.levels: has 2 rows; 3 are needed")]
    [TestCase("safety: !assumed 2", "safety: !guessed 2", "controllers.formula.safety: has the tag !guessed")]
    [TestCase("safety: !assumed 2", "safety: -2", "controllers.formula.safety: is -2")]
    [TestCase(
        "kind: baseStockFormula, safety: !assumed 2",
        "kind: makeToOrder",
        "controllers.formula.kind: is makeToOrder, which controls systems of the kind chain; this one is inventory."
    )]
    [TestCase("iterations: 2, trainings: 3", "iterations: 2, trainings: 0", "controllers.proximal.trainings: is 0")]
    [TestCase("baseline: fixed", "baseline: fixd", "baseline: is 'fixd'; did you mean fixed?")]
    [TestCase("controller: powell", "controller: powel", "spread.controller: is 'powel'; did you mean powell?")]
    [TestCase("controller: powell", "controller: fixed", "spread.controller: is 'fixed', which is not trained")]
    [TestCase("seeds: 4", "seeds: 1", "spread.seeds: is 1")]
    [TestCase("test: { episodes: 5", "test: { episodes: 1", "test.episodes: is 1")]
    [TestCase("numpySeed: 3", "numpySeed: 4294967296", "test.numpySeed: is 4294967296")]
    [TestCase("detailedEpisodes: 0", "detailedEpisodes: -1", "test.detailedEpisodes: is -1")]
    [TestCase("kind: hindsight, episodes: 2", "kind: hindsight, episodes: 1", "bounds.hindsight.episodes: is 1")]
    [TestCase("updates: 20", "updates: -20", "bounds.relaxation.fit.updates: is -20")]
    [TestCase("trainingSeeds: 2", "trainingSeeds: 1001", "trainingSeeds: is 1001")]
    [TestCase("title:", "chain: { stations: 4 }\ntitle:", "chain: is unknown")]
    [TestCase("kind: hindsight", "kind: longRun", "bounds.hindsight.kind: is longRun")]
    [TestCase("seed: -5", "metrics: [reward, meanStok]\nseed: -5", "metrics: has meanStok; did you mean meanStock?")]
    [TestCase("seed: -5", "test: { periods: 7 }\nseed: -5", "test: stands a second time")]
    [TestCase("numpySeed: 3", "periods: 7", "test.periods: is 7, but an episode of this system has 3 periods.")]
    [TestCase("name: shop", "name: a b", "name: is 'a b'")]
    public void WrongKey_IsTheOnlyFaultTold(string there, string instead, string fault)
    {
        var told = Faults(Replaced(there, instead));
        Assert.That(told.Select(Told), Has.One.StartsWith(fault));
        Assert.That(told, Has.Count.EqualTo(1), string.Join('\n', told.Select(Told)));
        Assert.That(told[0].Line, Is.Positive);
    }

    [Test]
    public void TypoWithinANode_AndLinkToNoNode_AreToldInOneRound()
    {
        const string WithTypos = """
            name: net
            system:
              kind: network
              nodes:
                mine: {}
                plant: { initialInventory: 200, capacity: 80, yeild: 0.95 }
                town: {}
              links:
                - { from: mine, to: plnt, leadTime: 1, price: 0.2 }
                - { from: plant, to: town, price: 2, demand: { kind: poisson, mean: 12 } }
            baseline: levls
            controllers:
              levels: { kind: echelonBaseStock, levels: [300] }
            """;
        Assert.That(
            Faults(WithTypos).Select(fault => fault.Key),
            Is.EqualTo(["system.nodes.plant.yeild", "system.links[0].to", "baseline"])
        );
        Assert.That(
            Faults(WithTypos.Replace("plant: {", "plant: 5 #", StringComparison.Ordinal)).Select(fault => fault.Key),
            Is.EqualTo(["system.nodes.plant", "baseline"]),
            "where a node cannot be read its name may be meant"
        );
    }

    [TestCase(
        "kind: searched\n    policy: { kind: timed",
        "kind: serched\n    policy: { kind: timed",
        "controllers.powell.kind"
    )]
    [TestCase(Controller, "fixed: { kind: echelonBaseStock }", "controllers.fixed.levels")]
    public void FaultOfAController_BringsNoOthersAboutWhereItIsNamed(string there, string instead, string key)
    {
        Assert.That(Faults(Replaced(there, instead)).Select(f => f.Key), Is.EqualTo([key]));
    }

    [Test]
    public void ControllerOfAnotherKindOfSystem_IsRefused()
    {
        var onChain =
            "name: a\nsystem: { kind: chain, stations: 2 }\ncontrollers: { b: { kind: baseStockFormula } }\nbaseline: b\n";
        Assert.That(
            Faults(onChain).Select(Told),
            Has.One.StartsWith(
                "controllers.b.kind: is baseStockFormula, which controls systems of the kind inventory; this one is chain."
            )
        );
        var onInventory = onChain
            .Replace("kind: chain, stations: 2", "kind: inventory", StringComparison.Ordinal)
            .Replace("baseStockFormula", "makeToOrder", StringComparison.Ordinal);
        Assert.That(Faults(onInventory).Select(Told), Has.One.StartsWith("controllers.b.kind: is makeToOrder"));
    }

    [Test]
    public void ControllerOfAnotherKindOfSystem_InAProgram_IsAFault()
    {
        var wrong = Read(Network) with
        {
            Controllers = new(KeyValuePair.Create<string, ControllerDefinition>("a", new MakeToOrderDefinition())),
        };
        Assert.That(
            wrong.Validate(),
            Is.EqualTo(new[] { new Fault("controllers.a.kind", "is makeToOrder, which does not go with this system.") })
        );
    }

    [Test]
    public void BoundsOfOtherSystems_AreRefusedForANetwork()
    {
        var faults = Faults(Network.Replace("kind: hindsight", "kind: oracle", StringComparison.Ordinal));
        Assert.That(faults.Select(fault => fault.Key), Is.EqualTo(new[] { "bounds.a.kind" }));
    }

    [Test]
    public void Presets_AreLaidOverTheRest()
    {
        var text =
            Network
            + """

                defaultPreset: short
                presets:
                  short: { test: { episodes: 7 } }
                  full:
                    test: { episodes: 70 }
                    system: { periods: 9 }
                    controllers: { a: { levels: 50 } }
                """;
        var (small, full) = (Read(text), Read(text, "full"));
        Assert.That((small.Preset, small.Test.Episodes, small.TestPeriods), Is.EqualTo(("short", 7, 4)));
        Assert.That((full.Preset, full.Test.Episodes, full.TestPeriods), Is.EqualTo(("full", 70, 9)));
        Assert.That(full.Controllers[0].Value, Is.EqualTo(new FixedBaseStockDefinition { Levels = 50 }));
        Assert.That(Faults(text.Replace("levels: 50", "levels: x", StringComparison.Ordinal)), Has.Count.EqualTo(1));
    }

    [Test]
    public void Listing_TellsWhereValuesAreFrom()
    {
        var settings = DefinitionListing.Of(Read(Text)).ToDictionary(setting => setting.Key, StringComparer.Ordinal);
        Assert.Multiple(() =>
        {
            Assert.That(
                settings["system.shortageCost"],
                Is.EqualTo(
                    new DefinitionSetting(
                        "system.shortageCost",
                        "[0.1, 0.05, 0]",
                        Provenance.Assumed,
                        "marked so in the definition"
                    )
                    {
                        Allowed = "a number from 0 to 1000000000000",
                    }
                )
            );
            Assert.That(settings["system.discount"].Provenance, Is.EqualTo(Provenance.Source));
            Assert.That(settings["system.truncatedOrders"].Provenance, Is.EqualTo(Provenance.Preset));
            Assert.That(settings["system.truncatedOrders"].Reference, Is.EqualTo("orGymV1"));
            Assert.That(settings["system.periods"].Provenance, Is.EqualTo(Provenance.Given));
            Assert.That(settings["system.demand.kind"].Value, Is.EqualTo("poisson"));
            Assert.That(settings["controllers.timed.levels[1]"].Value, Is.EqualTo("[3.5, 4]"));
            Assert.That(settings["controllers.powell.policy.levels[2]"].Value, Is.EqualTo("[1, 1]"));
            Assert.That(settings["controllers.powell.method.kind"].Value, Is.EqualTo("powell"));
            Assert.That(settings["controllers.evolution.method.initialStep"].Value, Is.EqualTo("[5, 6]"));
            Assert.That(settings["controllers.formula.safety"].Provenance, Is.EqualTo(Provenance.Assumed));
            Assert.That(settings["spread.seeds"].Value, Is.EqualTo("4"));
            Assert.That(settings["bounds.relaxation.fit.updates"].Provenance, Is.EqualTo(Provenance.Given));
        });
    }

    private static string With(string demand) => Replaced("{ kind: poisson, mean: 8 }", demand);

    /// <summary>The text with something else in it, which must have been there.</summary>
    private static string Replaced(string there, string instead)
    {
        var replaced = Text.Replace(there, instead, StringComparison.Ordinal);
        Assert.That(replaced, Is.Not.EqualTo(Text));
        return replaced;
    }

    private static ExperimentDefinition Read(string text, string? preset = null) =>
        DefinitionReader.ReadText(text, "x.yaml", preset);

    private static IReadOnlyList<DefinitionFault> Faults(string text) =>
        Assert.Throws<InvalidDefinitionException>(() => DefinitionReader.ReadText(text, "x.yaml"))!.Faults;

    private static string Told(DefinitionFault fault) => $"{fault.Key}: {fault.Message}";
}
