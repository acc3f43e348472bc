namespace ProcessChain;

/// <summary>
/// <see cref="InventoryDefinition"/> in the course of an episode; the same bits as OR-Gym's InvManagement, whose letters
/// stand in brackets. All quantities are whole numbers of units.
/// </summary>
/// <remarks>
/// Quirks of the original that are part of its model, and therefore kept: suppliers ship from the stock they have at the
/// start of the period, before its arrivals; replenishment that cannot be met is penalised at the supplier, and with
/// backlog it is silently added to the purchaser's next order; units are paid for when they are shipped, even if they
/// arrive after the last period; stock left over is worth nothing; units under way cost nothing.
/// </remarks>
public sealed class InventorySystem : SupplySystem
{
    private readonly InventoryDefinition definition;
    private readonly InventoryBatch batch;
    private readonly double[] orders;
    private readonly int stages;
    private readonly int places;
    private readonly int longest;
    private readonly double[] onHand;
    private readonly double[] inTransit;
    private readonly double[] requested;
    private readonly double[] shipped;
    private readonly double[] sold;
    private readonly double[] unfilled;

    /// <summary>A system that must be reset before its first step.</summary>
    /// <param name="definition">A valid definition.</param>
    public InventorySystem(InventoryDefinition definition)
        : base(definition)
    {
        ArgumentNullException.ThrowIfNull(definition);
        this.definition = definition;
        batch = new InventoryBatch(definition, episodes: 1);
        orders = new double[batch.Width * definition.Orders];
        stages = definition.Stages;
        places = stages - 1;
        longest = definition.LeadTime.Max();
        onHand = new double[(definition.Periods + 1) * places];
        inTransit = new double[(definition.Periods + 1) * places];
        requested = new double[definition.Periods * places];
        shipped = new double[definition.Periods * places];
        sold = new double[definition.Periods * stages];
        unfilled = new double[definition.Periods * stages];
    }

    /// <summary>m: stages.</summary>
    public int Stages => stages;

    /// <summary>[I] Units on hand at stages 0 .. m−2 at the start of a period that has been reached.</summary>
    public ReadOnlySpan<double> OnHand(int period) => onHand.AsSpan(period * places, places);

    /// <summary>[T] Units under way to stages 0 .. m−2 at the start of a period that has been reached.</summary>
    public ReadOnlySpan<double> InTransit(int period) => inTransit.AsSpan(period * places, places);

    /// <summary>[action_log] What stages 0 .. m−2 ordered in a period that was played, without what was backlogged and not capped.</summary>
    public ReadOnlySpan<double> Requested(int period) => requested.AsSpan(period * places, places);

    /// <summary>[R] What was shipped to stages 0 .. m−2 in a period that was played.</summary>
    public ReadOnlySpan<double> Shipped(int period) => shipped.AsSpan(period * places, places);

    /// <summary>[S] What stages 0 .. m−1 shipped in a period that was played; stage 0 to the customer.</summary>
    public ReadOnlySpan<double> Sold(int period) => sold.AsSpan(period * stages, stages);

    /// <summary>[U; B with backlog, else LS] What was demanded of stages 0 .. m−1 and not shipped in a period that was played.</summary>
    public ReadOnlySpan<double> Unfilled(int period) => unfilled.AsSpan(period * stages, stages);

    /// <summary>[B] What a stage owes at the start of the present period; 0 without backlog.</summary>
    /// <param name="stage">From 0, the customer's supplier.</param>
    public double Owed(int stage) => definition.Backlog && Period > 0 ? Unfilled(Period - 1)[stage] : 0;

    /// <summary>On hand at stages 0 .. m−2, then for each period of the longest lead time what these requested, the oldest first.</summary>
    /// <remarks>
    /// Faults of OR-Gym's state: it shows requests, not shipments; never the backlog, the demand or the period; and every
    /// stage's window has the length of the longest lead time.
    /// </remarks>
    public override int StateLength => places * (1 + longest);

    /// <summary>
    /// On hand at stages 0 .. m−2; of each of them what arrives in this period, in the next one and so on for its lead time;
    /// with backlog what stages 0 .. m−2 owe; and the share of the episode that is over.
    /// </summary>
    public override int FullStateLength => places + definition.LeadTime.Sum() + (definition.Backlog ? places : 0) + 1;

    /// <inheritdoc/>
    public override void CopyState(Span<double> state)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(state.Length, StateLength);
        OnHand(Period).CopyTo(state);
        var window = state[places..];
        window.Clear();
        var known = Math.Min(longest, Period);
        requested.AsSpan((Period - known) * places, known * places).CopyTo(window[((longest - known) * places)..]);
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
            for (var age = definition.LeadTime[place]; age >= 1; age--)
                state[next++] = age <= Period ? (float)Shipped(Period - age)[place] : 0;
        }
        for (var stage = 0; definition.Backlog && stage < places; stage++)
            state[next++] = (float)Owed(stage);
        state[next] = (float)Period / definition.Periods;
    }

    /// <inheritdoc/>
    public override int Purchaser(int place) => place;

    /// <inheritdoc/>
    public override double Stock(int stock) => OnHand(Period)[stock];

    /// <inheritdoc/>
    public override double MostToShip(int place)
    {
        var capacity = (double)definition.SupplyCapacity[place];
        return place + 1 < places ? Math.Min(capacity, OnHand(Period)[place + 1]) : capacity;
    }

    /// <summary>
    /// The echelon inventory position of stage <paramref name="place"/>: on hand and under way at stages 0 to this one, less
    /// what each of them owes.
    /// </summary>
    public override double EchelonPosition(int place)
    {
        var position = 0.0;
        for (var stage = 0; stage <= place; stage++)
            position += OnHand(Period)[stage] + InTransit(Period)[stage] - Owed(stage);
        return position;
    }

    /// <inheritdoc/>
    protected override void Begin()
    {
        batch.Reset(DemandPath);
        Note(batch.OnHand, onHand, places, 0);
        Note(batch.InTransit, inTransit, places, 0);
    }

    /// <inheritdoc/>
    protected override double Play(int period, ReadOnlySpan<double> orders, ReadOnlySpan<int> demand)
    {
        for (var place = 0; place < places; place++)
            this.orders[place * batch.Width] = orders[place];
        batch.Step(this.orders);
        Note(batch.OnHand, onHand, places, period + 1);
        Note(batch.InTransit, inTransit, places, period + 1);
        Note(batch.Requested, requested, places, period);
        Note(batch.Shipped(period), shipped, places, period);
        Note(batch.Unfilled, unfilled, stages, period);
        NoteSold(period);
        Figures.NoteMarket(demand[0], Sold(period)[0], Unfilled(period)[0]);
        Figures.NoteStock(period, SumOf(OnHand(period + 1)));
        return batch.Rewards[0];
    }

    /// <summary>Keeps the numbers of the batch's only episode.</summary>
    private void Note(ReadOnlySpan<double> ofBatch, double[] history, int count, int period)
    {
        for (var i = 0; i < count; i++)
            history[(period * count) + i] = ofBatch[i * batch.Width];
    }

    private void NoteSold(int period)
    {
        var at = period * stages;
        var received = OnHand(period)[0] + Arrived(period, 0);
        sold[at] = received - OnHand(period + 1)[0];
        Shipped(period).CopyTo(sold.AsSpan(at + 1));
    }

    private double Arrived(int period, int place)
    {
        var sent = period - definition.LeadTime[place];
        return sent >= 0 ? Shipped(sent)[place] : 0;
    }
}
