namespace ProcessChain;

/// <summary>
/// <see cref="NetworkDefinition"/> in the course of an episode; the same bits as OR-Gym's NetworkManagement, whose letters
/// stand in brackets. Stocking nodes are all nodes but markets and raw material, in the order of the definition.
/// </summary>
/// <remarks>
/// Quirks of the original that are part of its model, and therefore kept: orders are rounded to whole units, halves to the
/// even one, but a factory with a yield below 1 ships fractions; suppliers ship from the stock they have at the start of the
/// period, before its arrivals; orders that cannot be met are forgotten at no cost; units are paid for when they are shipped,
/// even if they arrive after the last period; stock left over is worth nothing; a factory that supplies a market itself
/// sells its stock as it is, without regard to capacity and yield, but with operating cost. Where several markets are drawn
/// for or served, the order is that of the links; OR-Gym takes that of its nodes.
/// </remarks>
public sealed class NetworkSystem : SupplySystem
{
    private readonly NetworkDefinition definition;
    private readonly NetworkTopology shape;
    private readonly NetworkMoney money;
    private readonly int nodes;
    private readonly int places;
    private readonly int markets;
    private readonly int[] leadTimes;
    private readonly double[] capacities;
    private readonly double[] yields;
    private readonly int[][] echelons;
    private readonly double[] onHand;
    private readonly double[] inTransit;
    private readonly double[] shipped;
    private readonly double[] sold;
    private readonly double[] unfilled;
    private readonly double[] profits;
    private readonly double[] terms;
    private readonly double[] stockLeft;
    private readonly double[] capacityLeft;

    /// <summary>A system that must be reset before its first step.</summary>
    /// <param name="definition">A valid definition.</param>
    public NetworkSystem(NetworkDefinition definition)
        : base(definition)
    {
        ArgumentNullException.ThrowIfNull(definition);
        this.definition = definition;
        shape = new NetworkTopology(definition);
        money = new NetworkMoney(definition, shape);
        nodes = shape.StockingNodes.Length;
        places = shape.PlaceLinks.Length;
        markets = shape.MarketLinks.Length;
        leadTimes = Array.ConvertAll(shape.PlaceLinks, link => shape.Links[link].LeadTime!.Value);
        capacities = Array.ConvertAll(shape.StockingNodes, node => node.Value.Capacity ?? double.PositiveInfinity);
        yields = Array.ConvertAll(shape.StockingNodes, node => node.Value.Yield ?? 1);
        echelons = [.. Enumerable.Range(0, nodes).Select(node => shape.Downstream(node).ToArray())];
        onHand = new double[(definition.Periods + 1) * nodes];
        inTransit = new double[(definition.Periods + 1) * places];
        shipped = new double[definition.Periods * places];
        sold = new double[definition.Periods * shape.Links.Length];
        unfilled = new double[definition.Periods * markets];
        profits = new double[definition.Periods * nodes];
        terms = new double[shape.Links.Length];
        stockLeft = new double[nodes];
        capacityLeft = new double[nodes];
    }

    /// <summary>The names of the stocking nodes, in their order.</summary>
    public IEnumerable<string> StockingNodes => shape.StockingNodes.Select(node => node.Key);

    /// <summary>[X] Units on hand at the stocking nodes at the start of a period that has been reached.</summary>
    public ReadOnlySpan<double> OnHand(int period) => onHand.AsSpan(period * nodes, nodes);

    /// <summary>[Y] Units under way on each place at the start of a period that has been reached.</summary>
    public ReadOnlySpan<double> InTransit(int period) => inTransit.AsSpan(period * places, places);

    /// <summary>[R] What was shipped on each place in a period that was played.</summary>
    public ReadOnlySpan<double> Shipped(int period) => shipped.AsSpan(period * places, places);

    /// <summary>[S] What was shipped on each link, those to markets included, in a period that was played.</summary>
    public ReadOnlySpan<double> Sold(int period) => sold.AsSpan(period * shape.Links.Length, shape.Links.Length);

