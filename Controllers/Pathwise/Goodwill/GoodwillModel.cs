namespace ProcessChain;

/// <summary>
/// An episode of <see cref="GoodwillNetworkDefinition"/> for training through it. Each place orders up to a level of its
/// purchaser's echelon position: the demand until its units can be sold, as it is expected, and a correction.
/// </summary>
/// <remarks>
/// What differs from the system, for the sake of derivatives: goodwill falls in proportion to the shortage up to
/// <see cref="FullShortage"/> of a unit of demand, instead of in full with any; and where goodwill is not 1, demand is the draw
/// for 1, stretched to the mean and the variance that belong to it.
/// </remarks>
internal sealed class GoodwillModel<T> : RelaxedModel<T>
    where T : struct, IScalar<T>
{
    private const double FullShortage = 0.05;

    private readonly GoodwillShape shape;
    private readonly GoodwillObserver<T> observer;
    private readonly GoodwillNumbers numbers;
    private readonly GoodwillPrices prices;
    private readonly GoodwillDefinition law;
    private readonly T[] given;
    private readonly double unit;
    private readonly double leastMean;
    private readonly T[] stock;
    private readonly T[] underWay;
    private readonly T[][] shipped;

    public GoodwillModel(GoodwillShape shape, bool isInformed, double unit, double leastMean, ReadOnlySpan<T> given)
    {
        this.shape = shape;
        this.unit = unit;
        this.leastMean = leastMean;
        this.given = given.ToArray();
        numbers = new GoodwillNumbers(shape);
        prices = new GoodwillPrices(shape);
        law = shape.Definition.Goodwill ?? new GoodwillDefinition();
        stock = Array.ConvertAll(shape.Network.StockingNodes, node => T.Of(node.Value.InitialInventory ?? 0));
        underWay = new T[shape.Places];
        Array.Fill(underWay, T.Of(0));
        shipped = new T[shape.Periods][];
        observer = new GoodwillObserver<T>(shape, isInformed, unit);
        (Goodwill, Owed, Total) = (T.Of(1), T.Of(0), T.Of(0));
    }

    /// <summary>Places in which units are ordered.</summary>
    public int Places => shape.Places;

    /// <summary>The period that comes next.</summary>
    public int Period { get; private set; }

    /// <summary>By what goodwill multiplies the mean demand of the period.</summary>
    public T Goodwill { get; private set; }

    /// <summary>What the market is owed.</summary>
    public T Owed { get; private set; }

    /// <summary>Takes over what can be seen of a system.</summary>
    public void Take(GoodwillNetworkView view)
    {
        if (view.Period == 0)
            observer.Forget();
        else
        {
            shipped[view.Period - 1] = Convert(view.Shipped(view.Period - 1));
            observer.Note(T.Of(view.Demanded(view.Period - 1)[0]));
        }
        Convert(view.OnHand(view.Period)).CopyTo(stock, 0);
        Convert(view.InTransit(view.Period)).CopyTo(underWay, 0);
        (Period, Goodwill, Owed) = (view.Period, T.Of(view.GoodwillAhead), T.Of(view.Owed(0)));
    }

    public override void Observe(Span<T> features)
    {
        var next = 0;
        foreach (var units in stock)
            features[next++] = units * (1 / unit);
        for (var node = 0; node < shape.Nodes; node++)
        {
            for (var wait = 0; wait < shape.LongestLead[node]; wait++)
                features[next++] = ArrivingAt(node, Period + wait) * (1 / unit);
        }
        features[next++] = Owed * (1 / unit);
        features[next++] = Goodwill - T.Of(1);
        features[next++] = given[GoodwillNumbers.Goodwill];
        features[next++] = given[GoodwillNumbers.Backlog];
        observer.Observe(Period, Goodwill, given, features[next..]);
    }

    public override void Order(ReadOnlySpan<T> corrections, Span<T> orders)
    {
        var positions = Positions();
        var used = new T[shape.Nodes];
        Array.Fill(used, T.Of(0));
        for (var place = 0; place < orders.Length; place++)
        {
            var purchaser = shape.Purchasers[place];
            var level = observer.Expected(Period, shape.HorizonOf[place], Goodwill, given) + corrections[place];
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
        shipped[Period] = orders.ToArray();
        Move(orders);
        var demanded = Demanded();
        var wanted = demanded + Owed;
        var sold = T.Smaller(wanted, stock[shape.Retailer]);
        stock[shape.Retailer] -= sold;
        var unfilled = wanted - sold;
        Total += prices.Earn(Period, orders, sold, unfilled, stock, underWay);
        Owed = unfilled * given[GoodwillNumbers.Backlog];
        Goodwill = After(unfilled);
        observer.Note(demanded);
        Period++;
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
        own[shape.Retailer] -= Owed;
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

    private T ArrivingAt(int node, int period)
    {
        var sum = T.Of(0);
        foreach (var place in shape.Network.Incoming[node])
            sum += Arriving(period, place);
        return sum;
    }

    /// <summary>What arrives in a period of what was sent so far.</summary>
    private T Arriving(int period, int place)
    {
        var sent = period - shape.Network.LeadTimes[place];
        return sent >= 0 && sent < Period ? shipped[sent][place] : T.Of(0);
    }

    private void Move(ReadOnlySpan<T> orders)
    {
        for (var place = 0; place < orders.Length; place++)
        {
            var sent = Period - shape.Network.LeadTimes[place];
            var arrived = sent >= 0 ? shipped[sent][place] : T.Of(0);
            underWay[place] = underWay[place] + orders[place] - arrived;
            stock[shape.Purchasers[place]] += arrived;
            if (shape.Suppliers[place] is not NetworkTopology.Outside and var supplier)
                stock[supplier] -= orders[place] * (1 / shape.Network.Yields[supplier]);
        }
    }

    private T Demanded()
    {
        var mean = T.Larger(given[numbers.Mean(Period)] * Goodwill, T.Of(leastMean));
        return T.Larger(mean + (given[numbers.Deviation(Period)] * T.Root(Goodwill)), T.Of(0));
    }

    private T After(T unfilled)
    {
        var shortage = T.Smaller(unfilled * (1 / (FullShortage * unit)), T.Of(1));
        var change = T.Of(law.Growth - 1) - (shortage * (law.Growth - law.Decay));
        var next = Goodwill + (Goodwill * change * given[GoodwillNumbers.Goodwill]);
        return T.Smaller(T.Larger(next, T.Of(law.Least)), T.Of(law.Most));
    }
}
