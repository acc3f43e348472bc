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

    private static readonly InventoryDefinition TwoPlaces = Newsvendor with
    {
        InitialInventory = new(0, 0),
        SupplyCapacity = new(100, 100),
    };

    private static readonly SearchedDefinition Searched = new()
    {
        Policy = new FixedBaseStockDefinition { Levels = 1 },
        Method = new CmaEsDefinition { InitialStep = 3, MaximumEvaluations = 300 },
        Episodes = 4000,
    };

    private static readonly ChainDefinition Chain = new() { Stations = 2 };

    private const int Days = 100;

    private static readonly SearchedDefinition OnChain = new()
    {
        Policy = new ReorderPointDefinition { ReorderPoints = -60 },
        Method = new CmaEsDefinition { InitialStep = 20, MaximumEvaluations = 150 },
        Episodes = 4,
    };

    /// <summary>Three levels for OR-Gym's systems.</summary>
    private static readonly SearchedDefinition Standard = new()
    {
        Policy = new FixedBaseStockDefinition { Levels = 1 },
    };

    private static readonly SearchDefinition[] Methods =
    [
        Searched.Method,
        new NelderMeadDefinition { InitialStep = 4 },
        new PowellDefinition(),
    ];

    private static readonly RuleDefinition[] Rules =
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
    public void MeanGoal_IsBestAtTheNewsvendorsOptimum(SearchDefinition method)
    {
        var found = Found(Searched with { Method = method }, seed: 1001);
        Assert.That(found.Parameters, Is.EqualTo(new[] { 6.0 }));
        // 3 · E[min(6, D)] − 6 = 3 · 3.9 − 6; the standard error is 0.1.
        Assert.That(found.Value, Is.EqualTo(-5.7).Within(0.3));
    }

    /// <summary>Of a rule that cannot be played in blocks the search finds the same as of one that can.</summary>
    [Test]
    public void MeanGoal_OfAnyRule_IsThatOfLevelsInBlocks()
    {
        var timed = Searched with { Policy = new TimedBaseStockDefinition { Levels = new(new Several<double>(1)) } };
        var (inBlocks, oneByOne) = (Found(Searched, seed: 1001), Found(timed, seed: 1001));
        Assert.That(oneByOne.Point, Is.EqualTo(inBlocks.Point));
        Assert.That(oneByOne.Value, Is.EqualTo(inBlocks.Value));
    }

    [TestCase(SearchObjective.MeanGoal)]
    [TestCase(SearchObjective.ArticleExpectation)]
    public void SameSeed_FindsTheSame_AnotherDoesNot(SearchObjective objective)
    {
        var system = InventoryDefinition.OrGymV1;
        var searched = Standard with
        {
            Method = new CmaEsDefinition { InitialStep = 50, MaximumEvaluations = 60 },
            Objective = objective,
            Episodes = 20,
        };
        var first = Agent(searched, system, 7001);
        Assert.That(Agent(searched, system, 7001), Is.EqualTo(first));
        Assert.That(Agent(searched, system, 7002), Is.Not.EqualTo(first));
    }

    [TestCase(SearchObjective.MeanGoal)]
    [TestCase(SearchObjective.ArticleExpectation)]
    public void NumpySeed_IsThatOfTheFirstTraining_AndGrowsByOne(SearchObjective objective)
    {
        var system = InventoryDefinition.OrGymV1;
        string Of(long numpySeed, long experiment, int training) =>
            Agent(
                Standard with
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
            played.Play(controller, default, new EpisodeOptions(DemandPath.OfPeriods(path)));
            sum += played.TotalReward;
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
        var training = (PolicySearch)Searched.Begin(Newsvendor, 1001);
        Assert.That((Searched.IterationsOf(new TrainingBudget()), training.FinishedIterations), Is.EqualTo((1, 0)));
        var iteration = training.RunIteration();
        var evaluations = training.Found!.Evaluations;
        Assert.That(training.FinishedIterations, Is.EqualTo(1));
        Assert.That(iteration.Episodes, Is.EqualTo(4000L * evaluations));
        Assert.That(iteration.Steps, Is.EqualTo(iteration.Episodes));
        Assert.That(iteration.Goal, Is.EqualTo(-training.Found.Value));
    }

    [TestCase(1, ExpectedResult = 1000)]
    [TestCase(30, ExpectedResult = 1000)]
    [TestCase(300, ExpectedResult = 100)]
    [TestCase(1000, ExpectedResult = 30)]
    [TestCase(1_000_000, ExpectedResult = 10)]
    public int Episodes_LeftOut_AreAsManyAsHaveThirtyThousandPeriods(int periods) =>
        (OnChain with { Episodes = null }).EpisodesFor(periods);

    /// <summary>Reorder points that order nothing until much is late are easy to improve.</summary>
    [Test]
    public void Search_OnAChain_FindsBetterReorderPoints()
    {
        var training = (PolicySearch)OnChain.Begin(Chain, seed: 1001, periods: Days);
        var iteration = training.RunIteration();
        var found = training.Found!;
        Assert.Multiple(() =>
        {
            Assert.That(found.Parameters, Has.All.Matches<double>(point => point == Math.Round(point)));
            Assert.That(iteration.Goal, Is.EqualTo(found.Value), "a cost");
            Assert.That(iteration.Goal, Is.EqualTo(CostOf(found.Parameters)), "of these parameters");
            Assert.That(iteration.Goal, Is.LessThan(0.5 * CostOf([-60, -60])));
            Assert.That(iteration.Episodes, Is.EqualTo(4L * found.Evaluations));
            Assert.That(iteration.Steps, Is.EqualTo(iteration.Episodes * Days * 2));
        });
    }

    [Test]
    public void Agent_OfAChain_PlaysTheRuleWithWhatWasFound()
    {
        var training = (PolicySearch)Trained(OnChain, Chain, 1001, Days);
        var agent = OnChain.LoadAgent(Chain, training.Agent());
        var rule = ((ITunable)OnChain.Policy).With([.. training.Found!.Parameters]);
        var setup = new ChainSetup(Chain, Days);
        Assert.That(
            setup.Play(agent, new EpisodeSeed(5, 1)).Values,
            Is.EqualTo(setup.Play(rule.Create(Chain), new EpisodeSeed(5, 1)).Values)
        );
    }

    /// <summary>Also where the search is thrown far off at once, a chain's rule is not worse than it was.</summary>
    [TestCase(1)]
    [TestCase(2)]
    [TestCase(3)]
    public void Search_OnAChainWithWildSteps_IsNotWorseThanItsStart(long seed)
    {
        double[] start = [5, 10];
        var wild = OnChain with
        {
            Policy = new ReorderPointDefinition { ReorderPoints = new(5, 10) },
            Method = new CmaEsDefinition
            {
                InitialStep = 1e5,
                MaximumEvaluations = 15,
                Lower = -1e6,
                Upper = 1e6,
            },
        };
        var found = ((PolicySearch)Trained(wild, Chain, seed, Days)).Found!;
        Assert.That(CostOf(found.Parameters, seed), Is.LessThanOrEqualTo(CostOf(start, seed)));
    }

    [Test]
    public void SavedTraining_GoesOnFromThere()
    {
        var training = Searched.Begin(Newsvendor, 1001);
        var before = training.Saved();
        training.RunIteration();
        var again = Searched.Begin(Newsvendor, 1001);
        again.Load(before);
        Assert.That(again.FinishedIterations, Is.Zero);
        again.Load(training.Saved());
        Assert.That(again.FinishedIterations, Is.EqualTo(1));
        Assert.That(AgentOf(again), Is.EqualTo(AgentOf(training)));
    }

    [Test]
    public void DamagedTraining_IsRefused()
    {
        var training = Searched.Begin(Newsvendor, 1001);
        training.RunIteration();
        var saved = training.Saved();
        Assert.That(() => training.Load(saved[..^3]), Throws.InstanceOf<IOException>());
        Assert.That(() => training.Load(saved[..4]), Throws.InstanceOf<IOException>());
        Assert.That(() => training.Load([255, 255, 255, 255]), Throws.InstanceOf<InvalidDataException>());
        saved[8] ^= 255;
        Assert.That(() => training.Load(saved), Throws.InstanceOf<InvalidDataException>());
    }

    [Test]
    public void Agent_PlaysTheRuleWithWhatWasFound()
    {
        var agent = AgentOf(Trained(Searched, Newsvendor, 1001));
        var controller = Searched.LoadAgent(Newsvendor, Encoding.UTF8.GetBytes(agent));
        var system = Newsvendor.Create();
        system.Play(controller, default, new EpisodeOptions(DemandPath.OfPeriods([4])));
        Assert.That(system.TotalReward, Is.EqualTo((3 * 4) - 6));
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
            () => Searched.LoadAgent(Newsvendor, Encoding.UTF8.GetBytes(damaged)),
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
    public void TunableRule_TakesItsParametersBack(RuleDefinition rule)
    {
        var tunable = (ITunable)rule;
        var parameters = tunable.Parameters(TwoPlaces);
        var others = Array.ConvertAll(parameters, parameter => parameter + 2);
        Assert.That(((ITunable)tunable.With(parameters)).Parameters(TwoPlaces), Is.EqualTo(parameters));
        var changed = tunable.With(others);
        Assert.That(((ITunable)changed).Parameters(TwoPlaces), Is.EqualTo(others));
        Assert.That(((ITunable)changed).With(parameters), Is.EqualTo(tunable.With(parameters)));
        if (parameters.Length > 1 && rule is not FixedBaseStockDefinition { Levels.Count: 1 })
            Assert.That(tunable.With(parameters), Is.EqualTo(rule));
    }

    [Test]
    public void TimedLevels_KeepTheirRows()
    {
        var rule = new TimedBaseStockDefinition { Levels = new([new(1, 2), new(3, 4), new(5, 6)]) };
        Assert.That(rule.Parameters(TwoPlaces), Is.EqualTo(new[] { 1.0, 2, 3, 4, 5, 6 }));
        var changed = (TimedBaseStockDefinition)rule.With([6, 5, 4, 3, 2, 1]);
        Assert.That(changed.Levels, Is.EqualTo(new Several<Several<double>>([new(6, 5), new(4, 3), new(2, 1)])));
    }

    private static IEnumerable<TestCaseData> Wrong()
    {
        TestCaseData Case(string keys, SearchedDefinition wrong, SystemDefinition? system = null) =>
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
        yield return Case("training.episodes", Searched with { Training = new TrainingBudget { Episodes = 0 } });
        yield return Case(
            "numpySeed objective",
            OnChain with
            {
                NumpySeed = 1,
                Objective = SearchObjective.ArticleExpectation,
            },
            Chain
        );
        yield return Case(
            "policy.reorderPoints",
            OnChain with
            {
                Policy = new ReorderPointDefinition { ReorderPoints = new(1, 2, 3) },
            },
            Chain
        );
        yield return Case("policy", OnChain with { Policy = new MakeToOrderDefinition() }, Chain);
        yield return Case(
            "numpySeed",
            Searched with
            {
                NumpySeed = 1,
            },
            InventoryDefinition.OrGymV1 with
            {
                Demand = new UniformDemand(),
            }
        );
    }

    [TestCaseSource(nameof(Wrong))]
    public void Fault_IsToldAtItsKey(string keys, SearchedDefinition wrong, SystemDefinition system) =>
        Assert.That(string.Join(' ', wrong.Validate(system).Select(fault => fault.Key)), Is.EqualTo(keys));

    [Test]
    public void WhatFits_HasNoFaults()
    {
        Assert.That(Standard.Validate(InventoryDefinition.OrGymV0), Is.Empty);
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
        var searched = Standard with { Method = new CmaEsDefinition { Population = 5000 } };
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
        var training = Standard.Begin(InventoryDefinition.OrGymV1);
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
            Throws
                .InstanceOf<SearchDivergedException>()
                .With.Message.Contains(
                    "is not allowed: levels is 503440556450.05774; -1000000000 to 1000000000 units are allowed. Bound it."
                )
        );
    }

    private static double CostOf(IReadOnlyList<double> points, long seed = 1001) =>
        Enumerable
            .Range(1, 4)
            .Average(episode =>
                new ChainSetup(Chain, Days).Play(
                    ((ITunable)OnChain.Policy).With([.. points]).Create(Chain),
                    EpisodeNumbers.Training(seed, episode)
                )["costPerDay"]
            );

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

    private static ITraining Trained(
        SearchedDefinition searched,
        SystemDefinition system,
        long seed,
        int? periods = null
    )
    {
        var training = searched.Begin(system, seed, periods: periods);
        training.RunIteration();
        return training;
    }

    private static FoundPolicy Found(SearchedDefinition searched, long seed) =>
        ((PolicySearch)Trained(searched, Newsvendor, seed)).Found!;

    private static string Agent(SearchedDefinition searched, SystemDefinition system, long seed) =>
        AgentOf(Trained(searched, system, seed));

    private static string AgentOf(ITraining training) => Encoding.UTF8.GetString(training.Agent());

    /// <summary>A rule without numbers.</summary>
    private sealed record Fixed : RuleDefinition
    {
        public override IEnumerable<Fault> Validate(SystemDefinition system) => [];

        public override IController Create(SystemDefinition system) => throw new NotSupportedException();
    }
}
