namespace ProcessChain;

/// <summary>
/// Hindsight that is made to pay for what it knows (<see cref="InformationRelaxation"/>): a penalty that is fitted well makes the
/// bound tighter than hindsight, a bad one can make it looser.
/// </summary>
[Kind("relaxation", For = typeof(InventoryDefinition))]
internal sealed record RelaxationDefinition : EpisodeBoundDefinition
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
        var relaxation = new InformationRelaxation((InventoryDefinition)system, Fit);
        relaxation.Fit(seed, stop);
        return path => relaxation.Bound(path, stop);
    }
}
