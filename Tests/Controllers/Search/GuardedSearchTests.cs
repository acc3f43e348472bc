using System.Threading;

namespace ProcessChain.Tests;

/// <summary>With the parameters that are used no search is worse than its start, and steps are long enough to change them.</summary>
internal sealed class GuardedSearchTests
{
    private static readonly SearchDefinition[] Methods =
    [
        new PowellDefinition(),
        new PowellDefinition { Variant = PowellVariant.SciPy193 },
        new NelderMeadDefinition(),
        new CmaEsDefinition { InitialStep = 300, Recommendation = CmaEsRecommendation.Mean },
        new CmaEsDefinition { InitialStep = 0.1 },
        new CmaEsDefinition { InitialStep = 1000, Restarts = CmaEsRestarts.Bipop },
    ];

    private static readonly SearchDefinition[] ShortSteps =
    [
        new PowellDefinition(),
        new NelderMeadDefinition(),
        new NelderMeadDefinition { InitialStep = 0.1 },
        new CmaEsDefinition { InitialStep = 0.1 },
    ];

    /// <summary>Lost sales with 20 customers a period: levels of 43 and 65 are near the best.</summary>
    private static readonly InventoryDefinition TwoPlaces = new()
    {
        Backlog = false,
        InitialInventory = new(20, 20),
        Periods = 10,
        ReplenishmentCost = new(1.5, 1, 0.75),
        ShortageCost = new(0.1, 0.075, 0.05),
        HoldingCost = new(0.15, 0.1),
        SupplyCapacity = new(100, 90),
        LeadTime = new(1, 2),
        Demand = new PoissonDemand { Mean = 20 },
    };

    /// <summary>A newsvendor with 20 customers: the best level is about 20.</summary>
    private static readonly InventoryDefinition OnePlace = new()
    {
        Backlog = false,
        InitialInventory = new(0),
        Price = 2,
        ReplenishmentCost = new(1, 1),
        ShortageCost = new(0, 0),
        HoldingCost = new(0.5),
        SupplyCapacity = new(1000),
        LeadTime = new(0),
        Periods = 1,
        Discount = 1,
        Demand = new PoissonDemand { Mean = 20 },
    };

    private static IEnumerable<TestCaseData> WildSteps() =>
        [
            new TestCaseData(new[] { 60.0, 110 }, new CmaEsDefinition { InitialStep = 1e8 }),
            new TestCaseData(
                new[] { 43.0, 65 },
                new CmaEsDefinition
                {
                    InitialStep = 300,
                    Lower = 0,
                    Upper = 1000,
                    MaximumEvaluations = 20,
                }
            ),
        ];

    [TestCaseSource(nameof(WildSteps))]
    public void Training_WithWildSteps_IsNotWorseThanItsStart(double[] start, SearchDefinition method)
    {
        var searched = new SearchedDefinition
        {
            Policy = new FixedBaseStockDefinition { Levels = new(start) },
            Method = method,
            Episodes = 200,
        };
        var found = Found(searched, TwoPlaces);
        Assert.That(RewardOf(searched, found.Parameters), Is.GreaterThanOrEqualTo(RewardOf(searched, start)));
    }

    [Test]
    public void Training_OnWholeLevels_LeavesTheFlat([ValueSource(nameof(ShortSteps))] SearchDefinition method)
    {
        var searched = new SearchedDefinition
        {
            Policy = new FixedBaseStockDefinition { Levels = 1 },
            Method = method,
            Episodes = 2000,
        };
        Assert.That(Found(searched, OnePlace).Parameters, Is.All.InRange(18, 22));
    }

