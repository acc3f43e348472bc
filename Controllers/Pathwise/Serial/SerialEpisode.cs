namespace ProcessChain;

/// <summary>An episode of a serial system, in the order of events of <see cref="SerialDefinition"/>.</summary>
internal sealed class SerialEpisode<T> : RelaxedModel<T>
    where T : struct, IScalar<T>
{
    private readonly SerialDefinition definition;
    private readonly double scale;
    private readonly T[] demand;
    private readonly T[] level;
    private readonly T[][] shipments;
    private readonly T[][] orders;
    private int period;

    /// <param name="system">The system.</param>
    /// <param name="given">Units demanded in each period.</param>
    public SerialEpisode(RelaxedSerial system, ReadOnlySpan<T> given)
    {
        definition = system.Definition;
        scale = 1 / system.Unit;
        demand = given.ToArray();
        var places = Enumerable.Range(0, definition.Stages).ToList();
        level = [.. places.Select(place => T.Of(definition.InitialStock[place]))];
        shipments =
        [
            .. places.Select(place => Slots(definition.ShipmentPeriods(place), wait => InitialShipment(place, wait))),
        ];
        orders =
        [
            .. places.Select(place => Slots(definition.OrderPeriods(place), _ => definition.InitialOrders[place])),
        ];
    }

    /// <summary>Takes over what can be seen.</summary>
    /// <param name="view">The system.</param>
    /// <param name="seen">Room for what it shows.</param>
    public void Take(SerialView view, Span<float> seen)
    {
        for (var place = 0; place < level.Length; place++)
            level[place] = T.Of(view.InventoryLevel(place));
        Take(view, part: 1, shipments, seen);
        Take(view, part: 2, orders, seen);
        demand[0] = T.Of(view.Demand);
    }

    public override void Observe(Span<T> features)
    {
        var next = 0;
        foreach (var units in level)
            features[next++] = units * scale;
        foreach (var underWay in shipments.Concat(orders))
        foreach (var units in underWay.AsSpan(..^1))
            features[next++] = units * scale;
        features[next] = demand[period] * scale;
    }

    public override void Order(ReadOnlySpan<T> corrections, Span<T> decided)
    {
        var below = T.Of(0) - Owed(0) - demand[period];
        for (var place = 0; place < level.Length; place++)
        {
            below += OnHand(place) + Sum(shipments[place]);
            var position = below + Sum(orders[place]);
            if (place + 1 < level.Length)
                position += Owed(place + 1);
            decided[place] = T.Larger(corrections[place] - position, T.Of(0));
        }
    }

    public override void Play(ReadOnlySpan<T> decided)
    {
        Span<T> inbound = new T[level.Length];
        inbound[0] = demand[period++];
        for (var place = 0; place < level.Length - 1; place++)
        {
            Add(orders[place], definition.OrderLeadTime[place], decided[place]);
            inbound[place + 1] = Advance(orders[place]);
        }
        Add(shipments[^1], definition.LeadTime(level.Length - 1), decided[^1]);
        for (var place = level.Length - 1; place >= 0; place--)
            ReceiveAndShip(place, inbound[place]);
        TakeCosts();
    }

    private static T[] Slots(int longest, Func<int, double> units) =>
        [.. Enumerable.Range(0, longest + 1).Select(wait => T.Of(wait < longest ? units(wait) : 0))];

    private static void Take(SerialView view, int part, T[][] underWay, Span<float> seen)
    {
        var numbers = seen[..underWay.Sum(units => units.Length - 1)];
        view.Observe(part, numbers);
        var next = 0;
        foreach (var units in underWay)
            for (var wait = 0; wait < units.Length - 1; wait++)
                units[wait] = T.Of(numbers[next++]);
    }

    private static void Add(T[] underWay, int wait, T units) => underWay[wait] += units;

    /// <summary>Takes out what is due now, and goes on to the next period.</summary>
    private static T Advance(T[] underWay)
    {
        var due = underWay[0];
        underWay.AsSpan(1..).CopyTo(underWay);
        underWay[^1] = T.Of(0);
        return due;
    }

    private static T Sum(T[] underWay)
    {
        var sum = underWay[0];
        for (var wait = 1; wait < underWay.Length; wait++)
            sum += underWay[wait];
        return sum;
    }

    private double InitialShipment(int place, int wait) =>
        definition.InitialPipeline.Count > 0 ? definition.InitialPipeline[place][wait] : 0;

    private T OnHand(int place) => T.Larger(level[place], T.Of(0));

    private T Owed(int place) => T.Larger(T.Of(0) - level[place], T.Of(0));

    private void ReceiveAndShip(int place, T inbound)
    {
        var received = Advance(shipments[place]);
        var shipped = T.Smaller(OnHand(place) + received, Owed(place) + inbound);
        level[place] += received - inbound;
        if (place > 0)
            Add(shipments[place - 1], definition.ShipmentLeadTime[place - 1], shipped);
    }

    private void TakeCosts()
    {
        for (var place = 0; place < level.Length; place++)
        {
            Total -= OnHand(place) * definition.HoldingCost[place];
            if (place > 0 && definition.TransitCostOf(place) > 0)
                Total -= Sum(shipments[place - 1]) * definition.TransitCostOf(place);
            if (definition.StockoutCostOf(place) > 0)
                Total -= Owed(place) * definition.StockoutCostOf(place);
        }
    }
}
