namespace ProcessChain.Chain;

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
}
