namespace ProcessChain;

/// <summary>
/// <see cref="NetworkDefinition"/> in the course of an episode; the same bits as OR-Gym's NetworkManagement.
/// </summary>
/// <remarks>
/// Quirks of the original that are part of its model, and therefore kept: orders are rounded to whole units, halves to the
/// even one, but a factory with a yield below 1 ships fractions; suppliers ship from the stock they have at the start of the
/// period, before its arrivals; orders that cannot be met are forgotten at no cost; units are paid for when they are shipped,
/// even if they arrive after the last period; stock left over is worth nothing; a factory that supplies a market itself
/// sells its stock as it is, without regard to capacity and yield, but with operating cost. Where several markets are drawn
/// for or served, the order is that of the links; OR-Gym takes that of its nodes.
/// </remarks>
internal sealed class NetworkSystem : SupplySystem
{
    private readonly NetworkDefinition definition;
    private readonly NetworkTopology shape;
    private readonly NetworkFlows flows;
    private readonly NetworkMoney money;
    private readonly double[] terms;
    private readonly double[] stockLeft;
    private readonly double[] capacityLeft;

    /// <summary>A system that must be reset before its first step.</summary>
    public NetworkSystem(NetworkDefinition definition)
        : base(definition, definition.Periods)
    {
        this.definition = definition;
        shape = new NetworkTopology(definition);
        flows = new NetworkFlows(definition.Periods, shape);
        money = new NetworkMoney(definition, shape);
        terms = new double[shape.Links.Length];
        stockLeft = new double[shape.StockingNodes.Length];
        capacityLeft = new double[shape.StockingNodes.Length];
        View = new NetworkView(this, definition, shape, flows);
    }

    public override NetworkView View { get; }

    protected override void Begin()
    {
        var onHand = flows.OnHand[0];
        for (var node = 0; node < onHand.Length; node++)
            onHand[node] = shape.StockingNodes[node].Value.InitialInventory ?? 0;
        flows.InTransit[0].Clear();
    }

    protected override void CopyState(SupplySystem other) => flows.CopyFrom(((NetworkSystem)other).flows);

    protected override double Play(int period, ReadOnlySpan<double> orders, ReadOnlySpan<int> demand)
    {
        Ship(period, orders);
        for (var node = 0; node < shape.StockingNodes.Length; node++)
            Receive(period, node);
        for (var market = 0; market < demand.Length; market++)
            Sell(period, market, demand[market]);
        Counts.NoteStock(flows.OnHand.SumOf(period + 1));
        return Earn(period);
    }

    protected override void CopyDetails(int period, Span<double> details) =>
        PeriodRows.Copy(period, details, flows.InTransit, flows.Shipped, flows.Sold, flows.Unfilled, flows.Profits);

    private void Ship(int period, ReadOnlySpan<double> orders)
    {
        flows.OnHand[period].CopyTo(stockLeft);
        shape.Capacities.CopyTo(capacityLeft, 0);
        var shipped = flows.Shipped[period];
        var sold = flows.Sold[period];
        for (var place = 0; place < orders.Length; place++)
        {
            var request = Math.Round(Math.Max(orders[place], 0), MidpointRounding.ToEven);
            var supplier = shape.Suppliers[shape.PlaceLinks[place]];
            if (double.IsInfinity(request) && supplier == NetworkTopology.Outside)
                throw new ArgumentException(
                    $"The order in place {place} is infinite, and raw material has no limit; a number is needed.",
                    nameof(orders)
                );
            var units = supplier == NetworkTopology.Outside ? request : Take(supplier, request);
            shipped[place] = units;
            sold[shape.PlaceLinks[place]] = units;
        }
    }

    /// <summary>What a supplier ships of a request. Unless it may oversell, later places find what is left.</summary>
    private double Take(int supplier, double request)
    {
        var most = Math.Min(capacityLeft[supplier], shape.Yields[supplier] * stockLeft[supplier]);
        if (definition.Oversell)
            return Math.Min(request, most);
        var units = Math.Min(request, Math.Max(0, most));
        capacityLeft[supplier] -= units;
        stockLeft[supplier] -= units / shape.Yields[supplier];
        return units;
    }

    private void Receive(int period, int node)
    {
        var into = shape.Incoming[node];
        var shipped = flows.Shipped[period];
        var underWay = flows.InTransit[period];
        var underWayNext = flows.InTransit[period + 1];
        for (var i = 0; i < into.Length; i++)
        {
            var place = into[i];
            var sent = period - shape.LeadTimes[place];
            terms[i] = sent >= 0 ? flows.Shipped[sent][place] : 0;
            underWayNext[place] = underWay[place] - terms[i] + shipped[place];
        }
        var received = NumpySum.Of(terms.AsSpan(0, into.Length));
        var from = shape.Outgoing[node];
        var sold = flows.Sold[period];
        for (var i = 0; i < from.Length; i++)
            terms[i] = shape.Links[from[i]].Demand is null ? sold[from[i]] : 0;
        var used = 1 / shape.Yields[node] * NumpySum.Of(terms.AsSpan(0, from.Length));
        var left = flows.OnHand[period][node] + received - used;
        flows.OnHand[period + 1][node] = definition.Oversell ? left : Math.Max(0, left);
    }

    private void Sell(int period, int market, int demanded)
    {
        var link = shape.MarketLinks[market];
        ref var stock = ref flows.OnHand[period + 1][shape.Suppliers[link]];
        var wanted = demanded + View.Owed(market);
        var sale = Math.Min(wanted, stock);
        stock -= sale;
        flows.Sold[period][link] = sale;
        flows.Unfilled[period][market] = wanted - sale;
        Counts.NoteMarket(demanded, sale, wanted - sale);
    }

    private double Earn(int period)
    {
        var profits = flows.Profits[period];
        for (var node = 0; node < profits.Length; node++)
            profits[node] = money.Profit(period, node, flows);
        return NumpySum.Of(profits);
    }
}
