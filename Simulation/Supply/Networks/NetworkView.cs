namespace ProcessChain;

/// <summary>
/// What controllers see of a network. Stocks are those of stocking nodes: all nodes but markets and raw material, in the order of
/// the definition.
/// </summary>
public sealed class NetworkView : OrGymView
{
    private readonly NetworkDefinition definition;
    private readonly NetworkTopology shape;
    private readonly NetworkFlows flows;
    private readonly int nodes;
    private readonly int places;
    private readonly int markets;
    private readonly NetworkPositions positions;

    internal NetworkView(NetworkSystem system, NetworkDefinition definition, NetworkTopology shape, NetworkFlows flows)
        : base(
            system,
            flows,
            shape.LeadTimes,
            creditors: shape.MarketLinks.Length,
            orGymLength: shape.MarketLinks.Length + shape.StockingNodes.Length + shape.LeadTimes.Sum()
        )
    {
        this.definition = definition;
        this.shape = shape;
        this.flows = flows;
        nodes = shape.StockingNodes.Length;
        places = shape.PlaceLinks.Length;
        markets = shape.MarketLinks.Length;
        positions = new NetworkPositions(shape);
    }

    /// <inheritdoc/>
    public override NetworkDefinition Definition => definition;

    /// <summary>[P] The discounted profits of the stocking nodes in a period that was played.</summary>
    public ReadOnlySpan<double> Profits(int period) => flows.Profits[period];

    /// <inheritdoc/>
    public override int Purchaser(int place) => positions.Purchaser(place);

    /// <summary>
    /// The most units that the supplier of a place can ship in this period: its capacity, and what its stock gives; infinite
    /// for raw material. Other purchasers of this supplier may take it before.
    /// </summary>
    public override double MostServed(int place) => positions.MostServed(this, place);

    /// <summary>
    /// The echelon inventory position of the purchaser in a place: on hand and under way at it and at all nodes it supplies,
    /// directly or not, less what their markets are owed. Units under way count whoever sent them; a factory's material counts
    /// without regard to its yield.
    /// </summary>
    public override double EchelonPosition(int place) => positions.Echelon(this, Purchaser(place));

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
}
