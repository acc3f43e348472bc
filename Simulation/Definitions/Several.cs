using System.Collections;

namespace ProcessChain;

/// <summary>A list of values. Immutable, and equal when its values and their order are.</summary>
/// <typeparam name="T">The type of the values.</typeparam>
public sealed class Several<T>(params IEnumerable<T> values) : IReadOnlyList<T>, IEquatable<Several<T>>
    where T : notnull
{
    private readonly T[] values = values.ToArray();

    /// <summary>The number of values.</summary>
    public int Count => values.Length;

    /// <summary>The value at <paramref name="index"/>, from 0.</summary>
    public T this[int index] => values[index];

    /// <inheritdoc/>
    public bool Equals(Several<T>? other) => other is not null && values.SequenceEqual(other.values);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Several<T>);

    /// <inheritdoc/>
    public override int GetHashCode() =>
        values.Aggregate(values.Length, (hash, value) => (hash * 31) + value.GetHashCode());

    /// <inheritdoc/>
    public IEnumerator<T> GetEnumerator() => ((IEnumerable<T>)values).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
