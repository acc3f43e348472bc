using System.Collections;

namespace ProcessChain;

/// <summary>Values in a stated order. Immutable, and equal to another of its type whose values and order are.</summary>
/// <typeparam name="T">The type of the values.</typeparam>
public abstract class ValueCollection<T> : IReadOnlyCollection<T>
    where T : notnull
{
    private protected ValueCollection(T[] values) => Values = values;

    /// <summary>The number of values given.</summary>
    public int Count => Values.Length;

    private protected T[] Values { get; }

    /// <inheritdoc/>
    public override bool Equals(object? obj) =>
        obj is ValueCollection<T> other && other.GetType() == GetType() && Values.SequenceEqual(other.Values);

    /// <inheritdoc/>
    public override int GetHashCode() => Values.Aggregate(Count, (hash, value) => (hash * 31) + value.GetHashCode());

    /// <inheritdoc/>
    public IEnumerator<T> GetEnumerator() => ((IEnumerable<T>)Values).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
