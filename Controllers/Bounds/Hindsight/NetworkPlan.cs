using System.Threading;

namespace ProcessChain;

/// <summary>
/// The orders that earn most in a network whose demand is known: a minimum cost flow through its stocks by period. For networks
/// without order costs. Not safe for use by several threads.
/// </summary>
/// <remarks>
/// In each period a stocking node is three nodes: what it has at the start, what it makes of that for its purchasers, within its
/// capacity, and what is ready with the arrivals of the period, which it sells or keeps. What purchasers inside
/// the network pay to each other cancels. Units are weighed by <see cref="NetworkWeights"/>. Where not all is whole they are counted
/// in hundred thousandths, rounded up, and where an episode is under way, in hundredths. Selling is voluntary here; where each retailer
/// has one market and no purchasers, selling all that is possible, as the system does, earns no less.
/// <para>
/// Where suppliers oversell, arcs may carry so much less than 0 as <see cref="OversoldUnits"/> tells: they carry that much more here, from
/// their tail to their head, and what that would earn is taken off. This allows all that the system does, and more, so that the plan
/// is an upper bound, which no orders may reach.
/// </para>
/// </remarks>
internal sealed class NetworkPlan : IHindsight
{
    private const double Fraction = 1e-5;
    private const double Hundredth = 0.01;
    private const double MostUnits = 1e9;
    private const long MostNodes = 2_000_000;

    private readonly NetworkDefinition definition;
    private readonly NetworkTopology shape;
    private readonly double[] weights;
    private readonly double[] capacities;
    private readonly double[] discounts;
    private readonly List<FlowArc> arcs = [];
    private readonly List<double> costs = [];
    private readonly int[] making;
    private readonly int[] waiting;
    private readonly int[] keeping;
    private readonly int[] shipping;
    private readonly int[] selling;
    private readonly int[] serving;
    private readonly int[] lowered;
    private readonly double[] unserved;
    private readonly double[] wanted;
    private readonly double[] surcharged;
    private readonly MinimumCostFlow network;
    private double unit = 1;

    public NetworkPlan(NetworkDefinition definition)
    {
        this.definition = definition;
        shape = new NetworkTopology(definition);
        weights =
            NetworkWeights.Of(shape)
            ?? throw new ArgumentException("The ways between two nodes have different yields.", nameof(definition));
        capacities = CapacitiesOf(shape, weights);
        discounts = definition.DiscountFactors();
        (making, waiting, keeping) = (ByStock(), ByStock(), ByStock());
        shipping = new int[definition.Periods * Places];
        (selling, serving) = (new int[definition.Periods * Markets], new int[definition.Periods * Markets]);
        unserved = UnservedPenalties();
        for (var period = 0; period < definition.Periods; period++)
            AddArcs(period);
        (wanted, lowered, surcharged) = (new double[serving.Length], new int[arcs.Count], [.. costs]);
        network = new MinimumCostFlow(Sink + 1, Sink, arcs);
        for (var arc = 0; arc < costs.Count; arc++)
        {
            network.SetCost(arc, costs[arc]);
            network.SetCapacity(arc, MinimumCostFlow.Unlimited);
        }
    }

    /// <inheritdoc/>
    public double Price => shape.Links[shape.MarketLinks[0]].Price;

    private int Stocks => shape.StockingNodes.Length;

    private int Places => shape.PlaceLinks.Length;

    private int Markets => shape.MarketLinks.Length;

    private int Width => (3 * Stocks) + Markets;

    private int RawMaterial => definition.Periods * Width;

    private int Sink => RawMaterial + 1;

    /// <summary>What keeps a network from being planned.</summary>
    public static IEnumerable<Fault> Validate(NetworkDefinition definition)
    {
        var topology = new NetworkTopology(definition);
        var nodes = (long)definition.Periods * ((3 * topology.StockingNodes.Length) + topology.MarketLinks.Length);
        if (nodes > MostNodes)
            yield return new("kind", $"plans, which would take {nodes} nodes; at most {MostNodes} are allowed.");
        if (definition.Links.Any(link => link.OrderCost is > 0))
            yield return new("kind", "plans, which needs links without orderCost.");
        if (NetworkWeights.Of(topology) is not { } weights)
            yield return new("kind", "plans, which needs the same yield in all on all ways between two nodes.");
        else if (definition.Oversell && !new OversoldUnits(topology, CapacitiesOf(topology, weights)).AreBounded)
            yield return new(
                "kind",
                "plans, which with oversell needs a capacity where several purchasers have one supplier, and no circle of links behind it."
            );
    }

