using System.Threading;

namespace ProcessChain;

/// <summary>
/// A provable lower bound on the average cost per day of a chain. Without a limit of decisions a day, equal storage costs
/// and free transport make it pointless to keep anything upstream, so that the chain is a single stage with a lead time of
/// n days (the echelon argument of Clark &amp; Scarf 1960), orders in lots and a demand that depends on the days since the
/// last order. That relaxation is solved by relative value iteration. It is also the optimum wherever there are decisions
/// enough to push every lot on at once.
/// </summary>
internal sealed class ChainBound
{
    private const double Precision = 1e-7;
    private const int MostIterations = 100_000;

    private readonly RenewalDemand demand;
    private readonly int lot;
    private readonly int least;
    private readonly int width;
    private readonly double[][] cost;
    private readonly double[][] ordered;
    private readonly double[] afterOrder;
    private double[][] values;

    private ChainBound(ChainDefinition chain, UniformDemand customer, CancellationToken stop)
    {
        demand = new RenewalDemand(customer, chain.LotSize);
        lot = chain.LotSize / demand.Unit;
        least = 1 - lot;
        var ahead = demand.OfNext(chain.Stations, stop);
        width = ahead.Max(distribution => distribution.Length) + (2 * lot);
        var (storage, late) = (chain.StorageCost[0] * demand.Unit, chain.LateCost[chain.Stations] * demand.Unit);
        cost = ahead.Select(distribution => ExpectedCost(distribution, storage, late, stop)).ToArray();
        ordered = NewTable();
        values = NewTable();
        afterOrder = new double[width];
    }

    /// <summary>The bound with its bracket: no controller can cost less than its lower end, money per day.</summary>
    public Bracket CostPerDay { get; private set; }

    /// <summary>Why the bound does not apply to a chain and its customer; nothing when it does.</summary>
    public static IEnumerable<Fault> Validate(ChainDefinition chain, DemandDefinition demand) =>
        OptimumScope.OfBound(chain, demand);

    /// <summary>Computes the bound.</summary>
    public static ChainBound Solve(ChainDefinition chain, DemandDefinition demand, CancellationToken stop = default)
    {
        OptimumScope.Require(Validate(chain, demand));
        var bound = new ChainBound(chain, (UniformDemand)demand, stop);
        bound.Iterate(stop);
        return bound;
    }

    /// <summary>Whether the relaxation releases a lot at the resource.</summary>
    /// <param name="position">The echelon position of station 1, units.</param>
    /// <param name="age">Days since the customer's last order, 0 or more.</param>
    internal bool Releases(int position, int age)
    {
        var index = (int)Math.Floor((double)position / demand.Unit) - least;
        if (index < 0)
            return true;
        var row = ordered[Math.Min(age, demand.Ages - 1)];
        for (var more = index + lot; more < width; more += lot)
        {
            if (row[more] < row[index])
                return true;
        }
        return false;
    }

    /// <summary>Cost on the day when what is released now is at the last station, by the position after the release.</summary>
    private double[] ExpectedCost(double[] ahead, double storage, double late, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        var expected = new double[width];
        for (var index = 0; index < width; index++)
        {
            for (var quantity = 0; quantity < ahead.Length; quantity++)
            {
                var stock = least + index - quantity;
                expected[index] += ahead[quantity] * (stock > 0 ? storage * stock : -late * stock);
            }
        }
        return expected;
    }

    private void Iterate(CancellationToken stop)
    {
        var grown = 0.0;
        var before = values;
        for (var iteration = 1; iteration <= MostIterations; iteration++)
        {
            var start = values[0][0];
            grown += start;
            values = Improve(start, stop);
            if (iteration % demand.Period != 0)
                continue;
            CostPerDay = Growth(before, grown) with { Iterations = iteration };
            if (CostPerDay.Upper - CostPerDay.Lower <= Precision * Math.Max(1, CostPerDay.Lower))
                return;
            (before, grown) = (values, 0);
        }
    }

    private double[][] Improve(double start, CancellationToken stop)
    {
        ExpectOrder();
        var improved = NewTable();
        for (var age = 0; age < demand.Ages; age++)
        {
            stop.ThrowIfCancellationRequested();
            var (row, best, hazard) = (ordered[age], improved[age], demand.Hazard[age]);
            for (var index = width - 1; index >= 0; index--)
            {
                var quiet = hazard < 1 ? (1 - hazard) * values[age + 1][index] : 0;
                row[index] = cost[age][index] + quiet + (hazard * afterOrder[index]) - start;
                best[index] = index + lot < width ? Math.Min(row[index], best[index + lot]) : row[index];
            }
        }
        return improved;
    }

    /// <summary>
    /// The expected value after a day with orders. Positions of −lot and below need no states: a lot that is late for
    /// certain is released at once, and releasing costs nothing, so they are worth what a lot more is worth.
    /// </summary>
    private void ExpectOrder()
    {
        for (var index = 0; index < width; index++)
        {
            afterOrder[index] = 0;
            for (var quantity = 0; quantity < demand.DayQuantity.Length; quantity++)
            {
                var next = index - quantity;
                if (next < 0)
                    next = lot - 1 - ((-next - 1) % lot);
                afterOrder[index] += demand.DayQuantity[quantity] * values[0][next];
            }
        }
    }

    private Bracket Growth(double[][] before, double grown)
    {
        var growth = values
            .SelectMany(
                (row, age) => row.Select((value, index) => (value - before[age][index] + grown) / demand.Period)
            )
            .ToList();
        return new Bracket(growth.Min(), growth.Max(), 0);
    }

    private double[][] NewTable() => Enumerable.Range(0, demand.Ages).Select(_ => new double[width]).ToArray();
}
