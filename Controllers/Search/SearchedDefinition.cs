namespace ProcessChain;

/// <summary>A rule whose parameters a derivative-free search chooses: that is its training.</summary>
[Kind("searched")]
public sealed record SearchedDefinition : SupplyLearningDefinition
{
    /// <summary>The rule, with the parameters from which the search starts.</summary>
    public SupplyRuleDefinition Policy { get; init; } = new FixedBaseStockDefinition { Levels = 1 };

    /// <summary>How it is searched.</summary>
    public SearchDefinition Method { get; init; } = new CmaEsDefinition();

    /// <summary>What is made small.</summary>
    public SearchObjective Objective { get; init; } = SearchObjective.MeanReward;

    /// <summary>Demand paths of an evaluation with <see cref="SearchObjective.MeanReward"/>; 1 to a million.</summary>
    [Assumed("the mean of 1000 rewards is known to 1 % or better")]
    [Range(1, 1_000_000)]
    public int Episodes { get; init; } = 1000;

    /// <summary>
    /// Where the demand paths are drawn from numpy's generator, its seed in the first training; the r-th training has a seed
    /// greater by r − 1. 0 to 4 294 966 000; null: each episode of the training has a stream of its own.
    /// </summary>
    [Range(0, 4_294_966_000)]
    public long? NumpySeed { get; init; }

    /// <summary>Whether base-stock levels that were found are rounded to whole numbers, and negative ones to 0, as in the article.</summary>
    [Source("Hubbs: np.round(np.maximum(policy, 0), 0)")]
    public bool WholeParameters { get; init; } = true;

    /// <inheritdoc/>
    public override IEnumerable<Fault> Validate(SupplyDefinition system)
    {
        ArgumentNullException.ThrowIfNull(system);
        foreach (var fault in Policy.Validate(system))
            yield return fault.Below("policy");
        if (Policy is not ITunable<SupplyRuleDefinition> tunable)
            yield return new("policy", "has no parameters that can be searched for.");
        else if (!Policy.Validate(system).Any())
        {
            foreach (var fault in ValidateMethod(tunable.Parameters(system.Orders)))
                yield return fault.Below("method");
        }
        if (Policy is RollingHorizonDefinition { Forecast: null })
            yield return new("policy.forecast", "is missing; a search needs a number to start from.");
        foreach (var fault in Ranges.Check(this))
            yield return fault;
        if (Objective == SearchObjective.ArticleExpectation && system.Markets != 1)
            yield return new(
                "objective",
                $"is articleExpectation, which needs one market; there are {system.Markets}."
            );
    }

    /// <summary>Whether the parameters found are rounded: levels are, others lose by it.</summary>
    internal bool RoundsParameters =>
        WholeParameters && Policy is (FixedBaseStockDefinition or TimedBaseStockDefinition);

    private IEnumerable<Fault> ValidateMethod(double[] start)
    {
        var faults = Method.Validate(start.Length).ToList();
        return faults.Count > 0 ? faults : Method.ValidateStart(start);
    }

    /// <inheritdoc/>
    public override ISupplyTraining Create(SupplyDefinition system, long seed, int workers) =>
        new PolicySearch(this, system, seed);

    /// <inheritdoc/>
    public override ISupplyController LoadAgent(SupplyDefinition system, Stream agent)
    {
        ArgumentNullException.ThrowIfNull(system);
        var found = FoundPolicy.Read(agent);
        var tunable = (ITunable<SupplyRuleDefinition>)Policy;
        var needed = tunable.Parameters(system.Orders).Length;
        if (found.Parameters.Count != needed)
            throw new InvalidDataException($"It has {found.Parameters.Count} parameters; {needed} are needed.");
        var rule = tunable.With([.. found.Parameters]);
        var faults = rule.Validate(system).Select(fault => $"{fault.Key} {fault.Message}").ToList();
        return faults.Count == 0 ? rule.Create(system) : throw new InvalidDataException(string.Join(' ', faults));
    }
}