    /// <summary>Pyramids, some of them with steps, that stand on level ground.</summary>
    [Test]
    public void Minimise_RandomProblems_AreNeverWorseThanTheirStart(
        [ValueSource(nameof(Methods))] SearchDefinition method,
        [Values] bool rounds
    )
    {
        for (var seed = 1; seed <= 40; seed++)
        {
            var chance = new EpisodeSeed(seed, 0).Stream("problem");
            var start = Several(chance, 1 + chance.Next(3), 20);
            var (centre, slopes) = (Several(chance, start.Length, 20), Several(chance, start.Length, 3));
            var (edge, step) = (chance.NextDouble() * 100, chance.Next(2) * 2.5);
            double Objective(ReadOnlySpan<double> point)
            {
                var sum = 0.0;
                for (var i = 0; i < point.Length; i++)
                {
                    var x = step == 0 ? point[i] : step * Math.Round(point[i] / step);
                    sum += (1 + Math.Abs(slopes[i])) * Math.Abs(x - centre[i]);
                }
                return Math.Min(sum, edge);
            }
            var space = new ParameterSpace(new Levels(start), TwoPlaces, rounds);
            var result = space
                .SearchBy(method with { MaximumEvaluations = 30 * seed }, seed, isRepeatable: true)
                .Minimise(Objective, start);
            Assert.That(
                Objective([.. space.UsedAt(result.Point)]),
                Is.LessThanOrEqualTo(Objective([.. space.UsedAt(start)])),
                $"problem {seed}: {result.Message}"
            );
        }
    }

    /// <summary>Neither 9 nor 3, which is used of the best point met, is as good as 2.</summary>
    [Test]
    public void Minimise_NothingBetter_KeepsTheStart()
    {
        var space = SpaceOf(new Levels([2]));
        var result = new GuardedSearch(new Recommending([9], [3.4]), space).Minimise(x => Math.Abs(x[0] - 2), [2]);
        Assert.Multiple(() =>
        {
            Assert.That(result.Point, Is.EqualTo(new[] { 2.0 }));
            Assert.That(result.Value, Is.Zero);
            Assert.That(result.Message, Is.EqualTo("End. The start is kept, because nothing better was found."));
        });
    }

    [Test]
    public void Minimise_RecommendedIsWorse_TakesTheBestPointMet()
    {
        var space = SpaceOf(new Levels([2]));
        var result = new GuardedSearch(new Recommending([9], [3.4]), space).Minimise(x => Math.Abs(x[0] - 3), [2]);
        Assert.Multiple(() =>
        {
            Assert.That(result.Point, Is.EqualTo(new[] { 3.0 }));
            Assert.That(result.Value, Is.Zero);
            Assert.That(result.Message, Does.StartWith("End. The best point met is taken"));
        });
    }

    [Test]
    public void Minimise_RecommendedIsBetter_IsLeftAsItIs()
    {
        var space = SpaceOf(new Levels([2]));
        var result = new GuardedSearch(new Recommending([6.2], [7]), space).Minimise(x => Math.Abs(x[0] - 7), [2]);
        Assert.That((result.Point[0], result.Value, result.Message), Is.EqualTo((6.2, -1.0, "End.")));
    }

    [Test]
    public void Minimise_StoppedAtItsEnd_Ends()
    {
        using var stop = new CancellationTokenSource();
        var space = SpaceOf(new Levels([2]));
        var search = new GuardedSearch(new Recommending([9], [9]), space);
        double StopAtOnce(ReadOnlySpan<double> point)
        {
            stop.Cancel();
            return point[0];
        }
        Assert.That(
            () => search.Minimise(StopAtOnce, [2], stop.Token),
            Throws.InstanceOf<OperationCanceledException>()
        );
    }

    /// <summary>Noise makes start and result incomparable: the search is the method's own, evaluation by evaluation.</summary>
    [Test]
    public void SearchBy_NotRepeatable_IsTheMethodAlone()
    {
        var space = SpaceOf(new Levels([2]));
        Assert.That(
            space.SearchBy(new PowellDefinition(), seed: 1, isRepeatable: false),
            Is.Not.InstanceOf<GuardedSearch>()
        );
    }

