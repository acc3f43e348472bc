using System.Text;
using System.Threading;

namespace ProcessChain.Tests;

internal sealed class SearchedDefinitionTests
{
    /// <summary>
    /// Units are bought for 1 and sold for 3 to 0 … 9 customers in the same period. The q-th pays if 3 · P(D ≥ q) > 1, that is
    /// (10 − q)/10 > 1/3: the best level is 6.
    /// </summary>
    private static readonly InventoryDefinition Newsvendor = new()
    {
        Periods = 1,
        InitialInventory = new(0),
        LeadTime = new(0),
        SupplyCapacity = new(100),
        Price = 3,
        ReplenishmentCost = new(2, 1),
        ShortageCost = new(0, 0),
        HoldingCost = new(0),
        Demand = new IntegersDemand { High = 9 },
    };

    private static readonly SearchedDefinition Searched = new()
    {
        Policy = new FixedBaseStockDefinition { Levels = 1 },
        Method = new CmaEsDefinition { InitialStep = 3, MaximumEvaluations = 300 },
        Episodes = 4000,
    };

    private static readonly SearchDefinition[] Methods =
    [
        Searched.Method,
        new NelderMeadDefinition { InitialStep = 4 },
        new PowellDefinition(),
    ];

    private static readonly SupplyRuleDefinition[] Rules =
    [
        new FixedBaseStockDefinition
        {
            Levels = new(20.5, 45),
            LimitOrders = false,
            CountBacklog = false,
        },
        new FixedBaseStockDefinition { Levels = 7 },
        new TimedBaseStockDefinition { Levels = new([new(1, 2), new(3.5, 4), new(5, 6)]) },
        new BaseStockFormulaDefinition { Safety = 2.25 },
        new RollingHorizonDefinition { Forecast = 12 },
    ];

    [TestCaseSource(nameof(Methods))]
    public void MeanReward_IsBestAtTheNewsvendorsOptimum(SearchDefinition method)
    {
        var found = Found(Searched with { Method = method }, seed: 1001);
        Assert.That(found.Parameters, Is.EqualTo(new[] { 6.0 }));
        // 3 · E[min(6, D)] − 6 = 3 · 3.9 − 6; the standard error is 0.1.
        Assert.That(found.Value, Is.EqualTo(-5.7).Within(0.3));
    }

    /// <summary>Of a rule that cannot be played in blocks the search finds the same as of one that can.</summary>
    [Test]
    public void MeanReward_OfAnyRule_IsThatOfLevelsInBlocks()
    {
        var timed = Searched with { Policy = new TimedBaseStockDefinition { Levels = new(new Several<double>(1)) } };
        var (inBlocks, oneByOne) = (Found(Searched, seed: 1001), Found(timed, seed: 1001));
        Assert.That(oneByOne.Point, Is.EqualTo(inBlocks.Point));
        Assert.That(oneByOne.Value, Is.EqualTo(inBlocks.Value));
    }

    [TestCase(SearchObjective.MeanReward)]
    [TestCase(SearchObjective.ArticleExpectation)]
    public void SameSeed_FindsTheSame_AnotherDoesNot(SearchObjective objective)
    {
        var system = InventoryDefinition.OrGymV1;
        var searched = new SearchedDefinition
        {
            Method = new CmaEsDefinition { InitialStep = 50, MaximumEvaluations = 60 },
            Objective = objective,
            Episodes = 20,
        };
        var first = Agent(searched, system, 7001);
        Assert.That(Agent(searched, system, 7001), Is.EqualTo(first));
        Assert.That(Agent(searched, system, 7002), Is.Not.EqualTo(first));
    }

    [TestCase(SearchObjective.MeanReward)]
    [TestCase(SearchObjective.ArticleExpectation)]
    public void NumpySeed_IsThatOfTheFirstTraining_AndGrowsByOne(SearchObjective objective)
    {
        var system = InventoryDefinition.OrGymV1;
        string Of(long numpySeed, long experiment, int training) =>
            Agent(
                new SearchedDefinition
                {
                    Method = new PowellDefinition { MaximumEvaluations = 60 },
                    Objective = objective,
                    Episodes = 5,
                    NumpySeed = numpySeed,
                },
                system,
                EpisodeNumbers.TrainingSeed(experiment, training)
            );
        Assert.That(Of(40, experiment: 5, training: 3), Is.EqualTo(Of(42, experiment: -9, training: 1)));
        Assert.That(Of(40, experiment: 5, training: 1000), Is.EqualTo(Of(1039, experiment: 0, training: 1)));
        Assert.That(Of(40, experiment: 5, training: 3), Is.Not.EqualTo(Of(40, experiment: 5, training: 1)));
    }

