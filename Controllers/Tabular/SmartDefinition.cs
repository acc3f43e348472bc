namespace ProcessChain;

/// <summary>
/// SMART, tabular learning for the average reward of a semi-Markov decision process (Das et al. 1999), with which Giannoccaro
/// &amp; Pontrandolfo (2002) control all stages of a supply chain together.
/// </summary>
[Kind("smart")]
internal sealed record SmartDefinition : TabularDefinition
{
    /// <summary>Who has a table.</summary>
    [Source("Giannoccaro & Pontrandolfo 2002: all stages in an integrated manner")]
    internal override TableScope Tables { get; init; } = TableScope.Joint;

    /// <inheritdoc/>
    public override ITrainee CreateTrainee(TrainingTask task) => new SmartTrainee(this, task);
}
