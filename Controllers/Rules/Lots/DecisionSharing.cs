namespace ProcessChain;

/// <summary>
/// Which station gets a control iteration when several want to order. It matters more than the levels: there are only k
/// iterations a day.
/// </summary>
internal enum DecisionSharing
{
    /// <summary>The station nearest to the customer first.</summary>
    DownstreamFirst,

    /// <summary>The station nearest to the resource first.</summary>
    UpstreamFirst,

    /// <summary>The station furthest below its reorder point first; of equals, the one nearest to the customer.</summary>
    LargestGapFirst,
}
