namespace ProcessChain;

/// <summary>Vectors within bounds, both included; bounds may be infinite.</summary>
/// <param name="Low">The lower bound of each number.</param>
/// <param name="High">The upper bound of each number.</param>
public sealed record BoxSpace(IReadOnlyList<float> Low, IReadOnlyList<float> High)
{
    /// <summary>Whether <paramref name="values"/> is in the space.</summary>
    public bool Contains(ReadOnlySpan<float> values)
    {
        if (values.Length != Low.Count)
            return false;
        for (var i = 0; i < values.Length; i++)
        {
            if (!(values[i] >= Low[i] && values[i] <= High[i]))
                return false;
        }
        return true;
    }
}