    [Test]
    public void UsedAt_DependsOnTheKindAndTheWish()
    {
        IReadOnlyList<double> Used(ITunable rule, bool rounds, double x, SystemDefinition? system = null) =>
            new ParameterSpace(rule, system ?? OnePlace, rounds).UsedAt([x]);
        var levels = new FixedBaseStockDefinition { Levels = 1 };
        var formula = new BaseStockFormulaDefinition();
        var horizon = new RollingHorizonDefinition { Forecast = 1 };
        var chain = new LocalBaseStockDefinition { Levels = 1 };
        Assert.Multiple(() =>
        {
            Assert.That(Used(levels, rounds: true, 6.6), Is.EqualTo(new[] { 7.0 }));
            Assert.That(Used(levels, rounds: true, -6.6), Is.EqualTo(new[] { 0.0 }));
            Assert.That(Used(levels, rounds: false, -6.6), Is.EqualTo(new[] { -6.6 }));
            Assert.That(Used(formula, rounds: true, 1.3098), Is.EqualTo(new[] { 1.3098 }));
            Assert.That(Used(formula, rounds: true, -1), Is.EqualTo(new[] { 0.0 }));
            Assert.That(Used(horizon, rounds: false, 6.6), Is.EqualTo(new[] { 7.0 }));
            Assert.That(
                Used(chain, rounds: false, -6.6, new ChainDefinition { Stations = 1 }),
                Is.EqualTo(new[] { -7.0 })
            );
        });
    }

    [Test]
    public void LeastStep_IsOneWhereWholeNumbersAreUsed()
    {
        double Step(ITunable rule, bool rounds, SystemDefinition? system = null) =>
            new ParameterSpace(rule, system ?? OnePlace, rounds).LeastStep;
        Assert.Multiple(() =>
        {
            Assert.That(Step(new Levels([1]), rounds: true), Is.EqualTo(1));
            Assert.That(Step(new Levels([1]), rounds: false), Is.Zero);
            Assert.That(Step(new BaseStockFormulaDefinition(), rounds: true), Is.Zero);
            Assert.That(
                Step(new LocalBaseStockDefinition { Levels = 1 }, rounds: false, new ChainDefinition()),
                Is.EqualTo(1)
            );
        });
    }

    private static ParameterSpace SpaceOf(ITunable rule) => new(rule, OnePlace, wholeLevels: true);

    private static FoundPolicy Found(SearchedDefinition searched, SupplyDefinition system)
    {
        var training = (PolicySearch)searched.Begin(system, seed: 1001);
        training.RunIteration();
        return training.Found!;
    }

    private static double RewardOf(SearchedDefinition searched, IReadOnlyList<double> levels) =>
        -PolicyEvaluation
            .Create(searched, new TrainingTask(TwoPlaces, new TrainingBudget(), Seed: 1001))
            .Of(new FixedBaseStockDefinition { Levels = new([.. levels]) });

    private static double[] Several(RandomStream chance, int count, double most) =>
        [.. Enumerable.Range(0, count).Select(_ => Math.Round(most * ((2 * chance.NextDouble()) - 1), 1))];

    private sealed record Levels(double[] Values) : RuleDefinition, ITunable
    {
        public ParameterKind ParameterKind => ParameterKind.Levels;

        public double[] Parameters(SystemDefinition system) => Values;

        public RuleDefinition With(ReadOnlySpan<double> parameters) => new Levels(parameters.ToArray());

        public override IEnumerable<Fault> Validate(SystemDefinition system) => [];

        public override IController Create(SystemDefinition system) => throw new NotSupportedException();
    }

    private sealed class Recommending(double[] point, double[] best) : ISearch
    {
        public SearchResult Minimise(
            Objective objective,
            ReadOnlySpan<double> start,
            CancellationToken stop = default
        ) => new(point, -1, Evaluations: 5, Iterations: 1, Converged: true, "End.", best, []);
    }
}
