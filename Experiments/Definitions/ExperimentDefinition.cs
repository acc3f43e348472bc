using System.Reflection;

namespace ProcessChain.Experiments;

/// <summary>One experiment on one system, resolved: everything that decides its results but the version of the program.</summary>
public sealed record ExperimentDefinition
{
    /// <summary>Letters, digits, hyphens; names files and rows.</summary>
    public required string Name { get; init; }

    /// <summary>One line for people.</summary>
    public string Title { get; init; } = "";

    /// <summary>Which preset this is: dry, short or full; empty where the file has none.</summary>
    public string Preset { get; init; } = "";

    /// <summary>What the source says, claim by claim, to be set beside the results.</summary>
    public Named<string> Claims { get; init; } = new();

    /// <summary>The goal that the source tells of a controller, by the controller's name, to be drawn beside ours.</summary>
    public Named<double> Published { get; init; } = new();

    /// <summary>The system that is controlled.</summary>
    public required SystemDefinition System { get; init; }

    /// <summary>The controllers compared, by name.</summary>
    public required Named<ControllerDefinition> Controllers { get; init; }

    /// <summary>The name of the controller to which the others are compared, episode by episode on the same demand.</summary>
    public required string Baseline { get; init; }

    /// <summary>How long learning controllers are trained, where they do not say so themselves.</summary>
    public TrainingBudget Training { get; init; } = new();

    /// <summary>How the controllers are tested.</summary>
    public TestBudget Test { get; init; } = new();

    /// <summary>What the results are measured by, by name; left out: <see cref="StandardBounds"/> of the system.</summary>
    public Named<BoundDefinition>? Bounds { get; init; }

    /// <summary>A training repeated with many seeds, to tell how much of one result is luck; left out: none.</summary>
    public SearchSpread? Spread { get; init; }

    /// <summary>A goal in validation, to tell after how many episodes trainings come to it; left out: not told.</summary>
    internal LearningTarget? LearningTarget { get; init; }

    /// <summary>Stretches of the test, to tell how the difference between controllers goes with time; left out: not told.</summary>
    internal OverTime? OverTime { get; init; }

    /// <summary>The first test episode of each controller as one long run, its warm-up left out; left out: not told.</summary>
    internal SteadyState? SteadyState { get; init; }

    /// <summary>The root of all chance.</summary>
    public long Seed { get; init; } = 1;

    /// <summary>How often each learning controller is trained, with seeds of its own, where it does not say so itself; 1 to 1000.</summary>
    [Assumed("the papers show one training")]
    [Range(1, EpisodeNumbers.MostTrainings)]
    public int TrainingSeeds { get; init; } = 1;

    /// <summary>The keys of the figures shown in tables, in this order; left out: those that the system shows.</summary>
    public Several<string>? Metrics { get; init; }

    /// <summary>
    /// The paths of the keys that this definition marks as assumed, e.g. <c>controllers.paper.discount</c>. No key of its own in
    /// files: there each of them has the tag <c>!assumed</c> on its value.
    /// </summary>
    public Several<string> Assumed { get; init; } = new();

    /// <summary>The bounds that are computed: those of the definition, or the standard ones of its system.</summary>
    internal Named<BoundDefinition> BoundsInUse => Bounds ?? StandardBounds.For(System);

    /// <summary>The figures shown in tables.</summary>
    internal IReadOnlyList<Column> ShownFigures =>
        Metrics is { } keys
            ? [.. keys.Select(key => System.Figures[System.FigureIndex(key)])]
            : [.. System.Figures.Where(figure => figure.Role == ColumnRole.Shown)];

    /// <summary>Periods of a test episode.</summary>
    internal int TestPeriods => Test.PeriodsOf(System);

    /// <summary>By what a learning controller is trained.</summary>
    internal TrainingBudget BudgetOf(LearningDefinition learning) => learning.Training ?? Training;

    /// <summary>How often a learning controller is trained.</summary>
    internal int TrainingsOf(LearningDefinition learning) => learning.Trainings ?? TrainingSeeds;