    /// <summary>Plans all periods, and returns what the plan earns.</summary>
    /// <param name="demand"><c>[period · markets + market]</c>, units.</param>
    /// <param name="stop">Stops it.</param>
    public double Solve(ReadOnlySpan<double> demand, CancellationToken stop = default)
    {
        unit = UnitFor(demand);
        Begin(0, demand, stop);
        var more = SendInitial() + TakeBack(demand);
        SendLowered();
        network.Send(RawMaterial, MinimumCostFlow.Unlimited, limit: 0);
        var earned = -(network.Cost - LoweredCost()) * unit;
        for (var i = 0; i < demand.Length; i++)
            earned -= demand[i] * (demand[i] < 0 ? -EarnedBy(i) : unserved[i]);
        return earned + more;
    }

    /// <summary>Plans the periods that are left.</summary>
    /// <param name="view">What there is now.</param>
    /// <param name="demand"><c>[period · markets + market]</c>, units, from the present period on with what is owed.</param>
    public void Solve(OrGymView view, ReadOnlySpan<double> demand)
    {
        unit = Hundredth;
        Begin(view.Period, demand, stop: default);
        for (var node = 0; node < Stocks; node++)
            network.Send(Start(view.Period, node), CountDown(view.Stock(node) * weights[node]));
        for (var place = 0; place < Places; place++)
        {
            var purchaser = shape.Receivers[shape.PlaceLinks[place]];
            for (var age = Math.Min(view.Period, shape.LeadTimes[place]); age > 0; age--)
            {
                var arrival = view.Period - age + shape.LeadTimes[place];
                var units = view.Shipped(view.Period - age)[place] * weights[purchaser];
                if (arrival < definition.Periods)
                    network.Send(Ready(arrival, purchaser), CountDown(units));
            }
        }
        network.Send(RawMaterial, MinimumCostFlow.Unlimited, limit: 0);
    }

    /// <inheritdoc/>
    public double Solve(ReadOnlySpan<int> demand, CancellationToken stop = default)
    {
        for (var i = 0; i < wanted.Length; i++)
            wanted[i] = demand[i];
        return Solve(wanted, stop);
    }

    /// <summary>Writes what the plan orders in each place.</summary>
    public void CopyOrders(int period, Span<double> orders)
    {
        for (var place = 0; place < orders.Length; place++)
            orders[place] = Shipped(period, place);
    }

    /// <inheritdoc/>
    public double Shipped(int period, int place)
    {
        var arc = shipping[(period * Places) + place];
        return (network.Flow(arc) - lowered[arc]) * unit / WeightOf(place);
    }

    /// <inheritdoc/>
    public bool IsLimited(int place) => shape.Suppliers[shape.PlaceLinks[place]] != NetworkTopology.Outside;

    /// <inheritdoc/>
    public void Surcharge(ReadOnlySpan<double> surcharges)
    {
        for (var i = 0; i < shipping.Length; i++)
        {
            surcharged[shipping[i]] = costs[shipping[i]] + (surcharges[i] / WeightOf(i % Places));
            network.SetCost(shipping[i], surcharged[shipping[i]]);
        }
    }

    /// <summary>The most that each node ships in a period, weighed.</summary>
    private static double[] CapacitiesOf(NetworkTopology shape, double[] weights) =>
        [.. shape.Capacities.Select((units, node) => units * weights[node] / shape.Yields[node])];

    /// <summary>Opens all arcs from a period on, and closes those before it.</summary>
    private void Begin(int first, ReadOnlySpan<double> demand, CancellationToken stop)
    {
        if (definition.Oversell)
            Lower();
        for (var i = 0; i < serving.Length; i++)
        {
            var units = Count(Math.Max(0, demand[i]) * WeightAt(i % Markets));
            Open(serving[i], i >= first * Markets, units);
        }
        for (var i = 0; i < making.Length; i++)
            Open(making[i], i >= first * Stocks, definition.Oversell ? MinimumCostFlow.Unlimited : Most(i % Stocks));
        for (var i = 0; i < shipping.Length; i++)
        {
            var supplier = shape.Suppliers[shape.PlaceLinks[i % Places]];
            var isAlone = definition.Oversell && supplier != NetworkTopology.Outside;
            Open(shipping[i], i >= first * Places, isAlone ? Most(supplier) : MinimumCostFlow.Unlimited);
        }
        network.Begin(stop);
    }

