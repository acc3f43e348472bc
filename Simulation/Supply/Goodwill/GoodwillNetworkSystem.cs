namespace ProcessChain;

/// <summary><see cref="GoodwillNetworkDefinition"/> in the course of an episode; the same bits as gym-invmgmt.</summary>
/// <remarks>
/// Quirks of the original that are part of its model, and therefore kept: a factory has no production step, what it ships is made
/// of material then; raw material has no limit; material that arrives at once can be used from the next period on; units are
/// paid for when they are shipped, even if they arrive after the last period; stock left over is worth nothing; rounding can
/// leave a stock a few 1e-15 below 0, and then so much is shipped. With backlog the demand of a period is
/// served together with what is owed, and what is owed keeps goodwill falling.
/// </remarks>
internal sealed class GoodwillNetworkSystem : SupplySystem
{
    private readonly GoodwillNetworkDefinition definition;
    private readonly NetworkTopology shape;
    private readonly GoodwillNetworkFlows flows;
    private readonly GoodwillNetworkMoney money;
    private readonly double[] materialUsed;
    private readonly double[] capacityUsed;
    private IUniformSource? drawn;
    private IUniformSource? source;

    /// <summary>A system that must be reset before its first step.</summary>
    public GoodwillNetworkSystem(GoodwillNetworkDefinition definition)
        : base(definition, definition.Periods)
    {
        this.definition = definition;
        shape = new NetworkTopology(definition.Network);
        flows = new GoodwillNetworkFlows(definition.Periods, shape);
        money = new GoodwillNetworkMoney(definition, shape);
        materialUsed = new double[shape.StockingNodes.Length];
        capacityUsed = new double[shape.StockingNodes.Length];
        View = new GoodwillNetworkView(this, definition, shape, flows);
    }

    public override GoodwillNetworkView View { get; }

    /// <summary>Demand depends on what was served: it is drawn as the episode goes.</summary>
    private protected override void DrawDemand(IUniformSource source, Span<int> path) => drawn = source;

    private protected override double Demanded(int period, int market) => flows.Demanded[period][market];

    protected override void Begin()
    {
        (source, drawn) = (drawn, null);
        var onHand = flows.OnHand[0];
        for (var node = 0; node < onHand.Length; node++)
            onHand[node] = shape.StockingNodes[node].Value.InitialInventory ?? 0;
        flows.InTransit[0].Clear();
    }

    protected override double Play(int period, ReadOnlySpan<double> orders, ReadOnlySpan<int> demand)
    {
        Ship(period, orders);
        for (var node = 0; node < shape.StockingNodes.Length; node++)
            Receive(period, node);
        flows.Goodwill[period] = View.GoodwillAhead;
        for (var market = 0; market < demand.Length; market++)
            Sell(period, market, source is null ? demand[market] : Draw(period, source));
        Counts.NoteStock(flows.OnHand.SumOf(period + 1));
        return money.Earn(period, flows);
    }

    protected override void CopyDetails(int period, Span<double> details)
    {
        details[0] = flows.Goodwill[period];
        PeriodRows.Copy(period, details[1..], flows.InTransit, flows.Shipped, flows.Unfilled, flows.Profits);
    }

    private void Ship(int period, ReadOnlySpan<double> orders)
    {
        Array.Clear(materialUsed);
        Array.Clear(capacityUsed);
        for (var place = 0; place < orders.Length; place++)
        {
            var link = shape.PlaceLinks[place];
            var units = Math.Max(orders[place], 0);
            if (shape.Suppliers[link] is not NetworkTopology.Outside and var supplier)
                units = Take(period, supplier, units);
            else if (double.IsInfinity(units))
                throw new ArgumentException(
                    $"The order in place {place} is infinite, and raw material has no limit; a number is needed.",
                    nameof(orders)
                );
            flows.Shipped[period][place] = units;
            flows.Sold[period][link] = units;
        }
    }

    /// <summary>What a supplier ships of a request, of what those before have left.</summary>
    private double Take(int period, int supplier, double request)
    {
        var made = shape.Yields[supplier] * (flows.OnHand[period][supplier] - materialUsed[supplier]);
        var units = Math.Min(Math.Min(request, shape.Capacities[supplier] - capacityUsed[supplier]), made);
        materialUsed[supplier] += 1 / shape.Yields[supplier] * units;
        capacityUsed[supplier] += units;
        return units;
    }

    private void Receive(int period, int node)
    {
        var received = 0.0;
        foreach (var place in shape.Incoming[node])
        {
            var sent = period - shape.LeadTimes[place];
            var arrived = sent >= 0 ? flows.Shipped[sent][place] : 0;
            received += arrived;
            flows.InTransit[period + 1][place] =
                flows.InTransit[period][place] - arrived + flows.Shipped[period][place];
        }
        var shipped = 0.0;
        foreach (var link in shape.Outgoing[node])
            shipped += shape.Receivers[link] == NetworkTopology.Outside ? 0 : flows.Sold[period][link];
        flows.OnHand[period + 1][node] = flows.OnHand[period][node] + received - (1 / shape.Yields[node] * shipped);
    }

    private double Draw(int period, IUniformSource source)
    {
        var mean = definition.MeanOf(period, flows.Goodwill[period]);
        var units = LegacyDistributions.Poisson(source, mean);
        return Math.Max(0, mean + (definition.Noise * (units - mean)));
    }

    private void Sell(int period, int market, double demanded)
    {
        var link = shape.MarketLinks[market];
        ref var stock = ref flows.OnHand[period + 1][shape.Suppliers[link]];
        var wanted = demanded + View.Owed(market);
        var sale = Math.Min(wanted, stock);
        stock -= sale;
        flows.Demanded[period][market] = demanded;
        flows.Sold[period][link] = sale;
        flows.Unfilled[period][market] = wanted - sale;
        Counts.NoteMarket(demanded, sale, wanted - sale);
    }
}
