namespace ProcessChain;

/// <summary>
/// What controllers see of a network: also all that has been. Stocking nodes are all nodes but markets and raw material, in the
/// order of the definition. OR-Gym's letters stand in brackets.
/// </summary>
public sealed class NetworkView : OrGymView
{
    private readonly NetworkDefinition definition;
    private readonly NetworkTopology shape;
    private readonly NetworkFlows flows;
    private readonly int nodes;
    private readonly int places;
    private readonly int markets;
    private readonly int[][] echelons;

    internal NetworkView(NetworkSystem system, NetworkDefinition definition, NetworkTopology shape, NetworkFlows flows)
        : base(system, shape.MarketLinks.Length + shape.StockingNodes.Length + shape.LeadTimes.Sum())
    {
        this.definition = definition;
        this.shape = shape;
        this.flows = flows;
        nodes = shape.StockingNodes.Length;
        places = shape.PlaceLinks.Length;
        markets = shape.MarketLinks.Length;
        echelons = [.. Enumerable.Range(0, nodes).Select(node => shape.Downstream(node).ToArray())];
    }

    /// <inheritdoc/>
    public override NetworkDefinition Definition => definition;

    /// <summary>[X] Units on hand at the stocking nodes at the start of a period that has been reached.</summary>
    public ReadOnlySpan<double> OnHand(int period) => flows.OnHand[period];

    /// <summary>[Y] Units under way on each place at the start of a period that has been reached.</summary>
    public ReadOnlySpan<double> InTransit(int period) => flows.InTransit[period];

    /// <summary>[R] What was shipped on each place in a period that was played.</summary>
    public ReadOnlySpan<double> Shipped(int period) => flows.Shipped[period];

    /// <summary>[S] What was shipped on each link, those to markets included, in a period that was played.</summary>
    public ReadOnlySpan<double> Sold(int period) => flows.Sold[period];

    /// <summary>[U] What each market demanded and did not get, by the end of a period that was played.</summary>
    public ReadOnlySpan<double> Unfilled(int period) => flows.Unfilled[period];

    /// <summary>[P] The discounted profits of the stocking nodes in a period that was played.</summary>
    public ReadOnlySpan<double> Profits(int period) => flows.Profits[period];

    /// <summary>What a market is owed at the start of the present period; 0 without backlog.</summary>
    /// <param name="market">From 0.</param>
    public double Owed(int market) => definition.Backlog && Period > 0 ? Unfilled(Period - 1)[market] : 0;

    /// <inheritdoc/>
    public override int Purchaser(int place) => shape.Receivers[shape.PlaceLinks[place]];

    /// <inheritdoc/>
    public override double Stock(int stock) => OnHand(Period)[stock];

    /// <inheritdoc/>
    public override void CopyStock(Span<double> units) => OnHand(Period).CopyTo(units);

    /// <summary>
    /// The most units that the supplier of a place can ship in this period: its capacity, and what its stock gives; infinite
    /// for raw material. Other purchasers of this supplier may take it before.
    /// </summary>
    public override double MostServed(int place)
    {
        var supplier = shape.Suppliers[shape.PlaceLinks[place]];
        return supplier == NetworkTopology.Outside
            ? double.PositiveInfinity
            : Math.Max(0, Math.Min(shape.Capacities[supplier], shape.Yields[supplier] * OnHand(Period)[supplier]));
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

    /// <summary>
    /// A 0 for each market, units on hand at the stocking nodes, then for each place as many values as its lead time has
    /// periods: what was under way at the start of the periods before this one, the oldest first.
    /// </summary>
    /// <remarks>
    /// Faults of OR-Gym's state: the demand it means to show is not drawn yet, so it is always 0; all that was under way stands
    /// where shipments should; it shows neither what is owed nor the period; after the last period it stays as it was.
    /// </remarks>
    public override void CopyOrGymState(Span<double> state)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(state.Length, OrGymLength);
        var period = Math.Min(Period, definition.Periods - 1);
        state[..markets].Clear();
        OnHand(period).CopyTo(state[markets..]);
        var next = markets + nodes;
        for (var place = 0; place < places; place++)
        {
            for (var age = shape.LeadTimes[place]; age >= 1; age--)
                state[next++] = age <= period ? InTransit(period - age)[place] : 0;
        }
    }

    private protected override void ObserveState(Span<float> numbers)
    {
        var next = 0;
        foreach (var units in OnHand(Period))
            numbers[next++] = (float)units;
        for (var place = 0; place < places; place++)
        {
            for (var age = shape.LeadTimes[place]; age >= 1; age--)
                numbers[next++] = age <= Period ? (float)Shipped(Period - age)[place] : 0;
        }
        for (var market = 0; definition.Backlog && market < markets; market++)
            numbers[next++] = (float)Owed(market);
    }
}
