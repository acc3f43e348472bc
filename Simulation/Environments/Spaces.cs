namespace ProcessChain;

/// <summary>The integers 0 .. <paramref name="Size"/> − 1.</summary>
/// <param name="Size">The number of actions.</param>
public readonly record struct DiscreteSpace(int Size)
{
    /// <summary>Whether <paramref name="value"/> is in the space.</summary>
    public bool Contains(int value) => value >= 0 && value < Size;
}

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

    /// <summary>Stocks and orders are 0 or more without an upper bound; the disposable stock may have either sign.</summary>
    internal static BoxSpace ForObservationsOf(ChainDefinition chain)
    {
        const int PerStation = 4;
        const int Disposable = 1;
        var size = (PerStation * chain.Stations) + 2;
        var low = Enumerable
            .Range(0, size)
            .Select(i => i < size - 2 && i % PerStation == Disposable ? float.NegativeInfinity : 0f);
        return new BoxSpace(low.ToArray(), Enumerable.Repeat(float.PositiveInfinity, size).ToArray());
    }

    /// <summary>0 to the capacity of each place.</summary>
    internal static BoxSpace ForOrdersOf(SupplyDefinition definition) =>
        new(
            new float[definition.Orders],
            Enumerable.Range(0, definition.Orders).Select(place => (float)definition.Capacity(place)).ToArray()
        );

    /// <summary>All vectors of a length.</summary>
    internal static BoxSpace Unlimited(int length) =>
        new(
            Enumerable.Repeat(float.NegativeInfinity, length).ToArray(),
            Enumerable.Repeat(float.PositiveInfinity, length).ToArray()
        );
}
