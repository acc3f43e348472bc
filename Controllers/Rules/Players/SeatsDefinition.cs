namespace ProcessChain;

/// <summary>
/// A rule of its own for each seat: for every place in which a supply system orders. A rule is made for the whole system, and
/// decides at its own seat only, by what it looks at there.
/// </summary>
[Kind("seats", For = typeof(SupplyDefinition))]
internal sealed record SeatsDefinition : RuleDefinition<SupplyDefinition>
{
    /// <summary>The rule of each place, by its name, e.g. <c>retailer</c>.</summary>
    public required Named<RuleDefinition> Players { get; init; }

    /// <inheritdoc/>
    protected override IEnumerable<Fault> Validate(SupplyDefinition system) =>
        SeatPlayers.Faults("players", Players, system, system.PlaceNames);

    /// <inheritdoc/>
    protected override IController Create(SupplyDefinition system) =>
        new SeatsController([.. system.PlaceNames.Select(place => SeatPlayers.Create(Players, system, place))]);
}

/// <summary>Each place orders by a controller of its own.</summary>
internal sealed class SeatsController(PlaceController[] players) : PlaceController
{
    public override void BeginEpisode(Chance chance)
    {
        foreach (var player in players)
            player.BeginEpisode(chance);
    }

    public override double Order(SupplyView view, int place, ReadOnlySpan<double> decided) =>
        players[place].Order(view, place, decided);
}
