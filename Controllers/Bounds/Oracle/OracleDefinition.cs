namespace ProcessChain;

/// <summary>
/// gym-invmgmt's Oracle. Where customers do not care whether they were served it is the most that anybody can earn who knows the
/// demand, and no controller's mean can be better. With goodwill it is the best of some plans, and could be beaten.
/// </summary>
[Kind("oracle", For = typeof(GoodwillNetworkDefinition))]
internal sealed record OracleDefinition : EpisodeBoundDefinition
{
    /// <inheritdoc/>
    public override IEnumerable<Fault> Validate(SystemDefinition system)
    {
        ArgumentNullException.ThrowIfNull(system);
        foreach (var fault in base.Validate(system))
            yield return fault;
        foreach (var fault in NetworkPlan.Validate(((GoodwillNetworkDefinition)system).Network))
            yield return fault;
    }

    /// <inheritdoc/>
    public override Func<int[], double> Prepare(SystemDefinition system, long seed, CancellationToken stop)
    {
        var plan = new NetworkPlan(((GoodwillNetworkDefinition)system).Network);
        return path => plan.Solve(Array.ConvertAll(path, units => (double)units), stop);
    }

    /// <inheritdoc/>
    internal override Func<BoundedEpisode, double> PrepareEpisodes(
        SystemDefinition system,
        long seed,
        CancellationToken stop
    )
    {
        var oracle = new Oracle((GoodwillNetworkDefinition)system, stop);
        return oracle.Earn;
    }
}