    private void Open(int arc, bool isOpen, int units) => network.SetCapacity(arc, isOpen ? units + lowered[arc] : 0);

    /// <summary>Tells how much less than 0 each arc may carry.</summary>
    private void Lower()
    {
        var oversold = new OversoldUnits(shape, [.. Enumerable.Range(0, Stocks).Select(node => (double)Most(node))]);
        for (var i = 0; i < making.Length; i++)
        {
            var node = i % Stocks;
            var places = OversoldUnits.PurchasersOf(shape, node);
            lowered[making[i]] = places * (int)oversold.TakenBack[node];
            lowered[waiting[i]] = (int)oversold.Overdrawn[node];
            lowered[keeping[i]] = (int)oversold.TakenBack[node];
        }
        for (var i = 0; i < shipping.Length; i++)
        {
            if (shape.Suppliers[shape.PlaceLinks[i % Places]] is not NetworkTopology.Outside and var supplier)
                lowered[shipping[i]] = (int)oversold.TakenBack[supplier];
        }
        for (var i = 0; i < selling.Length; i++)
        {
            var supplier = shape.Suppliers[shape.MarketLinks[i % Markets]];
            lowered[selling[i]] = lowered[serving[i]] = (int)oversold.Returned[supplier];
        }
    }

    /// <summary>Sends what lowered arcs carry more out of a node than into it, which is never less than nothing.</summary>
    private void SendLowered()
    {
        if (!definition.Oversell)
            return;
        var surplus = new int[Sink + 1];
        foreach (var (arc, (from, to)) in arcs.Index())
        {
            surplus[from] += lowered[arc];
            surplus[to] -= lowered[arc];
        }
        for (var node = 0; node < RawMaterial; node++)
            network.Send(node, surplus[node]);
    }

    private double LoweredCost() => lowered.Zip(surcharged, (units, cost) => units * cost).Sum();

    /// <summary>Sends what is on hand, and returns what it costs to keep what was added by rounding.</summary>
    private double SendInitial()
    {
        var more = 0.0;
        for (var node = 0; node < Stocks; node++)
            more += SendUp(Start(0, node), 0, node, shape.StockingNodes[node].Value.InitialInventory ?? 0);
        return more;
    }

    /// <summary>Units that come back are stock again; returns what it costs to keep what was added by rounding.</summary>
    private double TakeBack(ReadOnlySpan<double> demand)
    {
        var more = 0.0;
        for (var i = 0; i < demand.Length; i++)
        {
            var (period, supplier) = (i / Markets, shape.Suppliers[shape.MarketLinks[i % Markets]]);
            if (demand[i] < 0)
                more += SendUp(Ready(period, supplier), period, supplier, -demand[i]);
        }
        return more;
    }

    /// <summary>Sends units that a node has in a period, rounded up, and returns what it costs to keep what was added.</summary>
    private double SendUp(int from, int first, int node, double units)
    {
        var count = Count(units * weights[node]);
        network.Send(from, count);
        var (added, more) = ((count * unit) - (units * weights[node]), 0.0);
        for (var period = first; period < definition.Periods; period++)
            more += added * costs[keeping[(period * Stocks) + node]];
        return more;
    }

    /// <summary>What is as fine as need be, and counts all there is.</summary>
    private double UnitFor(ReadOnlySpan<double> demand)
    {
        double[] initial =
        [
            .. shape.StockingNodes.Select((node, i) => (node.Value.InitialInventory ?? 0) * weights[i]),
        ];
        var isWhole = AreWhole(demand) && AreWhole(initial) && AreWhole(weights) && AreWhole(capacities);
        var (fitting, total) = (isWhole ? 1 : Fraction, initial.Sum());
        for (var i = 0; i < demand.Length; i++)
            total += Math.Abs(demand[i]) * WeightAt(i % Markets);
        if (definition.Oversell)
            total += definition.Periods * new OversoldUnits(shape, capacities).Total;
        while (total / fitting > MostUnits)
            fitting *= 10;
        return fitting;
    }

    private int Most(int node) =>
        double.IsInfinity(capacities[node]) ? MinimumCostFlow.Unlimited : Count(capacities[node]);