    /// <summary>Everything that is wrong with this definition; nothing when it can be run.</summary>
    public IEnumerable<Fault> Validate()
    {
        var system = System?.Validate().Select(fault => fault.Below("system")).ToList();
        return
        [
            .. ExperimentNames.Validate(Name, [.. Controllers.Names], Baseline, Claims.Names),
            .. Published
                .Names.Where(name => !Controllers.Contains(name))
                .Select(name => new Fault(
                    $"published.{name}",
                    $"is no controller; {NearWord.Advice(name, Controllers.Names)}"
                )),
            .. system ?? [],
            .. system is { Count: 0 } ? ValidateOnSystem() : ValidateRanges(),
            .. Spread?.Validate(Controllers).Select(fault => fault.Below("spread")) ?? [],
            .. LearningTarget?.Validate(Controllers).Select(fault => fault.Below("learningTarget")) ?? [],
            .. Ranges.Check(this),
        ];
    }

    private IEnumerable<Fault> ValidateOnSystem() =>
        [
            .. Training.Validate(System).Select(fault => fault.Below("training")),
            .. Controllers.SelectMany(entry => ValidateController(entry.Key, entry.Value)),
            .. ValidateTest(),
            .. ValidateBounds(),
            .. ValidateMetrics(),
            .. OverTime?.Validate(System, [.. Controllers.Names], TestPeriods).Select(fault => fault.Below("overTime"))
                ?? [],
            .. SteadyState?.Validate(System, Test.DetailedEpisodes).Select(fault => fault.Below("steadyState")) ?? [],
        ];

    /// <summary>What can be told where there is no valid system.</summary>
    private IEnumerable<Fault> ValidateRanges() =>
        [
            .. Ranges.Check(Training).Select(fault => fault.Below("training")),
            .. Controllers.SelectMany(entry =>
                Ranges.Check(entry.Value).Select(fault => fault.Below($"controllers.{entry.Key}"))
            ),
            .. Ranges.Check(Test).Select(fault => fault.Below("test")),
        ];

    private IEnumerable<Fault> ValidateController(string name, ControllerDefinition controller)
    {
        if (Misfit(controller) is { } misfit)
            return [misfit.Below($"controllers.{name}")];
        var faults = controller.Validate(System).ToList();
        if (
            faults.Count == 0
            && controller is LearningDefinition learning
            && !BudgetOf(learning).Validate(System).Any()
        )
            faults.AddRange(learning.ValidateTraining(System, BudgetOf(learning)));
        return faults.Select(fault => fault.Below($"controllers.{name}")).Distinct();
    }

    private IEnumerable<Fault> ValidateTest()
    {
        foreach (var fault in Test.Validate(System))
            yield return fault.Below("test");
        var tested = Controllers.Sum(entry => entry.Value is LearningDefinition learning ? TrainingsOf(learning) : 1L);
        var most = TestBudget.MostNumbers / (Math.Max(1, tested) * System.Figures.Count);
        if (Test.EpisodesAtMost > most)
            yield return new(
                Test.Precision is null ? "test.episodes" : "test.mostEpisodes",
                $"is {Test.EpisodesAtMost}; with {tested} controllers and trainings, each with {System.Figures.Count} figures of an "
                    + $"episode, {most} can be held in memory."
            );
    }

    private IEnumerable<Fault> ValidateBounds()
    {
        foreach (var (name, bound) in Bounds ?? [])
        {
            if (!DefinitionName.IsValid(name))
                yield return new($"bounds.{name}", $"is not a name; {DefinitionName.Rule}");
            if (Misfit(bound) is { } misfit)
                yield return misfit.Below($"bounds.{name}");
            else
            {
                foreach (var fault in bound.Validate(System))
                    yield return fault.Below($"bounds.{name}");
            }
        }
    }

    private IEnumerable<Fault> ValidateMetrics()
    {
        if (Metrics is null)
            yield break;
        if (Metrics.Count == 0)
            yield return new("metrics", "is empty; at least one figure is needed.");
        var known = System.Figures.Select(figure => figure.Key).ToList();
        foreach (var unknown in Metrics.Where(key => !known.Contains(key, StringComparer.Ordinal)))
            yield return new("metrics", $"has {unknown}; {NearWord.Advice(unknown, known)}");
        foreach (var twice in Metrics.GroupBy(key => key, StringComparer.Ordinal).Where(keys => keys.Count() > 1))
            yield return new("metrics", $"has {twice.Key} {twice.Count()} times.");
    }

    /// <summary>Why a kind does not go with the system; null where it does.</summary>
    private Fault? Misfit(object definition)
    {
        var kind = definition.GetType().GetCustomAttribute<KindAttribute>(inherit: false);
        return kind is null || kind.Fits(System.GetType())
            ? null
            : new Fault("kind", $"is {kind.Name}, which does not go with this system.");
    }
}
