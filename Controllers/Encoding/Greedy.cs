namespace ProcessChain;

/// <summary>Choices among the allowed actions.</summary>
internal static class Greedy
{
    /// <summary>The allowed action of the highest value; the lowest number on ties. Action 0 is always allowed.</summary>
    public static int Best(ReadOnlySpan<float> values, ReadOnlySpan<bool> allowed)
    {
        var best = 0;
        for (var action = 1; action < values.Length; action++)
        {
            if (allowed[action] && values[action] > values[best])
                best = action;
        }
        return best;
    }
}
