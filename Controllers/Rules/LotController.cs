namespace ProcessChain;

/// <summary>
/// A station wants a lot while its position is at or below its reorder point; each control iteration goes to one of the
/// stations that want one. Positions are looked at anew in every iteration.
/// </summary>
/// <param name="position">The stock looked at.</param>
/// <param name="reorderPoints">R of station 1..n, units.</param>
/// <param name="sharing">Who comes first.</param>
internal class LotController(Position position, int[] reorderPoints, DecisionSharing sharing) : IController
{
    private const int Nobody = 0;
    private int idleDay = -1;

    public virtual void BeginEpisode(EpisodeSeed seed) => idleDay = -1;

    public virtual int Decide(ChainObservation observation)
    {
        // Positions change within a day only by orders: once nobody wants a lot, nobody will before tomorrow.
        if (observation.Day == idleDay)
            return Nobody;
        var station = Choose(observation);
        if (station == Nobody)
            idleDay = observation.Day;
        return station;
    }

    /// <summary>R of a station.</summary>
    protected virtual int ReorderPoint(int station, ChainObservation observation) => reorderPoints[station - 1];

    /// <summary>Whether the station may order now, if it wants to.</summary>
    protected virtual bool MayOrder(int station, ChainObservation observation) => observation.IsFeasible(station);

    private int Choose(ChainObservation observation)
    {
        var chosen = Nobody;
        var largestGap = -1L;
        var echelon = -observation.OpenOrders(observation.Customer) - observation.LateOrders(observation.Customer);
        for (var station = reorderPoints.Length; station >= 1; station--)
        {
            echelon += observation.OnHand(station) + observation.InTransit(station);
            var stock =
                position == Position.Echelon
                    ? echelon + observation.OpenOrders(station) + observation.LateOrders(station)
                    : observation.InventoryPosition(station);
            var gap = (long)ReorderPoint(station, observation) - stock;
            if (gap < 0 || (sharing == DecisionSharing.LargestGapFirst && gap <= largestGap))
                continue;
            if (!MayOrder(station, observation))
                continue;
            if (sharing == DecisionSharing.DownstreamFirst)
                return station;
            (chosen, largestGap) = (station, gap);
        }
        return chosen;
    }
}
