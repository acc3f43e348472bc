namespace ProcessChain;

/// <summary>
/// The optimum as a controller: what all others can be measured by. It knows the law of the customer's orders, not the
/// orders, and computes its policy before it begins (seconds).
/// </summary>
[Kind("optimal")]
public sealed record OptimalDefinition : RuleDefinition
{
    /// <summary>The customer it is optimal for, of the kind <c>uniform</c>. Left out: the one it meets.</summary>
    public DemandDefinition? Customer { get; init; }

    /// <summary>What it plays. Left out: exact for up to four stations, release for longer chains.</summary>
    public OptimalPolicy? Policy { get; init; }

    /// <inheritdoc/>
    public override IEnumerable<Fault> Validate(ChainDefinition chain, DemandDefinition demand) =>
        PolicyFor(chain) == OptimalPolicy.Exact
            ? ExactChain.Validate(chain, Customer ?? demand)
            : ChainBound.Validate(chain, Customer ?? demand);

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The optimum of this chain cannot be computed.</exception>
    public override IController Create(ChainDefinition chain, DemandDefinition demand) =>
        PolicyFor(chain) == OptimalPolicy.Exact
            ? new OptimalController(ExactChain.Solve(chain, Customer ?? demand))
            : new ReleaseController(ChainBound.Solve(chain, Customer ?? demand));

    private OptimalPolicy PolicyFor(ChainDefinition chain) =>
        Policy ?? (chain.Stations <= OptimumScope.MostStations ? OptimalPolicy.Exact : OptimalPolicy.Release);
}

/// <summary>What an optimal controller plays.</summary>
public enum OptimalPolicy
{
    /// <summary>The optimum of the chain with its decisions a day; up to four stations.</summary>
    Exact,

    /// <summary>
    /// Releases lots as is best without a limit of decisions, and pushes every lot on, the station nearest to the customer
    /// first. Optimal where there are decisions enough, close to it elsewhere; any number of stations.
    /// </summary>
    Release,
}
