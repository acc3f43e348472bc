namespace ProcessChain;

/// <summary>
/// What controllers see of a serial system: everything at the start of the period, and what the customer demands in it. Positions
/// are those at the start: <see cref="InboundOrder"/> is not yet taken from them.
/// </summary>
public sealed class SerialView : SupplyView
{
    private readonly SerialSystem system;
    private readonly SerialDefinition definition;
    private readonly SerialStage[] stages;

    internal SerialView(SerialSystem system, SerialDefinition definition, SerialStage[] stages)
        : base(system)
    {
        this.system = system;
        this.definition = definition;
        this.stages = stages;
    }

    /// <inheritdoc/>
    public override SerialDefinition Definition => definition;

    /// <summary>What the customer demands in this period, units; 0 when the episode is over.</summary>
    public double Demand => Period < system.Periods ? system.DemandPath[Period] : 0;

    /// <inheritdoc/>
    public override double Stock(int stock) => stages[stock].OnHand;

    /// <summary>On hand less owed, units.</summary>
    /// <param name="place">Stage 1 is 0.</param>
    public double InventoryLevel(int place) => stages[place].InventoryLevel;

    /// <summary>Units that a stage receives in so many periods, as far as they are shipped.</summary>
    /// <param name="place">Stage 1 is 0.</param>
    /// <param name="wait">0, in this period, to the lead time less 1.</param>
    public double ReceivedIn(int place, int wait) => stages[place].Shipments[wait];

    /// <summary>What a stage has ordered and not received, units: ordered, owed by its supplier, or under way.</summary>
    /// <param name="place">Stage 1 is 0.</param>
    public double OnOrder(int place)
    {
        var owed = place + 1 < stages.Length ? stages[place + 1].Backlog : 0;
        return stages[place].Orders.Total + owed + stages[place].Shipments.Total;
    }

    /// <summary>A stage's own inventory position, units: its inventory level and what it has on order.</summary>
    /// <param name="place">Stage 1 is 0.</param>
    public double LocalPosition(int place) => InventoryLevel(place) + OnOrder(place);

    /// <summary>The echelon inventory level, units: on hand at a stage and, on hand or under way, downstream of it, less what the customer is owed.</summary>
    /// <param name="place">Stage 1 is 0.</param>
    public double EchelonLevel(int place)
    {
        var level = stages[place].OnHand - stages[0].Backlog;
        for (var below = 0; below < place; below++)
            level += stages[below].OnHand + stages[below].Shipments.Total;
        return level;
    }

    /// <summary>The echelon inventory position of a stage, units: its echelon inventory level and what it has on order.</summary>
    /// <param name="place">Stage 1 is 0.</param>
    public override double EchelonPosition(int place) => EchelonLevel(place) + OnOrder(place);

    /// <inheritdoc/>
    public override double InboundOrder(int place, ReadOnlySpan<double> decided)
    {
        if (place == 0)
            return Demand;
        var below = stages[place - 1].Orders;
        return below.Longest > 0 ? below[0] : Math.Max(0, decided[place - 1]);
    }

    /// <inheritdoc/>
    internal override SeatState Seat(int place, ReadOnlySpan<double> decided) =>
        new(InventoryLevel(place), ReceivedIn(place, 0), InboundOrder(place, decided), OnOrder(place));

    /// <inheritdoc/>
    public override void Observe(int part, Span<float> numbers)
    {
        switch (part)
        {
            case 0:
                for (var place = 0; place < numbers.Length; place++)
                    numbers[place] = (float)InventoryLevel(place);
                break;
            case 1:
                Copy(stage => stage.Shipments, numbers);
                break;
            case 2:
                Copy(stage => stage.Orders, numbers);
                break;
            default:
                numbers[0] = (float)Demand;
                break;
        }
    }

    private void Copy(Func<SerialStage, Pipeline> pipeline, Span<float> numbers)
    {
        var next = 0;
        foreach (var stage in stages)
        {
            var units = pipeline(stage);
            for (var wait = 0; wait < units.Longest; wait++)
                numbers[next++] = (float)units[wait];
        }
    }
}
