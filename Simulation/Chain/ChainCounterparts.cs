namespace ProcessChain;

/// <summary>
/// Which station of another chain each station stands for. Stations are counted from the customer, and the one next to the
/// resource stays that; those that the other chain does not have are as its second one, which also only passes on. Decisions of a
/// day are counted from its end.
/// </summary>
internal sealed class ChainCounterparts(ChainDefinition own, ChainDefinition other)
{
    private const int NumbersOfStation = 4;
    private const int NumbersOfCustomer = 2;

    /// <summary>The parts in the order of <see cref="ChainObservations"/>.</summary>
    public Counterparts Counterparts =>
        new(
            [
                [.. State()],
                [0],
                [.. Enumerable.Range(1, own.DecisionsPerPeriod).Select(Decision)],
            ],
            [0, .. Enumerable.Range(1, own.Stations).Select(Station)]
        );

    private IEnumerable<int> State() =>
        Enumerable
            .Range(1, own.Stations)
            .SelectMany(station => Numbers(NumbersOfStation * (Station(station) - 1), NumbersOfStation))
            .Concat(Numbers(NumbersOfStation * other.Stations, NumbersOfCustomer));

    private int Station(int station) =>
        station == 1 ? 1 : Math.Max(Math.Min(2, other.Stations), station + other.Stations - own.Stations);

    private int Decision(int decision) => Math.Max(0, decision - 1 + other.DecisionsPerPeriod - own.DecisionsPerPeriod);

    private static IEnumerable<int> Numbers(int first, int count) => Enumerable.Range(first, count);
}
