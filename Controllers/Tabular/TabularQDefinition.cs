namespace ProcessChain;

/// <summary>
/// Tabular Q-learning (Watkins 1989), as it was used for inventories before deep Q-learning: a local agent of each element,
/// of few states and actions (Valluri et al. 2009; Mortazavi et al. 2015).
/// </summary>
[Kind("tabularQ")]
internal sealed record TabularQDefinition : TabularDefinition
{
    /// <summary>Who has a table.</summary>
    [Source("Valluri et al. 2009, Mortazavi et al. 2015: agents of local elements")]
    internal override TableScope Tables { get; init; } = TableScope.Local;

    /// <summary>γ, discount factor per decision, in [0, 1].</summary>
    [Assumed("not told of any of the sources")]
    [Range(0, 1)]
    public double Gamma { get; init; } = 0.95;

    /// <inheritdoc/>
    public override ITrainee CreateTrainee(TrainingTask task) => new TabularQTrainee(this, task);
}
