namespace ProcessChain;

/// <summary>
/// A player who orders what came in and something at random, max(0, d + x), where d is what is ordered from it in the period and x
/// a whole number of which all within limits are equally likely.
/// </summary>
[Kind("randomOrder", For = typeof(ISeatedSystem))]
internal sealed record RandomOrderDefinition : RuleDefinition<SupplyDefinition>
{
    /// <summary>x: the least and the greatest, [low, high], units; −1e6 to 1e6.</summary>
    [Range(-Limits.Units, Limits.Units, Unit = "units")]
    public required IntRange Deviation { get; init; }

    /// <inheritdoc/>
    protected override IController Create(SupplyDefinition system) =>
        new RandomOrderPlayer(Deviation, system.PlaceNames);
}

/// <summary>Each place draws from a stream of its own, so that it draws the same whoever sits in the others.</summary>
internal sealed class RandomOrderPlayer(IntRange deviation, IReadOnlyList<string> places) : PlaceController
{
    private RandomStream[] streams = [];

    public override void BeginEpisode(Chance chance) =>
        streams = [.. places.Select(place => chance.Stream($"random order of {place}"))];

    public override double Order(SupplyView view, int place, ReadOnlySpan<double> decided)
    {
        var drawn = deviation.Low + streams[place].Next(deviation.High - deviation.Low + 1);
        return Math.Max(0, view.Seat(place, decided).Inbound + drawn);
    }
}