    /// <summary>Numpy's draws one after the other are the paths, of which the mean reward is taken.</summary>
    [Test]
    public void NumpySeed_GivesTheDemandOfTheFirstTraining()
    {
        var system = InventoryDefinition.OrGymV1;
        var searched = Searched with
        {
            Policy = new FixedBaseStockDefinition { Levels = 150 },
            Method = new PowellDefinition { MaximumEvaluations = 5 },
            Episodes = 4,
            NumpySeed = 40,
        };
        var found = ((PolicySearch)Trained(searched, system, EpisodeNumbers.TrainingSeed(5, 1))).Found!;
        var numpy = new NumpyRandom(40);
        var played = system.Create();
        var controller = new FixedBaseStockDefinition { Levels = new([.. found.Point]) }.Create(system);
        var sum = 0.0;
        for (var episode = 0; episode < 4; episode++)
        {
            var path = new int[system.Periods];
            system.DrawDemand(numpy, path);
            played.Play(controller, default, path);
            sum += played.Figures.Reward;
        }
        Assert.That(found.Value, Is.EqualTo(-sum / 4));
    }

    [Test]
    public void WholeParameters_AreRoundedAndNotNegative()
    {
        var searched = Searched with
        {
            Policy = new FixedBaseStockDefinition { Levels = -3.7 },
            Method = new CmaEsDefinition { InitialStep = 1e-6, MaximumEvaluations = 8 },
            Episodes = 1,
        };
        Assert.That(Found(searched, seed: 1).Parameters, Is.EqualTo(new[] { 0.0 }));
        var fractional = Found(searched with { WholeParameters = false }, seed: 1);
        Assert.That(fractional.Parameters, Is.EqualTo(fractional.Point));
        Assert.That(fractional.Parameters[0], Is.EqualTo(-3.7).Within(1e-3));
    }

    [Test]
    public void Training_TellsItsEpisodes_AndWhatItEarns()
    {
        var training = (PolicySearch)Searched.Create(Newsvendor, 1001, workers: 1);
        Assert.That((training.Iterations, training.FinishedIterations), Is.EqualTo((1, 0)));
        var iteration = training.RunIteration();
        var evaluations = training.Found!.Evaluations;
        Assert.That(training.FinishedIterations, Is.EqualTo(1));
        Assert.That(iteration.Episodes, Is.EqualTo(4000L * evaluations));
        Assert.That(iteration.Steps, Is.EqualTo(iteration.Episodes));
        Assert.That(iteration.Reward, Is.EqualTo(-training.Found.Value));
    }

    [Test]
    public void SavedTraining_GoesOnFromThere()
    {
        var training = Searched.Create(Newsvendor, 1001, workers: 1);
        var before = Saved(training);
        training.RunIteration();
        var again = Searched.Create(Newsvendor, 1001, workers: 1);
        Load(again, before);
        Assert.That(again.FinishedIterations, Is.Zero);
        Load(again, Saved(training));
        Assert.That(again.FinishedIterations, Is.EqualTo(1));
        Assert.That(AgentOf(again), Is.EqualTo(AgentOf(training)));
    }

    [Test]
    public void DamagedTraining_IsRefused()
    {
        var training = Searched.Create(Newsvendor, 1001, workers: 1);
        training.RunIteration();
        var saved = Saved(training);
        Assert.That(() => Load(training, saved[..^3]), Throws.InstanceOf<IOException>());
        Assert.That(() => Load(training, saved[..4]), Throws.InstanceOf<IOException>());
        Assert.That(() => Load(training, [255, 255, 255, 255]), Throws.InstanceOf<InvalidDataException>());
        saved[8] ^= 255;
        Assert.That(() => Load(training, saved), Throws.InstanceOf<InvalidDataException>());
    }

    [Test]
    public void Agent_PlaysTheRuleWithWhatWasFound()
    {
        var agent = AgentOf(Trained(Searched, Newsvendor, 1001));
        var controller = Searched.LoadAgent(Newsvendor, new MemoryStream(Encoding.UTF8.GetBytes(agent)));
        var system = Newsvendor.Create();
        system.Play(controller, default, [4]);
        Assert.That(system.Figures.Reward, Is.EqualTo((3 * 4) - 6));
    }

