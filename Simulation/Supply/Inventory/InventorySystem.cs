namespace ProcessChain;

/// <summary>
/// <see cref="InventoryDefinition"/> in the course of an episode; the same bits as OR-Gym's InvManagement. All quantities are
/// whole numbers of units.
/// </summary>
/// <remarks>
/// Quirks of the original that are part of its model, and therefore kept: suppliers ship from the stock they have at the
/// start of the period, before its arrivals; replenishment that cannot be met is penalised at the supplier, and with
/// backlog it is silently added to the purchaser's next order; units are paid for when they are shipped, even if they
/// arrive after the last period; stock left over is worth nothing; units under way cost nothing.
/// </remarks>
internal sealed class InventorySystem : SupplySystem
{
    private readonly InventoryDefinition definition;
    private readonly InventoryBatch batch;
    private readonly InventoryFlows flows;
    private readonly double[] orders;

    /// <summary>A system that must be reset before its first step.</summary>
    public InventorySystem(InventoryDefinition definition)
        : base(definition, definition.Periods)
    {
        this.definition = definition;
        batch = new InventoryBatch(definition, episodes: 1);
        flows = new InventoryFlows(definition);
        orders = new double[batch.Width * definition.Orders];
        View = new InventoryView(this, definition, flows);
    }

    public override InventoryView View { get; }

    protected override void Begin()
    {
        batch.Reset(DemandPath);
        Note(batch.OnHand, flows.OnHand[0]);
        Note(batch.InTransit, flows.InTransit[0]);
    }

    protected override void CopyState(SupplySystem other)
    {
        var source = (InventorySystem)other;
        batch.CopyFrom(source.batch);
        flows.CopyFrom(source.flows);
    }

    protected override double Play(int period, ReadOnlySpan<double> orders, ReadOnlySpan<int> demand)
    {
        batch.Demand(period)[0] = demand[0];
        for (var place = 0; place < orders.Length; place++)
            this.orders[place * batch.Width] = orders[place];
        batch.Step(this.orders);
        Note(batch.OnHand, flows.OnHand[period + 1]);
        Note(batch.InTransit, flows.InTransit[period + 1]);
        Note(batch.Requested, flows.Requested[period]);
        Note(batch.Shipped(period), flows.Shipped[period]);
        Note(batch.Unfilled, flows.Unfilled[period]);
        NoteSold(period);
        Counts.NoteMarket(demand[0], flows.Sold[period][0], batch.Unfilled[0]);
        Counts.NoteStock(flows.OnHand.SumOf(period + 1));
        return batch.Rewards[0];
    }

    protected override void CopyDetails(int period, Span<double> details) =>
        PeriodRows.Copy(period, details, flows.InTransit, flows.Requested, flows.Shipped, flows.Sold, flows.Unfilled);

    /// <summary>Keeps the numbers of the batch's only episode.</summary>
    private void Note(ReadOnlySpan<double> ofBatch, Span<double> kept)
    {
        for (var i = 0; i < kept.Length; i++)
            kept[i] = ofBatch[i * batch.Width];
    }

    private void NoteSold(int period)
    {
        var sold = flows.Sold[period];
        var sent = period - definition.LeadTime[0];
        var arrived = sent >= 0 ? flows.Shipped[sent][0] : 0;
        sold[0] = flows.OnHand[period][0] + arrived - flows.OnHand[period + 1][0];
        flows.Shipped[period].CopyTo(sold[1..]);
    }
}
