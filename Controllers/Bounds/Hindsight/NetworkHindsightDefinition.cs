namespace ProcessChain;

/// <summary>
/// The best goal of an episode for somebody who knows its demand: no controller's mean can be better than its mean. Where purchasers
/// together can get more than their supplier has (<c>oversell</c>) or a retailer has several markets or purchasers of its own, even that may be
/// out of reach. For networks without order costs, where all ways between two nodes lose the same part by yields.
/// </summary>
[Kind("hindsight", For = typeof(NetworkDefinition))]
internal sealed record NetworkHindsightDefinition : EpisodeBoundDefinition
{
    /// <inheritdoc/>
    public override IEnumerable<Fault> Validate(SystemDefinition system)
    {
        ArgumentNullException.ThrowIfNull(system);
        return base.Validate(system).Concat(NetworkPlan.Validate((NetworkDefinition)system));
    }

    /// <inheritdoc/>
    public override Func<int[], double> Prepare(SystemDefinition system, long seed, CancellationToken stop)
    {
        var plan = new NetworkPlan((NetworkDefinition)system);
        return path => plan.Solve(path, stop);
    }
}