    private static bool AreWhole(ReadOnlySpan<double> units)
    {
        foreach (var number in units)
        {
            if (number != Math.Floor(number))
                return false;
        }
        return true;
    }

    private int Count(double units) => (int)Math.Ceiling(units / unit);

    private int CountDown(double units) => (int)Math.Max(0, Math.Floor(units / unit));

    private int[] ByStock() => new int[definition.Periods * Stocks];

    private void AddArcs(int period)
    {
        for (var node = 0; node < Stocks; node++)
        {
            making[(period * Stocks) + node] = AddArc(Start(period, node), Made(period, node), 0);
            waiting[(period * Stocks) + node] = AddArc(Start(period, node), Ready(period, node), 0);
        }
        for (var place = 0; place < Places; place++)
            shipping[(period * Places) + place] = AddShipping(period, place);
        for (var node = 0; node < Stocks; node++)
        {
            var held = discounts[period] * (shape.StockingNodes[node].Value.HoldingCost ?? 0) / weights[node];
            keeping[(period * Stocks) + node] = AddArc(Ready(period, node), Start(period + 1, node), held);
        }
        for (var market = 0; market < Markets; market++)
            AddServing(period, market);
    }

    private int AddShipping(int period, int place)
    {
        var link = shape.PlaceLinks[place];
        var (supplier, purchaser) = (shape.Suppliers[link], shape.Receivers[link]);
        var arrival = period + shape.LeadTimes[place];
        var isOutside = supplier == NetworkTopology.Outside;
        var cost = discounts[period] * (isOutside ? shape.Links[link].Price : OperatingCost(supplier));
        for (var underWay = period; underWay < Math.Min(arrival, definition.Periods); underWay++)
            cost += discounts[underWay] * (shape.Links[link].PipelineHoldingCost ?? 0);
        return AddArc(
            isOutside ? RawMaterial : Made(period, supplier),
            Ready(arrival, purchaser),
            cost / weights[purchaser]
        );
    }

    /// <summary>Sold units go to the demand of their period or, against the penalties since then, to an earlier one.</summary>
    private void AddServing(int period, int market)
    {
        var (i, weight) = ((period * Markets) + market, WeightAt(market));
        var supplier = shape.Suppliers[shape.MarketLinks[market]];
        selling[i] = AddArc(Ready(period, supplier), Demand(period, market), -EarnedBy(i) / weight);
        if (definition.Backlog && period > 0)
        {
            var late = discounts[period - 1] * ShortageCost(market) / weight;
            AddArc(Demand(period, market), Demand(period - 1, market), late);
        }
        serving[i] = AddArc(Demand(period, market), Sink, -unserved[i] / weight);
    }

    /// <summary>What a unit sold earns: <c>period · markets + market</c>.</summary>
    private double EarnedBy(int i)
    {
        var link = shape.MarketLinks[i % Markets];
        return discounts[i / Markets] * (shape.Links[link].Price - OperatingCost(shape.Suppliers[link]));
    }

    /// <summary>The penalties for a unit of a period's demand that is never served.</summary>
    private double[] UnservedPenalties()
    {
        var penalties = new double[definition.Periods * Markets];
        for (var i = penalties.Length - 1; i >= 0; i--)
        {
            penalties[i] = discounts[i / Markets] * ShortageCost(i % Markets);
            if (definition.Backlog && i + Markets < penalties.Length)
                penalties[i] += penalties[i + Markets];
        }
        return penalties;
    }

    private double WeightOf(int place) => weights[shape.Receivers[shape.PlaceLinks[place]]];

    private double WeightAt(int market) => weights[shape.Suppliers[shape.MarketLinks[market]]];

    private double ShortageCost(int market) => shape.Links[shape.MarketLinks[market]].ShortageCost ?? 0;

    private double OperatingCost(int node) => (shape.StockingNodes[node].Value.OperatingCost ?? 0) / shape.Yields[node];

    private int AddArc(int from, int to, double cost)
    {
        arcs.Add(new(from, to));
        costs.Add(cost);
        return arcs.Count - 1;
    }

    private int Start(int period, int node) => period < definition.Periods ? (period * Width) + node : Sink;

    private int Made(int period, int node) => (period * Width) + Stocks + node;

    private int Ready(int period, int node) =>
        period < definition.Periods ? (period * Width) + (2 * Stocks) + node : Sink;

    private int Demand(int period, int market) => (period * Width) + (3 * Stocks) + market;
}
