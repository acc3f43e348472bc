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
    protected override IEnumerable<Fault> Validate(SupplyDefinition system)
    {
        foreach (var name in Players.Names.Where(name => !system.PlaceNames.Contains(name, StringComparer.Ordinal)))
            yield return new($"players.{name}", $"is no seat; {NearWord.Advice(name, system.PlaceNames)}");
        foreach (var name in system.PlaceNames.Where(name => !Players.Contains(name)))
            yield return new("players", $"has no rule for {name}; each seat needs one.");
        foreach (var (name, rule) in Players)
        {
            foreach (var fault in PlaceController.Faults(rule, system))
                yield return fault.Below($"players.{name}");
        }
    }

    /// <inheritdoc/>
    protected override IController Create(SupplyDefinition system) =>
        new SeatsController([
            .. system.PlaceNames.Select(place =>
                (PlaceController)
                    Players
                        .First(player => string.Equals(player.Key, place, StringComparison.Ordinal))
                        .Value.Create(system)
            ),
        ]);
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
