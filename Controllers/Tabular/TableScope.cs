namespace ProcessChain;

/// <summary>Who has a table of action values. Where a decision is one choice for the whole system, there is one table in any case.</summary>
internal enum TableScope
{
    /// <summary>Each place its own: it sees its own position, and decides its own order; all are rewarded with what the whole system earns.</summary>
    Local,

    /// <summary>One for all places together: it sees all positions, and decides all orders.</summary>
    Joint,
}
