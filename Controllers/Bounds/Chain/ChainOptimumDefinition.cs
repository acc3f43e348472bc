namespace ProcessChain;

/// <summary>
/// The least cost a day of a process chain in the long run: the exact optimum where it can be computed, else a provable bound.
/// </summary>
[Kind("longRun", For = typeof(ChainDefinition))]
internal sealed record ChainOptimumDefinition : LongRunBoundDefinition
{
    /// <summary>Days of an episode below which its beginning, with an empty chain, and its end weigh too much, for each day that the chain needs.</summary>
    private const int DaysForEach = 20;

    private static readonly Bracket Nothing = new(double.NaN, double.NaN, 0);

    /// <inheritdoc/>
    public override IEnumerable<Fault> Validate(SystemDefinition system)
    {
        var chain = (ChainDefinition)system;
        return ChainBound
            .Validate(chain, chain.Demand)
            .Select(fault => new Fault("kind", $"is longRun, but {fault.Key} {fault.Message}"));
    }

    /// <inheritdoc/>
    public override LongRunBound Solve(SystemDefinition system, CancellationToken stop)
    {
        var chain = (ChainDefinition)system;
        if (ChainBound.Validate(chain, chain.Demand).ToList() is { Count: > 0 } faults)
            return new(BoundKind.None, Nothing, Nothing, Sentences(faults));
        var lowest = ChainBound.Solve(chain, chain.Demand, stop).CostPerDay;
        return ExactChain.Validate(chain, chain.Demand).ToList() is { Count: > 0 } obstacles
            ? new(BoundKind.Bound, lowest, lowest, Sentences(obstacles))
            : new(BoundKind.Optimum, ExactChain.Solve(chain, chain.Demand, stop).CostPerDay, lowest, "");
    }

    /// <inheritdoc/>
    public override string? Mismatch(SystemDefinition system, int periods)
    {
        var chain = (ChainDefinition)system;
        if (chain.InitialStock.Any(stock => stock > 0))
            return "Episodes begin with stock that a long run does not have, so that no gap to the long run is shown.";
        var needed =
            DaysForEach * (chain.TransportDays.For(chain.Stations + 1).Sum() + (int)chain.DemandScale.Interval);
        return periods >= needed
            ? null
            : $"Episodes of {periods} days begin with an empty chain and end too soon to be measured by the long run: a gap is "
                + $"shown from {needed} days on.";
    }

    private static string Sentences(IEnumerable<Fault> faults) =>
        string.Join(' ', faults.Select(fault => $"{fault.Key} {fault.Message}"));
}
