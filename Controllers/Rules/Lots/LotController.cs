namespace ProcessChain;

/// <summary>
/// A station wants a lot while its position is at or below its reorder point; each control iteration goes to one of the
/// stations that want one. Positions are looked at anew in every iteration.
/// </summary>
internal class LotController(Position position, int[] reorderPoints, DecisionSharing sharing) : ChainController
{
    private const int Nobody = 0;
    private int idleDay = -1;

    public override void BeginEpisode(Chance chance) => idleDay = -1;

    public override int Decide(ChainView chain)
    {
        // Positions change within a day only by orders: once nobody wants a lot, nobody will before tomorrow.
        if (chain.Period == idleDay)
            return Nobody;
        var station = Choose(chain);
        if (station == Nobody)
            idleDay = chain.Period;
        return station;
    }

    /// <summary>R of a station.</summary>
    protected virtual int ReorderPoint(int station, ChainView chain) => reorderPoints[station - 1];

    /// <summary>Whether the station may order now, if it wants to.</summary>
    protected virtual bool MayOrder(int station, ChainView chain) => chain.IsAllowed(station);

    private int Choose(ChainView chain)
    {
        var chosen = Nobody;
        var largestGap = -1L;
        var echelon = -chain.OpenOrders(chain.Customer) - chain.LateOrders(chain.Customer);
        for (var station = reorderPoints.Length; station >= 1; station--)
        {
            echelon += chain.OnHand(station) + chain.InTransit(station);
            var stock =
                position == Position.Echelon
                    ? echelon + chain.OpenOrders(station) + chain.LateOrders(station)
                    : chain.InventoryPosition(station);
            var gap = (long)ReorderPoint(station, chain) - stock;
            if (gap < 0 || (sharing == DecisionSharing.LargestGapFirst && gap <= largestGap))
                continue;
            if (!MayOrder(station, chain))
                continue;
            if (sharing == DecisionSharing.DownstreamFirst)
                return station;
            (chosen, largestGap) = (station, gap);
        }
        return chosen;
    }
}
