using ProcessChain;

/// <summary>Pushes on whatever a station has; releases new lots a week after the customer's last order, up to a target.</summary>
public sealed class MyController(int days, int target) : ChainController
{
    public override int Decide(ChainView chain)
    {
        for (var station = chain.Stations; station > 1; station--)
        {
            if (chain.SupplierHasLot(station))
                return station;
        }
        var level = chain.DaysSinceCustomerOrder >= days ? target : 0;
        return chain.EchelonPosition(1) + chain.Definition.LotSize <= level ? 1 : 0;
    }
}

/// <summary>Its settings: what can be set is a key of definition files.</summary>
[Kind("myController", For = typeof(ChainDefinition))]
public sealed record MyControllerDefinition : RuleDefinition<ChainDefinition>
{
    /// <summary>How long nothing is released after an order of the customer.</summary>
    [Range(0, 1000, Unit = "days")]
    public int Days { get; init; } = 8;

    /// <summary>The echelon position of station 1 up to which lots are released then, units.</summary>
    [Range(0, 10_000, Unit = "units")]
    public int Target { get; init; } = 20;

    protected override IController Create(ChainDefinition system) => new MyController(Days, Target);
}
