using System.Threading;

namespace ProcessChain;

/// <summary>
/// The orders that earn most in a <see cref="GoodwillNetworkDefinition"/> whose demand is known: a minimum cost flow through its stocks
/// by period. For networks without yields and order costs. Not safe for use by several threads.
/// </summary>
/// <remarks>
/// In each period a stocking node is three nodes: what it has at the start, what it makes of that for its purchasers, within its
/// capacity, and what is ready with the arrivals of the period, which it sells or keeps. What purchasers inside
/// the network pay to each other cancels. Demand in fractions is counted in hundred thousandths of a unit, rounded up; where an
/// episode is under way, everything in hundredths. Selling is voluntary here,
/// but selling all that is possible, as the system does, earns no less.
/// </remarks>
internal sealed class NetworkPlan
{
    private const double Fraction = 1e-5;
    private const double Hundredth = 0.01;

    private readonly GoodwillNetworkDefinition definition;
    private readonly NetworkTopology shape;
    private readonly double[] discounts;
    private readonly List<FlowArc> arcs = [];
    private readonly List<double> costs = [];
    private readonly int[] shipping;
    private readonly int[] making;
    private readonly int[] serving;
    private readonly double[] unserved;
    private readonly MinimumCostFlow network;
    private double unit = 1;

    public NetworkPlan(GoodwillNetworkDefinition definition)
    {
        this.definition = definition;
        shape = new NetworkTopology(definition.Network);
        discounts = definition.DiscountFactors();
        shipping = new int[definition.Periods * Places];
        making = new int[definition.Periods * Stocks];
        serving = new int[definition.Periods * Markets];
        unserved = UnservedPenalties();
        for (var period = 0; period < definition.Periods; period++)
            AddArcs(period);
        network = new MinimumCostFlow(Sink + 1, Sink, arcs);
        for (var arc = 0; arc < costs.Count; arc++)
        {
            network.SetCost(arc, costs[arc]);
            network.SetCapacity(arc, MinimumCostFlow.Unlimited);
        }
    }

    private int Stocks => shape.StockingNodes.Length;

    private int Places => shape.PlaceLinks.Length;

    private int Markets => shape.MarketLinks.Length;

    private int Width => (3 * Stocks) + Markets;

    private int RawMaterial => definition.Periods * Width;

    private int Sink => RawMaterial + 1;

    /// <summary>What keeps a network from being planned.</summary>
    public static IEnumerable<Fault> Validate(GoodwillNetworkDefinition definition)
    {
        if (definition.Nodes.Any(node => node.Value.Yield is < 1))
            yield return new("kind", "plans, which needs factories that lose nothing: no yield below 1.");
        if (definition.Links.Any(link => link.OrderCost is > 0))
            yield return new("kind", "plans, which needs links without orderCost.");
    }

    /// <summary>Plans all periods, and returns what the plan earns.</summary>
    /// <param name="demand"><c>[period · markets + market]</c>, units.</param>
    /// <param name="stop">Stops it.</param>
    public double Solve(ReadOnlySpan<double> demand, CancellationToken stop = default)
    {
        unit = AreWhole(demand) ? 1 : Fraction;
        Begin(0, demand, stop);
        for (var node = 0; node < Stocks; node++)
            network.Send(Start(0, node), Count(shape.StockingNodes[node].Value.InitialInventory ?? 0));
        network.Send(RawMaterial, MinimumCostFlow.Unlimited, limit: 0);
        var earned = -network.Cost * unit;
        for (var i = 0; i < demand.Length; i++)
            earned -= demand[i] * unserved[i];
        return earned;
    }

    /// <summary>Plans the periods that are left.</summary>
    /// <param name="view">What there is now.</param>
    /// <param name="demand"><c>[period · markets + market]</c>, units, from the present period on with what is owed.</param>
    public void Solve(GoodwillNetworkView view, ReadOnlySpan<double> demand)
    {
        unit = Hundredth;
        Begin(view.Period, demand, stop: default);
        for (var node = 0; node < Stocks; node++)
            network.Send(Start(view.Period, node), CountDown(view.Stock(node)));
        for (var place = 0; place < Places; place++)
        {
            var purchaser = shape.Receivers[shape.PlaceLinks[place]];
            for (var age = Math.Min(view.Period, shape.LeadTimes[place]); age > 0; age--)
            {
                var arrival = view.Period - age + shape.LeadTimes[place];
                if (arrival < definition.Periods)
                    network.Send(Ready(arrival, purchaser), CountDown(view.Shipped(view.Period - age)[place]));
            }
        }
        network.Send(RawMaterial, MinimumCostFlow.Unlimited, limit: 0);
    }

    /// <summary>Writes what the plan orders in each place.</summary>
    public void CopyOrders(int period, Span<double> orders)
    {
        for (var place = 0; place < orders.Length; place++)
            orders[place] = network.Flow(shipping[(period * Places) + place]) * unit;
    }

    /// <summary>Opens all arcs from a period on, and closes those before it.</summary>
    private void Begin(int first, ReadOnlySpan<double> demand, CancellationToken stop)
    {
        for (var i = 0; i < serving.Length; i++)
            network.SetCapacity(serving[i], i < first * Markets ? 0 : Count(demand[i]));
        for (var i = 0; i < making.Length; i++)
            network.SetCapacity(making[i], i < first * Stocks ? 0 : CapacityOf(i % Stocks));
        for (var i = 0; i < shipping.Length; i++)
            network.SetCapacity(shipping[i], i < first * Places ? 0 : MinimumCostFlow.Unlimited);
        network.Begin(stop);
    }

    private int CapacityOf(int node) =>
        double.IsInfinity(shape.Capacities[node]) ? MinimumCostFlow.Unlimited : Count(shape.Capacities[node]);

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

    private void AddArcs(int period)
    {
        for (var node = 0; node < Stocks; node++)
        {
            making[(period * Stocks) + node] = AddArc(Start(period, node), Made(period, node), 0);
            AddArc(Start(period, node), Ready(period, node), 0);
        }
        for (var place = 0; place < Places; place++)
            shipping[(period * Places) + place] = AddShipping(period, place);
        for (var node = 0; node < Stocks; node++)
        {
            var held = discounts[period] * (shape.StockingNodes[node].Value.HoldingCost ?? 0);
            AddArc(Ready(period, node), Start(period + 1, node), held);
        }
        for (var market = 0; market < Markets; market++)
            serving[(period * Markets) + market] = AddServing(period, market);
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
        return AddArc(isOutside ? RawMaterial : Made(period, supplier), Ready(arrival, purchaser), cost);
    }

    /// <summary>Sold units go to the demand of their period or, against the penalties since then, to an earlier one.</summary>
    private int AddServing(int period, int market)
    {
        var link = shape.MarketLinks[market];
        var supplier = shape.Suppliers[link];
        var earned = shape.Links[link].Price - OperatingCost(supplier);
        AddArc(Ready(period, supplier), Demand(period, market), -discounts[period] * earned);
        if (definition.Backlog && period > 0)
            AddArc(Demand(period, market), Demand(period - 1, market), discounts[period - 1] * ShortageCost(market));
        return AddArc(Demand(period, market), Sink, -unserved[(period * Markets) + market]);
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

    private double ShortageCost(int market) => shape.Links[shape.MarketLinks[market]].ShortageCost ?? 0;

    private double OperatingCost(int node) => shape.StockingNodes[node].Value.OperatingCost ?? 0;

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