    [TestCase("", "", "")]
    [TestCase("}", "", "")]
    [TestCase("\"parameters\"", "\"paramters\"", "parameters")]
    [TestCase("\"message\"", "\"massage\"", "message")]
    [TestCase("6", "\"six\"", "")]
    [TestCase("6", "null", "")]
    [TestCase("6", "6, 7", "2 parameters; 1 are needed")]
    [TestCase("6", "", "0 parameters; 1 are needed")]
    [TestCase("6", "1e999", "levels")]
    [TestCase("6", "1e10", "levels")]
    public void DamagedAgent_IsRefused(string there, string instead, string word)
    {
        var agent = AgentOf(Trained(Searched, Newsvendor, 1001));
        var at = agent.IndexOf(there, StringComparison.Ordinal);
        Assert.That(at, Is.Not.Negative);
        var damaged = there.Length == 0 ? "" : agent[..at] + instead + agent[(at + there.Length)..];
        Assert.That(
            () => Searched.LoadAgent(Newsvendor, new MemoryStream(Encoding.UTF8.GetBytes(damaged))),
            Throws.InstanceOf<InvalidDataException>().With.Message.Contains(word)
        );
    }

    [Test]
    public void FoundPolicy_IsReadAsItWasWritten()
    {
        var found = new FoundPolicy(
            [1.5, -2],
            [0.1, 1e-300],
            -3.25,
            77,
            4,
            "End.",
            [
                [1, 0],
                [0.5, -1],
            ]
        );
        using var file = new MemoryStream();
        found.Write(file);
        file.Position = 0;
        var read = FoundPolicy.Read(file);
        Assert.Multiple(() =>
        {
            Assert.That(read.Parameters, Is.EqualTo(found.Parameters));
            Assert.That(read.Point, Is.EqualTo(found.Point));
            Assert.That(read.Directions, Is.EqualTo(found.Directions));
            Assert.That(
                (read.Value, read.Evaluations, read.Iterations, read.Message),
                Is.EqualTo((-3.25, 77, 4, "End."))
            );
        });
        Assert.That(
            () => FoundPolicy.Read(new MemoryStream("null"u8.ToArray())),
            Throws.InstanceOf<InvalidDataException>()
        );
    }

    [TestCaseSource(nameof(Rules))]
    public void TunableRule_TakesItsParametersBack(SupplyRuleDefinition rule)
    {
        var tunable = (ITunable<SupplyRuleDefinition>)rule;
        var parameters = tunable.Parameters(places: 2);
        var others = Array.ConvertAll(parameters, parameter => parameter + 2);
        Assert.That(((ITunable<SupplyRuleDefinition>)tunable.With(parameters)).Parameters(2), Is.EqualTo(parameters));
        var changed = tunable.With(others);
        Assert.That(((ITunable<SupplyRuleDefinition>)changed).Parameters(2), Is.EqualTo(others));
        Assert.That(((ITunable<SupplyRuleDefinition>)changed).With(parameters), Is.EqualTo(tunable.With(parameters)));
        if (parameters.Length > 1 && rule is not FixedBaseStockDefinition { Levels.Count: 1 })
            Assert.That(tunable.With(parameters), Is.EqualTo(rule));
    }

    [Test]
    public void TimedLevels_KeepTheirRows()
    {
        var rule = new TimedBaseStockDefinition { Levels = new([new(1, 2), new(3, 4), new(5, 6)]) };
        Assert.That(rule.Parameters(2), Is.EqualTo(new[] { 1.0, 2, 3, 4, 5, 6 }));
        var changed = (TimedBaseStockDefinition)rule.With([6, 5, 4, 3, 2, 1]);
        Assert.That(changed.Levels, Is.EqualTo(new Several<Several<double>>([new(6, 5), new(4, 3), new(2, 1)])));
    }

    private static IEnumerable<TestCaseData> Wrong()
    {
        TestCaseData Case(string keys, SearchedDefinition wrong, SupplyDefinition? system = null) =>
            new(keys, wrong, system ?? InventoryDefinition.OrGymV1);
        yield return Case("episodes", Searched with { Episodes = 0 });
        yield return Case("episodes", Searched with { Episodes = 1_000_001 });
        yield return Case("numpySeed", Searched with { NumpySeed = -1 });
        yield return Case("numpySeed", Searched with { NumpySeed = 4_294_966_001 });
        yield return Case(
            "policy.levels",
            Searched with
            {
                Policy = new FixedBaseStockDefinition { Levels = new(1, 2) },
            }
        );
        yield return Case("policy", Searched with { Policy = new Fixed() });
        yield return Case(
            "method.valueTolerance",
            Searched with
            {
                Method = new PowellDefinition { ValueTolerance = 0 },
            }
        );
        yield return Case(
            "method.initialStep",
            Searched with
            {
                Method = new CmaEsDefinition { InitialStep = new PerElement<double>(1, 2) },
            }
        );
        yield return Case("objective", Searched with { Objective = SearchObjective.ArticleExpectation }, TwoMarkets());
    }

    [TestCaseSource(nameof(Wrong))]
    public void Fault_IsToldAtItsKey(string keys, SearchedDefinition wrong, SupplyDefinition system) =>
        Assert.That(string.Join(' ', wrong.Validate(system).Select(fault => fault.Key)), Is.EqualTo(keys));

