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

    public int Stations => stations;

    public int Customer => stations + 1;

    public int Day;

    public int Iteration;

    /// <summary>Day of the customer's newest order; −1 while there is none, so that ages count from the start.</summary>
    public int LastCustomerOrderDay = -1;

    /// <summary>Initial stock and everything ordered. All quantities above together are not more, so that no sum of them overflows.</summary>
    private long units;

    /// <summary>Puts the initial stock of station 1..n into an empty chain.</summary>
    public void Fill(int[] initialStock)
    {
        initialStock.CopyTo(OnHand, 1);
        foreach (var stock in initialStock)
            units += stock;
    }

    /// <summary>Buyer k orders.</summary>
    /// <exception cref="OverflowException">More has been ordered than can be counted.</exception>
    public void Order(int buyer, int quantity)
    {
        units += quantity;
        if (units > int.MaxValue)
            throw new OverflowException(
                $"By day {Day}, {units} units have been stocked and ordered; at most {int.MaxValue} can be counted in an "
                    + "episode. Make lots and the customer's orders smaller, or the episode shorter."
            );
        Open[buyer] += quantity;
    }
}
