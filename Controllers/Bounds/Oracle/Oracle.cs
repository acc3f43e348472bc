using System.Threading;

namespace ProcessChain;

/// <summary>Plans for the demand of an episode, and plays the plan in it. Not safe for use by several threads.</summary>
/// <remarks>
/// With goodwill demand answers to the plan. So it begins with two extremes, the demand of customers who never get anything and of
/// those who always get all, plans for it, plays the plan, plans for the demand that it met with, and so on until that changes by
/// no more than a unit, ten times at most; the best plan that was played counts.
/// </remarks>
internal sealed class Oracle
{
    private const int MostRounds = 10;
    private const double Unchanged = 1;

    private readonly GoodwillNetworkDefinition definition;
    private readonly NetworkPlan plan;
    private readonly GoodwillNetworkSystem system;
    private readonly GoodwillNetworkSystem plenty;
    private readonly double[] orders;
    private readonly CancellationToken stop;

    public Oracle(GoodwillNetworkDefinition definition, CancellationToken stop = default)
    {
        this.definition = definition;
        this.stop = stop;
        plan = new NetworkPlan(definition.Network);
        system = new GoodwillNetworkSystem(definition);
        plenty = new GoodwillNetworkSystem(WithPlenty(definition));
        orders = new double[definition.Orders];
    }

    /// <summary>What the best plan earns.</summary>
    public double Earn(BoundedEpisode episode)
    {
        var fromPlenty = Improve(episode, DemandWithoutOrders(episode, plenty));
        return definition.Goodwill is null
            ? fromPlenty
            : Math.Max(fromPlenty, Improve(episode, DemandWithoutOrders(episode, system)));
    }

    private static GoodwillNetworkDefinition WithPlenty(GoodwillNetworkDefinition definition) =>
        definition with
        {
            Nodes = new(
                definition.Nodes.Select(node =>
                    KeyValuePair.Create(
                        node.Key,
                        node.Value.InitialInventory is null
                            ? node.Value
                            : node.Value with
                            {
                                InitialInventory = Limits.Units,
                            }
                    )
                )
            ),
        };

    private double Improve(BoundedEpisode episode, double[] demand)
    {
        var best = double.NegativeInfinity;
        for (var round = 0; round < MostRounds; round++)
        {
            plan.Solve(demand, stop);
            best = Math.Max(best, Play(episode));
            var met = DemandOf(system);
            var change = met.Zip(demand, (now, before) => Math.Abs(now - before)).Sum();
            if (change <= Unchanged)
                break;
            demand = met;
        }
        return best;
    }

    private double Play(BoundedEpisode episode)
    {
        episode.Begin(system);
        while (!system.IsOver)
        {
            plan.CopyOrders(system.Period, orders);
            system.Step(orders);
        }
        return system.TotalReward;
    }

    private double[] DemandWithoutOrders(BoundedEpisode episode, GoodwillNetworkSystem played)
    {
        Array.Clear(orders);
        episode.Begin(played);
        while (!played.IsOver)
            played.Step(orders);
        return DemandOf(played);
    }

    private static double[] DemandOf(GoodwillNetworkSystem played) =>
        [.. Enumerable.Range(0, played.Periods).SelectMany(period => played.View.Demanded(period).ToArray())];
}