    /// <summary>[U] What each market demanded and did not get, by the end of a period that was played.</summary>
    public ReadOnlySpan<double> Unfilled(int period) => unfilled.AsSpan(period * markets, markets);

    /// <summary>[P] The discounted profits of the stocking nodes in a period that was played.</summary>
    public ReadOnlySpan<double> Profits(int period) => profits.AsSpan(period * nodes, nodes);

    /// <summary>What a market is owed at the start of the present period; 0 without backlog.</summary>
    /// <param name="market">From 0.</param>
    public double Owed(int market) => definition.Backlog && Period > 0 ? Unfilled(Period - 1)[market] : 0;

    /// <summary>
    /// A 0 for each market, units on hand at the stocking nodes, then for each place as many values as its lead time has
    /// periods: what was under way at the start of the periods before this one, the oldest first.
    /// </summary>
    /// <remarks>
    /// Faults of OR-Gym's state: the demand it means to show is not drawn yet, so it is always 0; all that was under way stands
    /// where shipments should; it shows neither what is owed nor the period; after the last period it stays as it was.
    /// </remarks>
    public override int StateLength => markets + nodes + leadTimes.Sum();

    /// <summary>
    /// On hand at the stocking nodes; of each place what arrives in this period, in the next one and so on for its lead time;
    /// with backlog what each market is owed; and the share of the episode that is over.
    /// </summary>
    public override int FullStateLength => nodes + leadTimes.Sum() + (definition.Backlog ? markets : 0) + 1;

