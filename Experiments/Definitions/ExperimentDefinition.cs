namespace ProcessChain.Experiments;

/// <summary>An experiment on the linear process chain, resolved.</summary>
public sealed record ExperimentDefinition : IExperiment
{
    /// <summary>Letters, digits, hyphens; names files and rows.</summary>
    public required string Name { get; init; }

    /// <summary>One line for people.</summary>
    public string Title { get; init; } = "";

    /// <summary>Which preset this is: dry, short or full; empty where the file has none.</summary>
    public string Preset { get; init; } = "";

    /// <summary>What the paper says, claim by claim, to be set beside the results.</summary>
    public Named<string> Claims { get; init; } = new();

    /// <summary>The chain.</summary>
    public ChainDefinition Chain { get; init; } = new();

    /// <summary>The customer.</summary>
    public DemandDefinition Customer { get; init; } = new UniformDemand();

    /// <summary>The controllers compared, by name.</summary>
    public required Named<ControllerDefinition> Controllers { get; init; }

    /// <summary>The name of the controller to which the others are compared, day by day on the same orders.</summary>
    public required string Baseline { get; init; }

    /// <summary>How long learning controllers are trained, where they do not say so themselves.</summary>
    public TrainingBudget Training { get; init; } = new();

    /// <summary>How the controllers are tested.</summary>
    public TestBudget Test { get; init; } = new();

    /// <summary>The root of all chance.</summary>
    public long Seed { get; init; } = 1;

    /// <summary>How often each learning controller is trained, with seeds of its own; 1 to 1000.</summary>
    [Assumed("the paper shows one training")]
    public int TrainingSeeds { get; init; } = 1;

    /// <summary>The key figures shown in tables, in this order.</summary>
    public Several<Metric> Metrics { get; init; } = new(Enum.GetValues<Metric>());

    /// <summary>
    /// The paths of the keys that this definition marks as assumed, e.g. <c>controllers.paper.discount</c>. No key of its own in
    /// files: there each of them has the tag <c>!assumed</c> on its value.
    /// </summary>
    public Several<string> Assumed { get; init; } = new();

    /// <inheritdoc/>
    public IExperiment WithSeed(long seed) => this with { Seed = seed };

    /// <inheritdoc/>
    public IExperiment WithPreset(string preset) => this with { Preset = preset };

    /// <inheritdoc/>
    public IEnumerable<Fault> Validate() =>
        [
            .. ExperimentNames.Validate(Name, [.. Controllers.Names], Baseline, Claims.Names),
            .. Chain.Validate().Select(f => f.Below("chain")),
            .. Customer.Validate().Select(f => f.Below("customer")),
            .. ValidateControllers(),
            .. Training.Validate().Select(f => f.Below("training")),
            .. Test.Validate().Select(f => f.Below("test")),
            .. ValidateScope(),
        ];

    private IEnumerable<Fault> ValidateControllers()
    {
        var chain = Chain.Validate().Any() ? new ChainDefinition { Stations = Chain.Stations } : Chain;
        if (chain.Validate().Any())
            return [];
        var customer = Customer.Validate().Any() ? new UniformDemand() : Customer;
        return Controllers.SelectMany(controller =>
            WithBudget(controller.Value)
                .Validate(chain, customer)
                .Concat(BudgetOf(controller.Value).Select(f => f.Below("training")))
                .Select(f => f.Below($"controllers.{controller.Key}"))
                .Distinct()
        );
    }

    /// <summary>A learning controller with the budget it will be trained by.</summary>
    private ControllerDefinition WithBudget(ControllerDefinition controller) =>
        controller is LearningDefinition { Training: null } learning && !Training.Validate().Any()
            ? learning with
            {
                Training = Training,
            }
            : controller;

    private static IEnumerable<Fault> BudgetOf(ControllerDefinition controller) =>
        (controller as LearningDefinition)?.Training?.Validate() ?? [];

    private IEnumerable<Fault> ValidateScope()
    {
        if (TrainingSeeds is < 1 or > EpisodeNumbers.MostTrainings)
            yield return new("trainingSeeds", $"is {TrainingSeeds}; 1 to {EpisodeNumbers.MostTrainings} are allowed.");
        if (Metrics.Count == 0)
            yield return new("metrics", "is empty; at least one key figure is needed.");
        foreach (var twice in Metrics.GroupBy(m => m).Where(g => g.Count() > 1))
            yield return new("metrics", $"has {Setting.KeyOf($"{twice.Key}")} {twice.Count()} times.");
    }
}

/// <summary>The test phase: frozen controllers, episodes that no training has seen, the same orders for all.</summary>
public sealed record TestBudget
{
    /// <summary>Test episodes; 2 or more, so that there is an interval.</summary>
    [Assumed("the paper shows one episode")]
    public int Episodes { get; init; } = 30;

    /// <summary>m_test: days in a test episode; 1 to a million.</summary>
    [Source("Dittrich & Fohlmeister 2021, section 6.2")]
    public int Days { get; init; } = 1000;

    /// <summary>How many of the test episodes are written day by day; 0 or more.</summary>
    [Assumed("no more than days.csv should hold")]
    public int DailyEpisodes { get; init; } = 30;

    /// <summary>Days summed up before variances of orders are taken for the bullwhip ratio; 1 or more.</summary>
    [Assumed("10 days, the mean interval of customer orders: a single day's variance mostly measures lot splitting")]
    public int BullwhipWindow { get; init; } = 10;

    /// <summary>Everything that is wrong with this budget.</summary>
    public IEnumerable<Fault> Validate()
    {
        if (Episodes < 2)
            yield return new("episodes", $"is {Episodes}; at least 2 are needed for an interval.");
        if (Days is < 1 or > Limits.Days)
            yield return new("days", $"is {Days}; 1 to {Limits.Days} are allowed.");
        if (DailyEpisodes < 0)
            yield return new("dailyEpisodes", $"is {DailyEpisodes}; at least 0 is needed.");
        if (BullwhipWindow < 1)
            yield return new("bullwhipWindow", $"is {BullwhipWindow}; at least 1 is needed.");
    }
}

/// <summary>The key figures of a controller.</summary>
public enum Metric
{
    /// <summary>Storage and late cost, money per day.</summary>
    CostPerDay,

    /// <summary>Cost of stock, money per day.</summary>
    StorageCostPerDay,

    /// <summary>Cost of late orders, money per day.</summary>
    LateCostPerDay,

    /// <summary>Units the customer waits for, mean over the days.</summary>
    LateUnits,

    /// <summary>Share of customer orders shipped in full on their day.</summary>
    ServiceLevel,

    /// <summary>Share of ordered units shipped to the customer on the day of the order.</summary>
    FillRate,

    /// <summary>Variance of station 1's orders over that of the customer's, on the stated windows.</summary>
    Bullwhip,
}
