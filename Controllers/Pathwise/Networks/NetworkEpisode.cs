namespace ProcessChain;

/// <summary>
/// An episode of a network, with goodwill or without, for training through it. Each place orders up to a level of its
/// purchaser's echelon position: the demand until its units can be sold, as it is expected, and a correction.
/// </summary>
/// <remarks>
/// What differs from the system, for the sake of derivatives: orders are not rounded; suppliers never oversell; goodwill falls in
/// proportion to the shortage up to <see cref="FullShortage"/> of a unit of demand, instead of in full with any; and where goodwill is
/// not 1, demand is the draw for 1, stretched to the mean and the variance that belong to it.
/// </remarks>
internal sealed class NetworkEpisode<T> : RelaxedModel<T>
    where T : struct, IScalar<T>
{
    private const double FullShortage = 0.05;

    private readonly RelaxedNetwork system;
    private readonly ModelledNetwork shape;
    private readonly NetworkObserver<T> observer;
    private readonly NetworkNumbers numbers;
    private readonly NetworkPrices prices;
    private readonly T[] given;
    private readonly double unit;
    private readonly T[] stock;
    private readonly T[] underWay;
    private readonly T[] owed;
    private readonly T[][] shipped;
    private T goodwill = T.Of(1);
    private int period;

    public NetworkEpisode(RelaxedNetwork system, ReadOnlySpan<T> given)
    {
        this.system = system;
        shape = system.Shape;
        unit = system.Unit;
        this.given = given.ToArray();
        numbers = new NetworkNumbers(shape);
        prices = new NetworkPrices(shape);
        stock = Array.ConvertAll(shape.Network.StockingNodes, node => T.Of(node.Value.InitialInventory ?? 0));
        (underWay, owed) = (Zeros(shape.Places), Zeros(shape.Markets));
        shipped = new T[shape.Periods][];
        observer = new NetworkObserver<T>(shape, system.IsInformed, unit);
        Total = T.Of(0);
    }

    /// <summary>Takes over what can be seen of a system.</summary>
    /// <param name="view">The system.</param>
    /// <param name="goodwillAhead">The goodwill of the period.</param>
    /// <param name="demanded">What the markets demanded in the period before.</param>
    public void Take(OrGymView view, double goodwillAhead, ReadOnlySpan<double> demanded)
    {
        if (view.Period == 0)
            observer.Forget();
        else
            shipped[view.Period - 1] = Convert(view.Shipped(view.Period - 1));
        for (var market = 0; market < owed.Length; market++)
        {
            owed[market] = T.Of(view.Owed(market));
            if (view.Period > 0)
                observer.Note(market, T.Of(demanded[market]));
        }
        Convert(view.OnHand(view.Period)).CopyTo(stock, 0);
        Convert(view.InTransit(view.Period)).CopyTo(underWay, 0);
        (period, goodwill) = (view.Period, T.Of(goodwillAhead));
    }

    public override void Observe(Span<T> features)
    {
        var next = 0;
        foreach (var units in stock)
            features[next++] = units * (1 / unit);
        for (var node = 0; node < shape.Nodes; node++)
        {
            for (var wait = 0; wait < shape.LongestLead[node]; wait++)
                features[next++] = ArrivingAt(node, period + wait) * (1 / unit);
        }
        foreach (var units in owed)
            features[next++] = units * (1 / unit);
        features[next++] = goodwill - T.Of(1);
        features[next++] = given[NetworkNumbers.Goodwill];
        features[next++] = given[NetworkNumbers.Backlog];
        observer.Observe(period, goodwill, given, features[next..]);
    }

    public override void Order(ReadOnlySpan<T> corrections, Span<T> orders)
    {
        var positions = Positions();
        var used = Zeros(shape.Nodes);
        for (var place = 0; place < orders.Length; place++)
        {
            var purchaser = shape.Purchasers[place];
            var level = observer.Expected(period, shape.OutlookOf[place], goodwill, given) + corrections[place];
            var units = T.Larger(level - positions[purchaser], T.Of(0));
            if (shape.Suppliers[place] is not NetworkTopology.Outside and var supplier)
            {
                units = T.Smaller(units, Makeable(supplier) - used[supplier]);
                used[supplier] += units;
            }
            positions[purchaser] += units;
            orders[place] = units;
        }
    }

    public override void Play(ReadOnlySpan<T> orders)
    {
        shipped[period] = orders.ToArray();
        Move(orders);
        var (demanded, sold, unfilled) = (new T[owed.Length], new T[owed.Length], new T[owed.Length]);
        for (var market = 0; market < owed.Length; market++)
        {
            demanded[market] = Demanded(market);
            var wanted = demanded[market] + owed[market];
            ref var left = ref stock[shape.Sellers[market]];
            sold[market] = T.Smaller(wanted, left);
            left -= sold[market];
            unfilled[market] = wanted - sold[market];
        }
        Total += prices.Earn(period, orders, sold, unfilled, stock, underWay);
        for (var market = 0; market < owed.Length; market++)
            owed[market] = unfilled[market] * given[NetworkNumbers.Backlog];
        if (system.Goodwill is { } law)
            goodwill = After(law, unfilled.Aggregate(T.Of(0), (sum, units) => sum + units));
        for (var market = 0; market < owed.Length; market++)
            observer.Note(market, demanded[market]);
        period++;
    }

    private static T[] Zeros(int count)
    {
        var zeros = new T[count];
        Array.Fill(zeros, T.Of(0));
        return zeros;
    }

    private static T[] Convert(ReadOnlySpan<double> units)
    {
        var converted = new T[units.Length];
        for (var i = 0; i < units.Length; i++)
            converted[i] = T.Of(units[i]);
        return converted;
    }

    /// <summary>The echelon positions of all nodes.</summary>
    private T[] Positions()
    {
        var own = new T[shape.Nodes];
        for (var node = 0; node < own.Length; node++)
        {
            own[node] = stock[node];
            foreach (var place in shape.Network.Incoming[node])
                own[node] += underWay[place];
        }
        for (var market = 0; market < owed.Length; market++)
            own[shape.Sellers[market]] -= owed[market];
        return Array.ConvertAll(
            shape.Echelons,
            echelon => echelon.Aggregate(T.Of(0), (sum, member) => sum + own[member])
        );
    }

    /// <summary>The most that a node can ship.</summary>
    private T Makeable(int node)
    {
        var made = stock[node] * shape.Network.Yields[node];
        var capacity = shape.Network.Capacities[node];
        return double.IsInfinity(capacity) ? made : T.Smaller(made, T.Of(capacity));
    }

    private T ArrivingAt(int node, int time)
    {
        var sum = T.Of(0);
        foreach (var place in shape.Network.Incoming[node])
            sum += Arriving(time, place);
        return sum;
    }

    /// <summary>What arrives in a period of what was sent so far.</summary>
    private T Arriving(int time, int place)
    {
        var sent = time - shape.Network.LeadTimes[place];
        return sent >= 0 && sent < period ? shipped[sent][place] : T.Of(0);
    }

    private void Move(ReadOnlySpan<T> orders)
    {
        for (var place = 0; place < orders.Length; place++)
        {
            var sent = period - shape.Network.LeadTimes[place];
            var arrived = sent >= 0 ? shipped[sent][place] : T.Of(0);
            underWay[place] = underWay[place] + orders[place] - arrived;
            stock[shape.Purchasers[place]] += arrived;
            if (shape.Suppliers[place] is not NetworkTopology.Outside and var supplier)
                stock[supplier] -= orders[place] * (1 / shape.Network.Yields[supplier]);
        }
    }

    private T Demanded(int market)
    {
        var mean = T.Larger(given[numbers.Mean(period, market)] * goodwill, T.Of(system.LeastMean));
        return T.Larger(mean + (given[numbers.Deviation(period, market)] * T.Root(goodwill)), T.Of(0));
    }

    private T After(GoodwillDefinition law, T unfilled)
    {
        var shortage = T.Smaller(unfilled * (1 / (FullShortage * unit)), T.Of(1));
        var change = T.Of(law.Growth - 1) - (shortage * (law.Growth - law.Decay));
        var next = goodwill + (goodwill * change * given[NetworkNumbers.Goodwill]);
        return T.Smaller(T.Larger(next, T.Of(law.Least)), T.Of(law.Most));
    }
}
