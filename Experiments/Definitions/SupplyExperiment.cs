namespace ProcessChain.Experiments;

/// <summary>
/// An experiment on a supply system under periodic review – InvManagement or a supply network –, resolved. A definition file
/// with the key <c>system</c> is one.
/// </summary>
public sealed record SupplyExperiment : IExperiment
{
    /// <summary>The key by which a definition file tells that it is of this kind.</summary>
    internal const string SystemKey = "system";

    /// <inheritdoc/>
    public required string Name { get; init; }

    /// <inheritdoc/>
    public string Title { get; init; } = "";

    /// <inheritdoc/>
    public string Preset { get; init; } = "";

    /// <summary>What the source says, claim by claim, to be set beside the results.</summary>
    public Named<string> Claims { get; init; } = new();

    /// <summary>The supply system.</summary>
    public SupplyDefinition System { get; init; } = new InventoryDefinition();

    /// <summary>The controllers compared, by name.</summary>
    public required Named<SupplyControllerDefinition> Controllers { get; init; }

    /// <summary>The name of the controller to which the others are compared, episode by episode on the same demand.</summary>
    public required string Baseline { get; init; }

    /// <summary>How the controllers are tested.</summary>
    public SupplyTest Test { get; init; } = new();

    /// <summary>What the rewards are measured by; only for <c>inventory</c>.</summary>
    public SupplyBounds Bounds { get; init; } = new();

    /// <summary>A search repeated with many seeds, to tell how much of one result is luck; null for none.</summary>
    public SearchSpread? Spread { get; init; }

    /// <inheritdoc/>
    public long Seed { get; init; } = 1;

    /// <summary>How often each learning controller is trained, with seeds of its own, where it does not say so itself; 1 to 1000.</summary>
    public int TrainingSeeds { get; init; } = 1;

    /// <summary>
    /// The paths of the keys that this definition marks as assumed. No key of its own in files: there each of them has the tag
    /// <c>!assumed</c> on its value.
    /// </summary>
    public Several<string> Assumed { get; init; } = new();

    /// <inheritdoc/>
    public IExperiment WithSeed(long seed) => this with { Seed = seed };

    /// <inheritdoc/>
    public IExperiment WithPreset(string preset) => this with { Preset = preset };

    /// <inheritdoc/>
    public IEnumerable<Fault> Validate()
    {
        var system = System.Validate().Select(fault => fault.Below(SystemKey)).ToList();
        return
        [
            .. ExperimentNames.Validate(Name, [.. Controllers.Names], Baseline, Claims.Names),
            .. system,
            .. system.Count == 0 ? ValidateControllers() : [],
            .. Test.Validate().Select(fault => fault.Below("test")),
            .. Bounds.Validate(System).Select(fault => fault.Below("bounds")),
            .. Spread?.Validate(Controllers).Select(fault => fault.Below("spread")) ?? [],
            .. ValidateTrainings(),
        ];
    }

    private IEnumerable<Fault> ValidateControllers() =>
        Controllers.SelectMany(controller =>
            controller.Value.Validate(System).Select(fault => fault.Below($"controllers.{controller.Key}"))
        );

    private IEnumerable<Fault> ValidateTrainings()
    {
        if (TrainingSeeds is < 1 or > EpisodeNumbers.MostTrainings)
            yield return new("trainingSeeds", $"is {TrainingSeeds}; 1 to {EpisodeNumbers.MostTrainings} are allowed.");
        foreach (var (name, controller) in Controllers)
        {
            if (controller is SupplyLearningDefinition { Trainings: < 1 or > EpisodeNumbers.MostTrainings } learning)
                yield return new(
                    $"controllers.{name}.trainings",
                    $"is {learning.Trainings}; 1 to {EpisodeNumbers.MostTrainings} are allowed."
                );
        }
    }
}

/// <summary>
/// The test phase: frozen controllers, the same demand for all; episodes that no training has seen, unless both draw it from
/// numpy's generator with the same seed, as the article does.
/// </summary>
public sealed record SupplyTest
{
    /// <summary>Test episodes; 2 to a million.</summary>
    [Source("Hubbs: 1000 episodes")]
    public int Episodes { get; init; } = 1000;

    /// <summary>
    /// The seed of numpy's generator, 0 to 2³² − 1, from which the demand of all test episodes is drawn one after the other, as
    /// OR-Gym's environments do whose <c>reset</c> never seeds anew; null: each episode has a stream of its own.
    /// </summary>
    public long? NumpySeed { get; init; }

    /// <summary>How many of the test episodes are written period by period; 0 or more.</summary>
    [Assumed("one episode to look at")]
    public int DetailedEpisodes { get; init; } = 1;

    /// <summary>Everything that is wrong with this test.</summary>
    public IEnumerable<Fault> Validate()
    {
        const int MostEpisodes = 1_000_000;
        if (Episodes is < 2 or > MostEpisodes)
            yield return new("episodes", $"is {Episodes}; 2 to {MostEpisodes} are allowed.");
        if (NumpySeed is < 0 or > uint.MaxValue)
            yield return new("numpySeed", $"is {NumpySeed}; 0 to {uint.MaxValue} is allowed.");
        if (DetailedEpisodes < 0)
            yield return new("detailedEpisodes", $"is {DetailedEpisodes}; at least 0 is needed.");
    }
}

/// <summary>What no controller can surpass.</summary>
public sealed record SupplyBounds
{
    /// <summary>
    /// In how many of the test episodes the best reward is computed that hindsight could have had: 2 or more; 0: in none. The mean is an
    /// upper bound for every controller.
    /// </summary>
    public int HindsightEpisodes { get; init; }

    /// <summary>
    /// In how many of the test episodes the information relaxation with a penalty is solved: 2 or more; 0: in none. A penalty that
    /// is fitted well makes it lower than hindsight, a bad one can make it higher.
    /// </summary>
    public int RelaxationEpisodes { get; init; }

    /// <summary>How the penalty is fitted.</summary>
    public RelaxationOptions Relaxation { get; init; } = new();

    /// <summary>Everything that is wrong with it.</summary>
    /// <param name="system">The system.</param>
    public IEnumerable<Fault> Validate(SupplyDefinition system)
    {
        foreach (var fault in Relaxation.Validate())
            yield return fault.Below("relaxation");
        foreach (
            var (key, episodes) in new[]
            {
                ("hindsightEpisodes", HindsightEpisodes),
                ("relaxationEpisodes", RelaxationEpisodes),
            }
        )
        {
            if (episodes is < 0 or 1)
                yield return new(key, $"is {episodes}; 0, or 2 or more, is needed.");
            else if (episodes > 0 && system is not InventoryDefinition)
                yield return new(key, $"is {episodes}; only systems of the kind inventory have this bound: 0.");
        }
    }
}