    [Test]
    public void WhatFits_HasNoFaults()
    {
        Assert.That(new SearchedDefinition().Validate(InventoryDefinition.OrGymV0), Is.Empty);
        Assert.That(Searched.Validate(TwoMarkets()), Is.Empty);
        Assert.That((Searched with { NumpySeed = 4_294_966_000 }).Validate(InventoryDefinition.OrGymV0), Is.Empty);
    }

    /// <summary>What is found within allowed numbers of evaluations must be allowed itself.</summary>
    [Test]
    public void Validate_StartOutOfTheSearchsBounds_IsAFault()
    {
        var searched = new SearchedDefinition
        {
            Policy = new FixedBaseStockDefinition { Levels = new(300, 240, 60) },
            Method = new CmaEsDefinition { Lower = 0, Upper = 250 },
        };
        Assert.That(
            searched.Validate(InventoryDefinition.OrGymV1),
            Is.EqualTo([new Fault("method.upper", "is 250, below the start, which has 300 in coordinate 0.")])
        );
    }

    [Test]
    public void Validate_PopulationThatNoEvaluationsAreLeftFor_IsAFault()
    {
        var searched = new SearchedDefinition { Method = new CmaEsDefinition { Population = 5000 } };
        Assert.That(
            searched.Validate(InventoryDefinition.OrGymV1).Select(fault => fault.Key),
            Is.EqualTo(["method.population"])
        );
    }

    [Test]
    public void FoundSafety_IsNotRounded()
    {
        var searched = new SearchedDefinition
        {
            Policy = new BaseStockFormulaDefinition { Safety = 1.5 },
            Method = new CmaEsDefinition { InitialStep = 0.2, MaximumEvaluations = 20 },
            Episodes = 10,
        };
        var found = Found(searched, seed: 1);
        Assert.That(found.Parameters, Is.EqualTo(found.Point));
        Assert.That(found.Parameters[0] % 1, Is.Not.Zero);
    }

    [Test]
    public void Search_ThatIsStopped_Ends()
    {
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        var training = new SearchedDefinition().Create(InventoryDefinition.OrGymV1, seed: 1, workers: 1);
        Assert.Throws<OperationCanceledException>(() => training.RunIteration(stop.Token));
    }

    [Test]
    public void SearchThatLeavesAllBounds_TellsIt()
    {
        var searched = Searched with
        {
            Policy = new FixedBaseStockDefinition { Levels = 1 },
            Method = new CmaEsDefinition { InitialStep = 1e12 },
            Episodes = 1,
        };
        Assert.That(
            () => Found(searched, seed: 1),
            Throws.InstanceOf<SearchDivergedException>().With.Message.Contains("is not allowed: levels has the value")
        );
    }

    private static NetworkDefinition TwoMarkets() =>
        NetworkDefinition.OrGymV0 with
        {
            Nodes = new([.. NetworkDefinition.OrGymV0.Nodes, KeyValuePair.Create("far", new NetworkNode())]),
            Links = new([
                .. NetworkDefinition.OrGymV0.Links,
                NetworkDefinition.OrGymV0.Links.First(link => link.Demand is not null) with
                {
                    To = "far",
                },
            ]),
        };

    private static ISupplyTraining Trained(SearchedDefinition searched, SupplyDefinition system, long seed)
    {
        var training = searched.Create(system, seed, workers: 1);
        training.RunIteration();
        return training;
    }

    private static FoundPolicy Found(SearchedDefinition searched, long seed) =>
        ((PolicySearch)Trained(searched, Newsvendor, seed)).Found!;

    private static string Agent(SearchedDefinition searched, SupplyDefinition system, long seed) =>
        AgentOf(Trained(searched, system, seed));

    private static string AgentOf(ISupplyTraining training)
    {
        using var agent = new MemoryStream();
        training.SaveAgent(agent);
        return Encoding.UTF8.GetString(agent.ToArray());
    }

    private static byte[] Saved(ISupplyTraining training)
    {
        using var content = new MemoryStream();
        using var writer = new BinaryWriter(content);
        training.Save(writer);
        return content.ToArray();
    }

    private static void Load(ISupplyTraining training, byte[] saved)
    {
        using var reader = new BinaryReader(new MemoryStream(saved));
        training.Load(reader);
    }

    /// <summary>A rule without numbers.</summary>
    private sealed record Fixed : SupplyRuleDefinition
    {
        public override IEnumerable<Fault> Validate(SupplyDefinition system) => [];

        public override ISupplyController Create(SupplyDefinition system) => throw new NotSupportedException();
    }
}
