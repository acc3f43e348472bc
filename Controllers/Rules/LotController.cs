using ProcessChain.Decisions;
using ProcessChain.Randomness;

namespace ProcessChain.Controllers.Rules;

/// <summary>
/// A station wants a lot while its position is at or below its reorder point; each control iteration goes to one of the
/// stations that want one. Positions are looked at anew in every iteration.
/// </summary>
/// <param name="position">The stock looked at.</param>
/// <param name="reorderPoints">R of station 1..n, units.</param>
/// <param name="sharing">Who comes first.</param>
internal class LotController(Position position, int[] reorderPoints, DecisionSharing sharing) : IController
{
    private const int NotWanting = -1;
    private readonly int[] gaps = new int[reorderPoints.Length];

    public virtual void BeginEpisode(EpisodeSeed seed) { }

    public virtual int Decide(ChainObservation observation)
    {
        Look(observation);
        var chosen = Choose();
        return chosen + 1;
    }

    /// <summary>R of the station with this index, counted from 0.</summary>
    protected virtual int ReorderPoint(int index, ChainObservation observation) => reorderPoints[index];

    /// <summary>Whether the station may order now, if it wants to.</summary>
    protected virtual bool MayOrder(int station, ChainObservation observation) => observation.IsFeasible(station);

    private void Look(ChainObservation observation)
    {
        var downstream = -observation.OpenOrders(observation.Customer) - observation.LateOrders(observation.Customer);
        for (var station = gaps.Length; station >= 1; station--)
        {
            downstream += observation.OnHand(station) + observation.InTransit(station);
            var stock =
                position == Position.Echelon
                    ? downstream + observation.OpenOrders(station) + observation.LateOrders(station)
                    : observation.InventoryPosition(station);
            var gap = ReorderPoint(station - 1, observation) - stock;
            gaps[station - 1] = gap >= 0 && MayOrder(station, observation) ? gap : NotWanting;
        }
    }

    /// <summary>The index of the station that orders, or −1.</summary>
    private int Choose() =>
        sharing switch
        {
            DecisionSharing.DownstreamFirst => Array.FindLastIndex(gaps, gap => gap >= 0),
            DecisionSharing.UpstreamFirst => Array.FindIndex(gaps, gap => gap >= 0),
            _ => LargestGap(),
        };

    private int LargestGap()
    {
        var largest = gaps.Max();
        return largest < 0 ? -1 : Array.LastIndexOf(gaps, largest);
    }
}
