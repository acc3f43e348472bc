namespace ProcessChain;

/// <summary>What can be solved.</summary>
internal static class OptimumScope
{
    private const int MostUnits = 2000;
    private const double MostWork = 2e10;
    private const double MostTable = 4e8;
    private const long MostStates = 20_000_000;
    private const long MostPairs = 3_000_000_000;

    public static void Require(IEnumerable<Fault> faults)
    {
        var found = faults.ToList();
        if (found.Count > 0)
            throw new ArgumentException(
                string.Join(System.Environment.NewLine, found.Select(fault => $"{fault.Key} {fault.Message}"))
            );
    }

    public static IEnumerable<Fault> OfBound(ChainDefinition chain, DemandDefinition demand)
    {
        var faults = OfCosts(chain).Concat(OfDemand(demand)).ToList();
        if (faults.Count > 0)
            return faults;
        var uniform = (UniformDemand)demand;
        return OfStock(chain, RenewalDemand.UnitOf(uniform, chain.LotSize)).Concat(OfSize(chain, uniform));
    }

    public static IEnumerable<Fault> OfExact(ChainDefinition chain, DemandDefinition demand)
    {
        var faults = OfBound(chain, demand).ToList();
        if (chain.Orders == OrderRule.Unrestricted && OrdersAheadMayPay(chain))
            faults.Add(
                new(
                    "system.lateCost",
                    "of a station is below the storage cost or the customer's late cost; then it may pay to order what "
                        + "the supplier does not have yet, which the optimum does not consider (orders: "
                        + "coveredBySupplier forbids it)."
                )
            );
        return faults.Count > 0 ? faults : OfEffort(chain, new RenewalDemand((UniformDemand)demand, chain.LotSize));
    }

    private static IEnumerable<Fault> OfCosts(ChainDefinition chain)
    {
        if (chain.TransportDays.For(chain.Stations + 1)[..^1].Any(days => days != 1))
            yield return new(
                "system.transportDays",
                "of a station is not 1; only transports of one day can be solved."
            );
        var storage = chain.StorageCost.For(chain.Stations);
        if (storage.Any(cost => cost != storage[0]))
            yield return new("system.storageCost", "differs between stations; only equal storage costs can be solved.");
        if (!(storage[0] > 0))
            yield return new("system.storageCost", "is 0; a storage cost above 0 is needed.");
        if (!(chain.LateCost[chain.Stations] > 0))
            yield return new("system.lateCost", "of the customer is 0; a late cost above 0 is needed.");
    }

    private static List<Fault> OfDemand(DemandDefinition demand)
    {
        if (demand is not UniformDemand uniform)
            return
            [
                new(
                    "system.demand",
                    $"is of the kind {KindOf(demand)}; only a 'uniform' customer can be solved: its intervals and "
                        + "quantities must be independent and follow known laws."
                ),
            ];
        var faults = uniform.Validate().Select(fault => fault.Below("system.demand")).ToList();
        if (faults.Count == 0 && uniform.Quantity.High == 0)
            faults.Add(new("system.demand.quantity", "is always 0; there is nothing to be optimal at."));
        return faults;
    }

    /// <summary>Orders of a file have become a list by now.</summary>
    private static string KindOf(DemandDefinition demand) =>
        demand is ListDemand ? "'list' or 'file'"
        : demand.GetType().GetCustomAttributes(typeof(KindAttribute), inherit: false) is [KindAttribute kind]
            ? $"'{kind.Name}'"
        : $"'{demand.GetType().Name}'";

    private static IEnumerable<Fault> OfStock(ChainDefinition chain, int unit)
    {
        var stock = chain.InitialStock.For(chain.Stations);
        if (stock[..^1].Any(units => units % chain.LotSize != 0))
            yield return new(
                "system.initialStock",
                $"is not in whole lots of {chain.LotSize}; only the last station may hold a part of a lot."
            );
        if (stock[^1] % unit != 0)
            yield return new(
                "system.initialStock",
                $"of the last station is {stock[^1]}; it must be a multiple of {unit}, as lots and orders are."
            );
    }

    private static IEnumerable<Fault> OfSize(ChainDefinition chain, UniformDemand demand)
    {
        const long FewOrders = 10;
        var orders = demand.Interval.Low == 0 ? FewOrders * chain.Stations : chain.Stations / demand.Interval.Low;
        orders += Math.Max(FewOrders, RenewalDemand.MostOrdersOfADay(demand));
        var unit = RenewalDemand.UnitOf(demand, chain.LotSize);
        var positions = ((orders * demand.Quantity.High) + (2L * chain.LotSize)) / unit;
        if (positions * demand.Interval.High > MostStates || positions * positions > MostPairs)
            yield return new(
                "system.demand",
                $"needs about {positions} positions for each of {demand.Interval.High} days since its last order; "
                    + "that is more than can be solved."
            );
    }

    private static bool OrdersAheadMayPay(ChainDefinition chain)
    {
        var late = chain.LateCost.For(chain.Stations + 1);
        return late[1..^1].Any(cost => cost < Math.Max(chain.StorageCost[0], late[^1]));
    }

    private static IEnumerable<Fault> OfEffort(ChainDefinition chain, RenewalDemand demand)
    {
        var capacity = (double)chain.DecisionsPerPeriod * chain.LotSize / chain.Stations;
        if (demand.MeanPerDay >= capacity)
            yield return new(
                "system.decisionsPerDay",
                $"is {chain.DecisionsPerPeriod}, enough for {capacity:0.###} units a day; the customer orders "
                    + $"{demand.MeanPerDay:0.###} on average, so that late orders grow without end."
            );
        else if (demand.MostAtOnce > MostUnits)
            yield return new(
                "system.demand.quantity",
                $"is up to {demand.MostAtOnce} units; at most {MostUnits} can be solved."
            );
        else if (Effort(chain, demand) > 1)
            yield return new(
                "system",
                "has too many states and decisions with this customer: at most "
                    + $"{MostWork:0e0} decisions in {MostTable:0e0} states can be weighed."
            );
    }

    /// <summary>Time and memory as parts of what is allowed; the larger one.</summary>
    private static double Effort(ChainDefinition chain, RenewalDemand demand)
    {
        var box = StateBox.For(chain, demand);
        var states = box.States(chain);
        return Math.Max(
            box.Work(chain) * demand.Ages / MostWork,
            Math.Max(states / MostStates, states * demand.Ages / MostTable)
        );
    }
}
