namespace ProcessChain;

/// <summary>
/// Hindsight that is made to pay for what it knows (<see cref="InformationRelaxation"/>): a penalty that is fitted well makes the
/// bound tighter than hindsight, a bad one can make it looser.
/// </summary>
internal abstract record FittedRelaxationDefinition : EpisodeBoundDefinition
{
    /// <summary>How the penalty is fitted.</summary>
    public RelaxationOptions Fit { get; init; } = new();

    /// <inheritdoc/>
    public override IEnumerable<Fault> Validate(SystemDefinition system)
    {
        ArgumentNullException.ThrowIfNull(system);
        foreach (var fault in base.Validate(system).Concat(Fit.Validate().Select(fault => fault.Below("fit"))))
            yield return fault;
        if (system.Demands.Any(demand => demand is not PeriodDemand))
            yield return new("kind", "is relaxation, which needs demand of independent periods.");
    }

    /// <inheritdoc/>
    public override Func<int[], double> Prepare(SystemDefinition system, long seed, CancellationToken stop)
    {
        var relaxation = new InformationRelaxation((OrGymDefinition)system, Fit);
        relaxation.Fit(seed, stop);
        return path => relaxation.Bound(path, stop);
    }
}

/// <inheritdoc/>
[Kind("relaxation", For = typeof(InventoryDefinition))]
internal sealed record RelaxationDefinition : FittedRelaxationDefinition;

/// <summary>
/// Hindsight of a network with one market that is made to pay for what it knows (<see cref="InformationRelaxation"/>): a penalty that
/// is fitted well makes the bound tighter than hindsight, a bad one can make it looser.
/// </summary>
[Kind("relaxation", For = typeof(NetworkDefinition))]
internal sealed record NetworkRelaxationDefinition : FittedRelaxationDefinition
{
    /// <inheritdoc/>
    public override IEnumerable<Fault> Validate(SystemDefinition system)
    {
        var network = (NetworkDefinition)system;
        foreach (var fault in base.Validate(system).Concat(NetworkPlan.Validate(network)))
            yield return fault;
        if (network.Markets != 1)
            yield return new(
                "kind",
                $"is relaxation, which is for networks with one market; there are {network.Markets}."
            );
    }
}
