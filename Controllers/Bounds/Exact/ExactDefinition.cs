namespace ProcessChain;

/// <summary>
/// The optimum as a controller: what all others can be measured by. It knows the law of the demand, not the demand, and computes
/// its policy before it begins.
/// </summary>
[Kind("exact", For = typeof(IFiniteSystem))]
internal sealed record ExactDefinition : RuleDefinition
{
    /// <summary>What a cost of the next period is worth in this one, above 0 and below 1. Left out: the average cost of a period is made small.</summary>
    [Range(0, 1, AboveLeast = true, BelowMost = true)]
    public double? Discount { get; init; }

    /// <inheritdoc/>
    public override IEnumerable<Fault> Validate(SystemDefinition system) =>
        Ranges.Check(this).Concat(ExactSolution.Validate(system));

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The optimum of this system cannot be computed.</exception>
    public override IController Create(SystemDefinition system) =>
        new ExactController(ExactSolution.Solve(system, Discount ?? 1));
}

/// <summary>Plays an exact policy.</summary>
internal sealed class ExactController(ExactSolution solution) : IController
{
    private readonly ActionRun[] runs = new ActionRun[solution.Model.MostRuns];

    public void BeginEpisode(Chance chance) { }

    public void Decide(SystemView view, Span<double> action) =>
        solution.Model.CopyDecision(solution.BestAction(solution.Model.StateOf(view), runs), action);
}