    /// <inheritdoc/>
    public override void CopyState(Span<double> state)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(state.Length, StateLength);
        var period = Math.Min(Period, definition.Periods - 1);
        state[..markets].Clear();
        OnHand(period).CopyTo(state[markets..]);
        var next = markets + nodes;
        for (var place = 0; place < places; place++)
        {
            for (var age = leadTimes[place]; age >= 1; age--)
                state[next++] = age <= period ? InTransit(period - age)[place] : 0;
        }
    }

    /// <inheritdoc/>
    public override void CopyFullState(Span<float> state)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(state.Length, FullStateLength);
        var next = 0;
        foreach (var units in OnHand(Period))
            state[next++] = (float)units;
        for (var place = 0; place < places; place++)
        {
            for (var age = leadTimes[place]; age >= 1; age--)
                state[next++] = age <= Period ? (float)Shipped(Period - age)[place] : 0;
        }
        for (var market = 0; definition.Backlog && market < markets; market++)
            state[next++] = (float)Owed(market);
        state[next] = (float)Period / definition.Periods;
    }

    /// <inheritdoc/>
    public override int Purchaser(int place) => shape.Receivers[shape.PlaceLinks[place]];

    /// <inheritdoc/>
    public override double Stock(int stock) => OnHand(Period)[stock];

    /// <summary>
    /// The most units that the supplier of a place can ship in this period: its capacity, and what its stock gives; infinite
    /// for raw material. Other purchasers of this supplier may take it before.
    /// </summary>
    public override double MostToShip(int place)
    {
        var supplier = shape.Suppliers[shape.PlaceLinks[place]];
        return supplier == NetworkTopology.Outside
            ? double.PositiveInfinity
            : Math.Max(0, Math.Min(capacities[supplier], yields[supplier] * OnHand(Period)[supplier]));
    }

    /// <summary>
    /// The echelon inventory position of the purchaser in a place: on hand and under way at it and at all nodes it supplies,
    /// directly or not, less what their markets are owed. Units under way count whoever sent them; a factory's material counts
    /// without regard to its yield.
    /// </summary>
    public override double EchelonPosition(int place)
    {
        var echelon = echelons[shape.Receivers[shape.PlaceLinks[place]]];
        var position = 0.0;
        foreach (var node in echelon)
        {
            position += OnHand(Period)[node];
            foreach (var into in shape.Incoming[node])
                position += InTransit(Period)[into];
        }
        for (var market = 0; market < markets; market++)
        {
            if (Array.BinarySearch(echelon, shape.Suppliers[shape.MarketLinks[market]]) >= 0)
                position -= Owed(market);
        }
        return position;
    }

    /// <inheritdoc/>
    protected override void Begin()
    {
        for (var node = 0; node < nodes; node++)
            onHand[node] = shape.StockingNodes[node].Value.InitialInventory ?? 0;
        inTransit.AsSpan(0, places).Clear();
    }

    /// <inheritdoc/>
    protected override double Play(int period, ReadOnlySpan<double> orders, ReadOnlySpan<int> demand)
    {
        Ship(period, orders);
        for (var node = 0; node < nodes; node++)
            Receive(period, node);
        for (var market = 0; market < markets; market++)
            Sell(period, market, demand[market]);
        Figures.NoteStock(period, SumOf(OnHand(period + 1)));
        return Earn(period);
    }

    private void Ship(int period, ReadOnlySpan<double> orders)
    {
        OnHand(period).CopyTo(stockLeft);
        capacities.CopyTo(capacityLeft, 0);
        for (var place = 0; place < places; place++)
        {
            var request = Math.Round(Math.Max(orders[place], 0), MidpointRounding.ToEven);
            var supplier = shape.Suppliers[shape.PlaceLinks[place]];
            if (double.IsInfinity(request) && supplier == NetworkTopology.Outside)
                throw new ArgumentException(
                    $"The order in place {place} is infinite, and raw material has no limit; a number is needed.",
                    nameof(orders)
                );
            var units = supplier == NetworkTopology.Outside ? request : Take(supplier, request);
            shipped[(period * places) + place] = units;
            sold[(period * shape.Links.Length) + shape.PlaceLinks[place]] = units;
        }
    }

    /// <summary>What a supplier ships of a request. Unless it may oversell, later places find what is left.</summary>
    private double Take(int supplier, double request)
    {
        var most = Math.Min(capacityLeft[supplier], yields[supplier] * stockLeft[supplier]);
        if (definition.Oversell)
            return Math.Min(request, most);
        var units = Math.Min(request, Math.Max(0, most));
        capacityLeft[supplier] -= units;
        stockLeft[supplier] -= units / yields[supplier];
        return units;
    }

    private void Receive(int period, int node)
    {
        var into = shape.Incoming[node];
        for (var i = 0; i < into.Length; i++)
        {
            var place = into[i];
            var sent = period - leadTimes[place];
            terms[i] = sent >= 0 ? Shipped(sent)[place] : 0;
            var at = (period * places) + place;
            inTransit[at + places] = inTransit[at] - terms[i] + shipped[at];
        }
        var received = NumpySum.Of(terms.AsSpan(0, into.Length));
        var from = shape.Outgoing[node];
        for (var i = 0; i < from.Length; i++)
            terms[i] = shape.Links[from[i]].Demand is null ? Sold(period)[from[i]] : 0;
        var used = 1 / yields[node] * NumpySum.Of(terms.AsSpan(0, from.Length));
        var left = OnHand(period)[node] + received - used;
        onHand[((period + 1) * nodes) + node] = definition.Oversell ? left : Math.Max(0, left);
    }

    private void Sell(int period, int market, int demanded)
    {
        var link = shape.MarketLinks[market];
        ref var stock = ref onHand[((period + 1) * nodes) + shape.Suppliers[link]];
        var wanted = demanded + Owed(market);
        var sale = Math.Min(wanted, stock);
        stock -= sale;
        sold[(period * shape.Links.Length) + link] = sale;
        unfilled[(period * markets) + market] = wanted - sale;
        Figures.NoteMarket(demanded, sale, wanted - sale);
    }

    private double Earn(int period)
    {
        var flows = new NetworkFlows(
            Shipped(period),
            Sold(period),
            Unfilled(period),
            OnHand(period + 1),
            InTransit(period + 1)
        );
        for (var node = 0; node < nodes; node++)
            profits[(period * nodes) + node] = money.Profit(period, node, flows);
        return NumpySum.Of(Profits(period));
    }
}
