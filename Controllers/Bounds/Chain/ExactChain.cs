using System.Runtime.CompilerServices;
using System.Threading;

namespace ProcessChain;

/// <summary>
/// The least possible average cost per day of a chain with its k decisions a day, by average-cost value iteration. In the
/// morning nothing is on the way, so that the state is small: lots at stations 1 .. n − 1, net stock of station n, days since
/// the customer's last order. A sweep minimises over everything that the k decisions of a day can make of the stocks.
/// Stations order only lots that their supplier has; to order ahead of the supplier was found to gain nothing where being
/// late costs no less than storing. Any number of orders can come on one day. The bracket holds for the states considered;
/// with up to four lots more the brackets of 16 chains of two to ten stations were the same within 3e-6 of themselves.
/// </summary>
internal sealed class ExactChain
{
    private static readonly ConditionalWeakTable<ChainDefinition, List<ExactChain>> Solved = [];
    private static readonly Lock Solving = new();
    private static ExactChain? latest;

    private readonly ChainDefinition chain;
    private readonly DemandDefinition customer;
    private readonly RenewalDemand demand;
    private readonly CycleSweep sweep;
    private readonly LotMoves moves;
    private readonly Lazy<ushort[][]> bestMoves;

    private ExactChain(ChainDefinition chain, UniformDemand customer, CancellationToken stop)
    {
        (this.chain, this.customer) = (chain, customer);
        demand = new RenewalDemand(customer, chain.LotSize);
        var box = StateBox.For(chain, demand);
        var lot = chain.LotSize / demand.Unit;
        moves = new LotMoves(chain, box.MostLots, mostDelivered: (box.Width / lot) + 1, stop);
        sweep = new CycleSweep(chain, demand, box, moves);
        bestMoves = new(() => sweep.BestMoves(CancellationToken.None));
    }

    /// <summary>The optimum, enclosed; money per day.</summary>
    public Bracket CostPerDay { get; private set; }

    /// <summary>Why the optimum cannot be computed; nothing when it can.</summary>
    public static IEnumerable<Fault> Validate(ChainDefinition chain, DemandDefinition demand) =>
        OptimumScope.OfExact(chain, demand);

    /// <summary>
    /// Computes the optimum; up to a minute. As long as the chain's definition is in use the optimum is kept, so that the
    /// controller that plays it and the bound that reports it solve it once; the latest one is kept for the next definition
    /// of the same chain, as in a sweep. Who asks meanwhile waits.
    /// </summary>
    public static ExactChain Solve(ChainDefinition chain, DemandDefinition demand, CancellationToken stop = default)
    {
        OptimumScope.Require(Validate(chain, demand));
        lock (Solving)
        {
            var solved = Solved.GetOrCreateValue(chain);
            if (solved.Find(known => known.customer.Equals(demand)) is { } kept)
                return kept;
            if (latest is null || !latest.chain.Equals(chain) || !latest.customer.Equals(demand))
            {
                var exact = new ExactChain(chain, (UniformDemand)demand, stop);
                exact.CostPerDay = exact.sweep.Solve(stop);
                latest = exact;
            }
            solved.Add(latest);
            return latest;
        }
    }

    /// <summary>The lots that each station gets today.</summary>
    /// <param name="lots">Lots at station 1 .. n − 1 in the morning.</param>
    /// <param name="netStock">Stock of station n less what the customer waits for, units.</param>
    /// <param name="age">Days since the customer's last order, 0 or more.</param>
    internal IEnumerable<int> BestMoves(IReadOnlyList<int> lots, int netStock, int age)
    {
        var units = (int)Math.Floor((double)netStock / demand.Unit);
        var stock = moves.StockOf(lots);
        return moves.Moved(stock, bestMoves.Value[Math.Min(age, demand.Ages - 1)][sweep.IndexOf(stock, units)]);
    }
}
