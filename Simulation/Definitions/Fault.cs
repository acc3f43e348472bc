namespace ProcessChain;

/// <summary>One thing that is wrong with a definition.</summary>
/// <param name="Key">Where: the path of the key below the object that was checked, e.g. <c>reward.totalCostFactor</c>; empty for the object itself.</param>
/// <param name="Message">What is wrong and what is allowed, in one sentence.</param>
public readonly record struct Fault(string Key, string Message)
{
    /// <summary>
    /// The key of the named things among which one is missing, where the fault is that: what is wrong within those things does
    /// not matter to it. Null for other faults.
    /// </summary>
    internal string? Named { get; init; }

    /// <summary>The same fault, seen from the owner of the object that was checked.</summary>
    /// <param name="owner">The owner's key for the object.</param>
    public Fault Below(string owner) =>
        this with
        {
            Key = Key.Length == 0 ? owner : $"{owner}.{Key}",
            Named = Named is null ? null : $"{owner}.{Named}",
        };
}
