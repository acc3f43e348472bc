namespace ProcessChain;

/// <summary>
/// The optimum as a controller: what all others can be measured by. It knows the law of the customer's orders, not the
/// orders, and computes its policy before it begins (seconds, with long chains up to a minute).
/// </summary>
[Kind("optimal", For = typeof(ChainDefinition))]
internal sealed record OptimalDefinition : RuleDefinition<ChainDefinition>
{
    /// <summary>The customer it is optimal for, of the kind <c>uniform</c>. Left out: the one it meets.</summary>
    public DemandDefinition? Demand { get; init; }

    /// <summary>What it plays. Left out: exact where that can be computed in a minute, else release.</summary>
    public OptimalPolicy? Policy { get; init; }

    /// <inheritdoc/>
    protected override IEnumerable<Fault> Validate(ChainDefinition system)
    {
        ArgumentNullException.ThrowIfNull(system);
        var met = DemandIn(system);
        var faults =
            PolicyFor(system) == OptimalPolicy.Exact
                ? ExactChain.Validate(system, met)
                : ChainBound.Validate(system, met);
        return Demand is null ? faults : faults.Select(OfOwnDemand);
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The optimum of this chain cannot be computed.</exception>
    protected override IController Create(ChainDefinition system)
    {
        ArgumentNullException.ThrowIfNull(system);
        var met = DemandIn(system);
        return PolicyFor(system) == OptimalPolicy.Exact
            ? new OptimalController(ExactChain.Solve(system, met))
            : new ReleaseController(ChainBound.Solve(system, met));
    }

    /// <summary>The demand that is wrong is not the system's.</summary>
    private static Fault OfOwnDemand(Fault fault) =>
        fault.Key.StartsWith("system.demand", StringComparison.Ordinal)
            ? fault with
            {
                Key = fault.Key["system.".Length..],
            }
            : fault;

    private DemandDefinition DemandIn(ChainDefinition chain) => Demand ?? chain.Demand;

    private OptimalPolicy PolicyFor(ChainDefinition chain) =>
        Policy ?? (ExactChain.Validate(chain, DemandIn(chain)).Any() ? OptimalPolicy.Release : OptimalPolicy.Exact);
}

/// <summary>What an optimal controller plays.</summary>
internal enum OptimalPolicy
{
    /// <summary>The optimum of the chain with its decisions a day; eight stations or nine, by the customer.</summary>
    Exact,

    /// <summary>
    /// Releases lots as is best without a limit of decisions, and pushes every lot on, the station nearest to the customer
    /// first. Optimal where there are decisions enough, close to it elsewhere; any number of stations.
    /// </summary>
    Release,
}
