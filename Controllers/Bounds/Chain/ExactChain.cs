using System.Runtime.CompilerServices;
using System.Threading;

namespace ProcessChain;

/// <summary>
/// The least possible average cost per day of a chain of up to four stations with its k decisions a day, by average-cost
/// value iteration. In the morning nothing is on the way, so that the state is small: lots at stations 1 .. n − 1, net stock
/// of station n, days since the customer's last order. A sweep minimises over everything that the k decisions of a day can
/// make of the stocks. Stations order only lots that their supplier has; to order ahead of the supplier was found to gain
/// nothing where being late costs no less than storing. Any number of orders can come on one day. The bracket holds for the
/// states considered; their limits change the optimum of intervals of [5, 15], [0, 10] or [0, 20] days by less than 1e-8.
/// </summary>
internal sealed class ExactChain
{
    private static readonly ConditionalWeakTable<ChainDefinition, List<ExactChain>> Solved = [];

    private readonly DemandDefinition customer;
    private readonly RenewalDemand demand;
    private readonly DailySweep sweep;
    private readonly LotMoves moves;

    private ExactChain(ChainDefinition chain, UniformDemand customer, CancellationToken stop)
    {
        this.customer = customer;
        demand = new RenewalDemand(customer, chain.LotSize);
        var box = StateBox.For(chain, demand);
        var lot = chain.LotSize / demand.Unit;
        moves = new LotMoves(chain, box.MostLots, mostDelivered: (box.Width / lot) + 1, stop);
        sweep = new DailySweep(chain, demand, box, moves);
        DecisionsPerDay = chain.DecisionsPerPeriod;
    }

    /// <summary>The optimum, enclosed; money per day.</summary>
    public Bracket CostPerDay { get; private set; }

    /// <summary>k, the decisions a day it holds for.</summary>
    public int DecisionsPerDay { get; }

    /// <summary>Why the optimum cannot be computed; nothing when it can.</summary>
    public static IEnumerable<Fault> Validate(ChainDefinition chain, DemandDefinition demand) =>
        OptimumScope.OfExact(chain, demand);

    /// <summary>
    /// Computes the optimum; seconds. As long as the chain's definition is in use the optimum is kept, so that the controller
    /// that plays it and the bound that reports it solve it once; who asks meanwhile waits.
    /// </summary>
    public static ExactChain Solve(ChainDefinition chain, DemandDefinition demand, CancellationToken stop = default)
    {
        OptimumScope.Require(Validate(chain, demand));
        var solved = Solved.GetOrCreateValue(chain);
        lock (solved)
        {
            if (solved.Find(known => known.customer.Equals(demand)) is { } kept)
                return kept;
            var exact = new ExactChain(chain, (UniformDemand)demand, stop);
            exact.CostPerDay = exact.sweep.Solve(stop);
            solved.Add(exact);
            return exact;
        }
    }

    /// <summary>The lots that each station gets today.</summary>
    /// <param name="lots">Lots at station 1 .. n − 1 in the morning.</param>
    /// <param name="netStock">Stock of station n less what the customer waits for, units.</param>
    /// <param name="age">Days since the customer's last order, 0 or more.</param>
    internal IEnumerable<int> BestMoves(IReadOnlyList<int> lots, int netStock, int age)
    {
        var best = sweep.BestMove(
            moves.StockOf(lots),
            (int)Math.Floor((double)netStock / demand.Unit),
            Math.Min(age, demand.Ages - 1)
        );
        return moves.Moved(best);
    }
}
