namespace ProcessChain;

/// <summary>
/// What controllers see of a network whose customers remember. Stocks are those of stocking nodes: all nodes but markets and raw
/// material, in the order of the definition.
/// </summary>
internal sealed class GoodwillNetworkView : OrGymView
{
    private readonly GoodwillNetworkDefinition definition;
    private readonly NetworkTopology shape;
    private readonly GoodwillNetworkFlows flows;
    private readonly NetworkPositions positions;

    public GoodwillNetworkView(
        GoodwillNetworkSystem system,
        GoodwillNetworkDefinition definition,
        NetworkTopology shape,
        GoodwillNetworkFlows flows
    )
        : base(
            system,
            flows,
            shape.LeadTimes,
            creditors: shape.MarketLinks.Length,
            orGymLength: (2 * shape.MarketLinks.Length) + shape.StockingNodes.Length + shape.LeadTimes.Sum() + 2
        )
    {
        this.definition = definition;
        this.shape = shape;
        this.flows = flows;
        positions = new NetworkPositions(shape);
    }

    public override GoodwillNetworkDefinition Definition => definition;

    /// <summary>The network in numbers.</summary>
    public NetworkTopology Shape => shape;

    /// <summary>[s] The goodwill that was seen last: of the period before, 1 before the first.</summary>
    public double Goodwill => Period > 0 ? flows.Goodwill[Period - 1] : 1;

    /// <summary>The goodwill of this period, which follows from the last one; 1 where customers do not care.</summary>
    public double GoodwillAhead =>
        definition.Goodwill is { } law && Period > 0 ? law.After(Goodwill, flows.Unfilled.SumOf(Period - 1) > 0) : 1;

    /// <summary>[D] What the markets demanded in a period that was played.</summary>
    public ReadOnlySpan<double> Demanded(int period) => flows.Demanded[period];

    /// <summary>[P] The discounted profits of the stocking nodes in a period that was played.</summary>
    public ReadOnlySpan<double> Profits(int period) => flows.Profits[period];

    public override int Purchaser(int place) => positions.Purchaser(place);

    /// <summary>The most units that the supplier of a place can ship in this period, if others do not take them before.</summary>
    public override double MostServed(int place) => positions.MostServed(this, place);

    public override double EchelonPosition(int place) => positions.Echelon(this, Purchaser(place));

    /// <summary>
    /// What gym-invmgmt shows: what was demanded and what was not filled in the last period, units on hand, what arrives in
    /// this period and the next ones on each place, the number of the period, and the goodwill of the last one.
    /// </summary>
    public override void CopyOrGymState(Span<double> state)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(state.Length, OrGymLength);
        var markets = shape.MarketLinks.Length;
        state[..(2 * markets)].Clear();
        if (Period > 0)
        {
            flows.Demanded[Period - 1].CopyTo(state);
            flows.Unfilled[Period - 1].CopyTo(state[markets..]);
        }
        OnHand(Period).CopyTo(state[(2 * markets)..]);
        var next = (2 * markets) + shape.StockingNodes.Length;
        for (var place = 0; place < shape.LeadTimes.Length; place++)
        {
            for (var age = shape.LeadTimes[place]; age >= 1; age--)
                state[next++] = age <= Period ? Shipped(Period - age)[place] : 0;
        }
        (state[next], state[next + 1]) = (Period, Goodwill);
    }

    private protected override void ObserveMore(Span<float> numbers)
    {
        for (var market = 0; market < shape.MarketLinks.Length; market++)
            numbers[market] = Period > 0 ? (float)Demanded(Period - 1)[market] : 0;
        numbers[shape.MarketLinks.Length] = (float)GoodwillAhead;
    }
}
