namespace ProcessChain;

/// <summary>Rules of their own for seats of a supply system, by the names of the places.</summary>
internal static class SeatPlayers
{
    /// <summary>What is wrong with them.</summary>
    /// <param name="key">Their key.</param>
    /// <param name="players">The rules.</param>
    /// <param name="system">A valid system.</param>
    /// <param name="seats">The places that need one.</param>
    public static IEnumerable<Fault> Faults(
        string key,
        Named<RuleDefinition> players,
        SupplyDefinition system,
        IReadOnlyList<string> seats
    )
    {
        foreach (var name in players.Names.Where(name => !seats.Contains(name, StringComparer.Ordinal)))
            yield return new($"{key}.{name}", $"is no seat; {NearWord.Advice(name, seats)}");
        foreach (var name in seats.Where(name => !players.Contains(name)))
            yield return new(key, $"has no rule for {name}; each seat needs one.");
        foreach (var (name, rule) in players)
        {
            foreach (var fault in Faults(rule, system))
                yield return fault.Below($"{key}.{name}");
        }
    }

    /// <summary>The player of a seat; it is made for the whole system, and decides at its own seat only.</summary>
    public static PlaceController Create(Named<RuleDefinition> players, SupplyDefinition system, string seat)
    {
        var player = players.First(player => string.Equals(player.Key, seat, StringComparison.Ordinal));
        return (PlaceController)player.Value.Create(system);
    }

    private static List<Fault> Faults(RuleDefinition rule, SupplyDefinition system)
    {
        var faults = rule.Validate(system).ToList();
        if (faults.Count == 0 && rule.Create(system) is not PlaceController)
            faults.Add(new("", "decides for all seats at once; a rule that decides place by place is needed."));
        return faults;
    }
}
