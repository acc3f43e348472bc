namespace ProcessChain;

/// <summary>
/// Every station passes on what was ordered from it: it orders lots until it has ordered at least as many units as were
/// ordered from it, so that its inventory position never stays below where it began. Orders are whole lots, so up to a
/// lot less one unit is ordered ahead.
/// </summary>
[Kind("oneForOne", For = typeof(ChainDefinition))]
internal sealed record OneForOneDefinition : RuleDefinition<ChainDefinition>
{
    /// <summary>How the day's iterations are shared out.</summary>
    [Assumed("upstream first did best with orders regardless of the supplier's stock, n = 4")]
    public DecisionSharing Sharing { get; init; } = DecisionSharing.UpstreamFirst;

    /// <inheritdoc/>
    protected override IController Create(ChainDefinition system)
    {
        var belowStart = system.InitialStock.For(system.Stations).Select(stock => stock - 1).ToArray();
        return new LotController(Position.Local, belowStart, Sharing);
    }
}
