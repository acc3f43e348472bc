namespace ProcessChain.Tests;

/// <summary>Kinds as a researcher's own program would add them.</summary>
internal static class SampleKinds
{
    public static DefinitionKinds All { get; } =
        DefinitionKinds.Standard.With<LevelDefinition>().With<TunedDefinition>();
}

[Kind("sampleLevel", For = typeof(ChainDefinition))]
internal sealed record LevelDefinition : RuleDefinition
{
    [Assumed("two stations' worth")]
    public PerElement<int> Levels { get; init; } = 10;

    public int? Station { get; init; }

    public override IController Create(SystemDefinition system) => throw new NotSupportedException();

    public override IEnumerable<Fault> Validate(SystemDefinition system)
    {
        var chain = (ChainDefinition)system;
        if (!Levels.Fits(chain.Stations))
            yield return new("levels", $"has {Levels.Count} values; 1 or {chain.Stations} are allowed.");
        if (Station < 1 || Station > chain.Stations)
            yield return new("station", $"is {Station}; 1 to {chain.Stations} are allowed.");
    }
}

[Kind("sampleTuned")]
internal sealed record TunedDefinition : LearningDefinition
{
    public static TunedDefinition Paper { get; } = new();

    public static TunedDefinition Recommended { get; } =
        new()
        {
            Preset = "recommended",
            Rate = 0.5,
            Clip = 10,
            Schedule = new() { Steps = new(1, 2, 3) },
        };

    public string Preset { get; init; } = "paper";

    [Source("Author & Author 2021, section 3")]
    public double Rate { get; init; } = 1e-5;

    [Assumed("no clipping is told of")]
    public double? Clip { get; init; }

    public bool Dueling { get; init; }

    public SampleSchedule Schedule { get; init; } = new();

    public override int IterationsOf(TrainingBudget budget) => 1;

    public override ITraining Create(TrainingTask task) => throw new NotSupportedException();

    public override IController LoadAgent(SystemDefinition system, Stream agent) => throw new NotSupportedException();

    public override IEnumerable<Fault> Validate(SystemDefinition system)
    {
        foreach (var fault in base.Validate(system))
            yield return fault;
        if (Rate <= 0)
            yield return new("rate", $"is {Rate}; more than 0 is needed.");
    }
}

internal sealed record SampleSchedule
{
    public string Shape { get; init; } = "flat";

    public long Length { get; init; } = 5_000_000_000;

    public Several<int> Steps { get; init; } = new();
}

internal sealed record NamelessDefinition : RuleDefinition
{
    public override IController Create(SystemDefinition system) => throw new NotSupportedException();

    public override IEnumerable<Fault> Validate(SystemDefinition system) => [];
}
