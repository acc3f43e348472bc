namespace ProcessChain;

/// <summary>A serial system for training through its model: what is learned is the level up to which each stage's order raises its echelon position.</summary>
internal sealed class RelaxedSerial(SerialDefinition definition, int periods) : RelaxedSupply(definition, periods)
{
    public SerialDefinition Definition => definition;

    public override int Features { get; } = definition.Observations.Sum(part => part.Numbers.Count);

    public override float Money { get; } =
        (float)
            Math.Max(
                1e-3,
                Enumerable
                    .Range(0, definition.Stages)
                    .Max(place => definition.HoldingCost[place] + definition.StockoutCostOf(place))
            );

    public override float FirstCorrection(int period, int index) =>
        Unit * (1 + Enumerable.Range(0, index + 1).Sum(definition.LeadTime));

    public override RelaxedModel<T> Begin<T>(ReadOnlySpan<T> given) => new SerialEpisode<T>(this, given);

    public override IController CreateAgent(LearnedCorrections corrections)
    {
        var model = new SerialEpisode<Real>(this, new Real[Periods]);
        var seen = new float[Features];
        return new RelaxedAgent<SerialView>(this, model, view => model.Take(view, seen), corrections);
    }
}

/// <summary>A network that tells the echelon levels of a serial system, trained through the model.</summary>
[Kind("pathwisePolicy", For = typeof(SerialDefinition))]
internal sealed record SerialPolicyDefinition : CutOffPolicyDefinition
{
    internal override RelaxedSystem Relax(SystemDefinition system) =>
        new RelaxedSerial((SerialDefinition)system, Periods);
}

/// <summary>
/// The echelon base-stock levels of a serial system, trained through the model. Such levels are optimal (Clark &amp; Scarf 1960), and
/// computed by <c>optimal</c> where only stage 1 pays for what it owes; here costs may be of any sort.
/// </summary>
[Kind("pathwiseLevels", For = typeof(SerialDefinition))]
internal sealed record SerialLevelsDefinition : CutOffLevelsDefinition
{
    internal override RelaxedSystem Relax(SystemDefinition system) =>
        new RelaxedSerial((SerialDefinition)system, Periods);
}
