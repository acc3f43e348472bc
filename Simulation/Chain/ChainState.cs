namespace ProcessChain;

/// <summary>
/// Every quantity of the chain at one moment. Arrays are indexed by the paper's numbers: 0 the resource, 1..n the
/// stations, n+1 the customer; entries that have no meaning stay 0.
/// </summary>
internal sealed class ChainState(int stations)
{
    /// <summary>s_ph: physical stock of station k, units. Of the customer: what it has received, and used up.</summary>
    public readonly int[] OnHand = new int[stations + 2];

    /// <summary>Units shipped to buyer k and not yet arrived.</summary>
    public readonly int[] InTransit = new int[stations + 2];

    /// <summary>o_open: units buyer k ordered today that have not been shipped.</summary>
    public readonly int[] Open = new int[stations + 2];

    /// <summary>o_late: units buyer k ordered on earlier days that have not been shipped.</summary>
    public readonly int[] Late = new int[stations + 2];

    /// <summary>Units buyer k has ordered since the beginning.</summary>
    public readonly int[] Ordered = new int[stations + 2];

    public int Stations => stations;

    public int Customer => stations + 1;

    public int Day;

    public int Iteration;

    /// <summary>Day of the customer's newest order; −1 while there is none, so that ages count from the start.</summary>
    public int LastCustomerOrderDay;

    /// <summary>Units that have reached the customer.</summary>
    public int Delivered => OnHand[Customer];

    /// <summary>Initial stock and everything ordered. All quantities above together are not more, so that no sum of them overflows.</summary>
    private long units;

    /// <summary>The moment before day 0.</summary>
    /// <param name="initialStock">Of station 1..n.</param>
    public void Begin(PerElement<int> initialStock)
    {
        foreach (var quantities in new[] { OnHand, InTransit, Open, Late, Ordered })
            Array.Clear(quantities);
        (Day, Iteration, LastCustomerOrderDay, units) = (0, 0, -1, 0);
        for (var k = 1; k <= stations; k++)
        {
            OnHand[k] = initialStock[k - 1];
            units += OnHand[k];
        }
    }

    /// <summary>The moment at which another chain of as many stations is.</summary>
    public void CopyFrom(ChainState other)
    {
        other.OnHand.CopyTo(OnHand, 0);
        other.InTransit.CopyTo(InTransit, 0);
        other.Open.CopyTo(Open, 0);
        other.Late.CopyTo(Late, 0);
        other.Ordered.CopyTo(Ordered, 0);
        (Day, Iteration, LastCustomerOrderDay) = (other.Day, other.Iteration, other.LastCustomerOrderDay);
        units = other.units;
    }

    /// <summary>Buyer k orders.</summary>
    /// <exception cref="TooLargeException">More has been ordered than can be counted.</exception>
    public void Order(int buyer, int quantity)
    {
        units += quantity;
        if (units > int.MaxValue)
            throw new TooLargeException(
                $"By day {Day}, {units} units have been stocked and ordered; at most {int.MaxValue} can be counted in an "
                    + "episode. Make lots and the customer's orders smaller, or the episode shorter."
            );
        Open[buyer] += quantity;
        Ordered[buyer] += quantity;
    }
}
