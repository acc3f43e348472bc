namespace ProcessChain;

/// <summary><see cref="SerialDefinition"/> in the course of an episode.</summary>
internal sealed class SerialSystem : SupplySystem
{
    private readonly SerialDefinition definition;
    private readonly SerialStage[] stages;
    private readonly double[] holding;
    private readonly double[] transit;
    private readonly double[] stockout;
    private readonly RunningVariance[] ordered;
    private RunningVariance demanded;

    /// <param name="definition">A valid definition.</param>
    /// <param name="periods">Periods of an episode, 1 or more.</param>
    public SerialSystem(SerialDefinition definition, int periods)
        : base(definition, periods)
    {
        this.definition = definition;
        stages =
        [
            .. Enumerable
                .Range(0, definition.Stages)
                .Select(place => new SerialStage(definition.OrderPeriods(place), definition.ShipmentPeriods(place))),
        ];
        holding = new double[stages.Length];
        transit = new double[stages.Length];
        stockout = new double[stages.Length];
        ordered = new RunningVariance[stages.Length];
        View = new SerialView(this, definition, stages);
    }

    public override SerialView View { get; }

    protected override double GoalValue => -TotalReward / Math.Max(1, Period);

    internal override double CostAt(int place) => holding[place] + transit[place] + stockout[place];

    public override void CopyFigures(Span<double> figures)
    {
        base.CopyFigures(figures);
        var bullwhips = figures[^stages.Length..];
        for (var place = 0; place < stages.Length; place++)
            bullwhips[place] = demanded.Value > 0 ? ordered[place].Value / demanded.Value : double.NaN;
    }

    protected override void Begin()
    {
        for (var place = 0; place < stages.Length; place++)
        {
            var pipeline = definition.InitialPipeline;
            stages[place]
                .Begin(
                    definition.InitialStock[place],
                    pipeline.Count > 0 ? pipeline[place] : [],
                    definition.InitialOrders[place]
                );
        }
        Array.Clear(ordered);
        demanded = default;
    }

    private protected override int PeriodsAhead => 1;

    protected override void CopyState(SupplySystem other)
    {
        var source = (SerialSystem)other;
        for (var place = 0; place < stages.Length; place++)
            stages[place].CopyFrom(source.stages[place]);
        Array.Clear(ordered);
        demanded = default;
    }

    protected override double Play(int period, ReadOnlySpan<double> orders, ReadOnlySpan<int> demand)
    {
        Order(orders, demand[0]);
        for (var place = stages.Length - 1; place >= 0; place--)
        {
            stages[place].ReceiveAndShip();
            if (place > 0)
                stages[place - 1].Shipments.Add(definition.ShipmentLeadTime[place - 1], stages[place].Shipped);
        }
        var customer = stages[0];
        Counts.NoteMarket(demand[0], customer.Shipped, customer.Backlog);
        return -TakeCosts();
    }

    protected override void CopyDetails(int period, Span<double> details)
    {
        for (var place = 0; place < stages.Length; place++)
        {
            details[place] = stages[place].Received;
            details[stages.Length + place] = stages[place].Shipped;
            details[(2 * stages.Length) + place] = stages[place].Backlog;
        }
        holding.CopyTo(details[(3 * stages.Length)..]);
        transit.CopyTo(details[(4 * stages.Length)..]);
        stockout.CopyTo(details[(5 * stages.Length)..]);
    }

    /// <summary>From stage 1 upstream: what is due becomes known to the stage, which orders.</summary>
    private void Order(ReadOnlySpan<double> orders, int demand)
    {
        demanded.Add(demand);
        stages[0].Inbound = demand;
        for (var place = 0; place < stages.Length; place++)
        {
            if (double.IsPositiveInfinity(orders[place]))
                throw new ArgumentException("An order is infinite; a number is needed.", nameof(orders));
            var units = Math.Max(0, orders[place]);
            ordered[place].Add(units);
            var stage = stages[place];
            if (place + 1 == stages.Length)
            {
                stage.Shipments.Add(definition.LeadTime(place), units);
                return;
            }
            stage.Orders.Add(definition.OrderLeadTime[place], units);
            stages[place + 1].Inbound = stage.Orders.Advance();
        }
    }

    private double TakeCosts()
    {
        var (onHand, cost) = (0.0, 0.0);
        for (var place = 0; place < stages.Length; place++)
        {
            var stage = stages[place];
            var sent = place > 0 ? stages[place - 1].Shipments.Total : 0;
            onHand += stage.OnHand;
            holding[place] = definition.HoldingCost[place] * stage.OnHand;
            transit[place] = definition.TransitCostOf(place) * sent;
            stockout[place] = definition.StockoutCostOf(place) * stage.Backlog;
            cost += holding[place] + transit[place] + stockout[place];
        }
        Counts.NoteStock(onHand);
        return cost;
    }
}
