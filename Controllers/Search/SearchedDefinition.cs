namespace ProcessChain;

/// <summary>A rule whose parameters a derivative-free search chooses: that is its training.</summary>
[Kind("searched")]
public sealed record SearchedDefinition : LearningDefinition
{
    /// <summary>The rule, with the parameters from which the search starts.</summary>
    public required RuleDefinition Policy { get; init; }

    /// <summary>How it is searched.</summary>
    public SearchDefinition Method { get; init; } = new CmaEsDefinition();

    /// <summary>What is made small.</summary>
    internal SearchObjective Objective { get; init; } = SearchObjective.MeanGoal;

    /// <summary>
    /// Episodes of an evaluation with <see cref="SearchObjective.MeanGoal"/>; 1 to a million. Left out: as many as have 30 000
    /// periods, at least 10 and at most 1000.
    /// </summary>
    [Assumed("the mean is known to about 1 %, with OR-Gym's 30 periods and with the chain's 1000 days")]
    [Range(1, 1_000_000)]
    public int? Episodes { get; init; }

    /// <summary>
    /// Where the demand is drawn from numpy's generator, its seed in the first training; the r-th training has a seed
    /// greater by r − 1. 0 to 4 294 966 000; null: each episode of the training has a stream of its own.
    /// </summary>
    [Range(0, 4_294_966_000)]
    public long? NumpySeed { get; init; }

    /// <summary>Whether base-stock levels that were found are rounded to whole numbers, and negative ones to 0, as in the article.</summary>
    [Source("Hubbs: np.round(np.maximum(policy, 0), 0)")]
    public bool WholeParameters { get; init; } = true;

    /// <inheritdoc/>
    public override IEnumerable<Fault> Validate(SystemDefinition system)
    {
        ArgumentNullException.ThrowIfNull(system);
        var policy = Policy.Validate(system).ToList();
        foreach (var fault in policy)
            yield return fault.Below("policy");
        if (Policy is not ITunable tunable)
            yield return new("policy", "has no parameters that can be searched for.");
        else if (policy.Count == 0)
        {
            foreach (var fault in ValidateSearch(tunable, system))
                yield return fault;
        }
        foreach (var fault in base.Validate(system).Concat(ValidateDemand(system)))
            yield return fault;
    }

    /// <summary>Episodes of an evaluation.</summary>
    /// <param name="periods">Of an episode.</param>
    public int EpisodesFor(int periods) => Episodes ?? Math.Clamp(30_000 / periods, 10, 1000);

    /// <inheritdoc/>
    public override int IterationsOf(TrainingBudget budget) => 1;

    /// <inheritdoc/>
    public override ITraining Create(TrainingTask task) => new PolicySearch(this, task);

    /// <inheritdoc/>
    public override IController LoadAgent(SystemDefinition system, Stream agent)
    {
        var found = FoundPolicy.Read(agent);
        var tunable = (ITunable)Policy;
        var needed = tunable.Parameters(system).Length;
        if (found.Parameters.Count != needed)
            throw new InvalidDataException($"It has {found.Parameters.Count} parameters; {needed} are needed.");
        var rule = tunable.With([.. found.Parameters]);
        var faults = rule.Validate(system).Select(fault => $"{fault.Key} {fault.Message}").ToList();
        return faults.Count == 0 ? rule.Create(system) : throw new InvalidDataException(string.Join(' ', faults));
    }

    private IEnumerable<Fault> ValidateSearch(ITunable tunable, SystemDefinition system)
    {
        var lacking = tunable.ValidateStart(system).Select(fault => fault.Below("policy")).ToList();
        if (lacking.Count > 0)
            return lacking;
        var start = tunable.Parameters(system);
        var faults = Method.Validate(start.Length).ToList();
        return (faults.Count > 0 ? faults : Method.ValidateStart(start)).Select(fault => fault.Below("method"));
    }

    private IEnumerable<Fault> ValidateDemand(SystemDefinition system)
    {
        var isDrawnByPeriods = system is SupplyDefinition && system.Demands.All(demand => demand is PeriodDemand);
        if (NumpySeed is not null && !isDrawnByPeriods)
            yield return new(
                "numpySeed",
                "is given, but only demand of independent periods of a supply system is numpy's."
            );
        if (Objective == SearchObjective.LongRunCost)
        {
            foreach (var fault in PolicyModel.Validate(system))
                yield return new("objective", $"is longRunCost, but {fault.Key} {fault.Message}");
        }
        if (Objective != SearchObjective.ArticleExpectation)
            yield break;
        if (!isDrawnByPeriods || system.Demands.Count != 1 || !system.Horizon.Ends)
            yield return new(
                "objective",
                "is articleExpectation, which needs a supply system of one market with demand of independent periods."
            );
    }
}
