namespace ProcessChain;

/// <summary>What can be observed of a chain.</summary>
internal static class ChainObservations
{
    public const int State = 0;
    public const int OrderAge = 1;

    /// <summary>The parts, by their numbers.</summary>
    public static IReadOnlyList<ObservationPart> Of(ChainDefinition chain) =>
        [
            new(
                "state",
                [
                    .. Enumerable.Range(1, chain.Stations).SelectMany(OfStation),
                    Units("open orders of the customer"),
                    Units("late orders of the customer"),
                ]
            ),
            new(
                "orderAge",
                [new("days since the customer's newest order", "days", 0, Most, ObservationScale.Interval)]
            ),
            new("iteration", [.. Enumerable.Range(1, chain.DecisionsPerPeriod).Select(Flag)]),
        ];

    private const float Most = float.PositiveInfinity;

    private static IEnumerable<ObservedNumber> OfStation(int station) =>
        [
            Units($"stock of station {station}"),
            Units($"disposable stock of station {station}", float.NegativeInfinity),
            Units($"open orders of station {station}"),
            Units($"late orders of station {station}"),
        ];

    private static ObservedNumber Units(string name, float least = 0) => new(name, "units", least, Most);

    private static ObservedNumber Flag(int iteration) =>
        new($"whether this is the day's decision {iteration}", "", 0, 1, ObservationScale.None);
}
