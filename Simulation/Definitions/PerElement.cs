using System.Collections;

namespace ProcessChain;

/// <summary>
/// A setting of several elements: one value for all of them, or one for each, in the order of the chain. Immutable, and
/// equal when its values are.
/// </summary>
/// <typeparam name="T">The type of the values.</typeparam>
public sealed class PerElement<T> : IReadOnlyList<T>, IEquatable<PerElement<T>>
    where T : struct, IEquatable<T>
{
    private readonly T[] values;

    /// <summary>The given values; a single one counts for every element.</summary>
    /// <param name="values">At least one value.</param>
    public PerElement(params ReadOnlySpan<T> values)
    {
        if (values.IsEmpty)
            throw new ArgumentException("At least one value is needed.", nameof(values));
        this.values = values.ToArray();
    }

    /// <summary>The number of values given: 1, or one for each element.</summary>
    public int Count => values.Length;

    /// <summary>The value of the element at <paramref name="index"/>, from 0; the single value where only one was given.</summary>
    public T this[int index] => values.Length == 1 ? values[0] : values[index];

    /// <summary>Whether there is one value, or exactly <paramref name="elements"/>.</summary>
    public bool Fits(int elements) => values.Length == 1 || values.Length == elements;

    /// <summary>A fault where there is neither one value nor one for each of <paramref name="elements"/> elements.</summary>
    /// <param name="key">The setting's key.</param>
    /// <param name="elements">How many there are.</param>
    public IEnumerable<Fault> CheckCount(string key, int elements) =>
        Fits(elements) ? [] : [new(key, $"has {Count} values; 1 or {elements} are allowed.")];

    /// <summary>One value for each of <paramref name="elements"/> elements, as a new array.</summary>
    /// <exception cref="ArgumentException">The number of values is neither 1 nor <paramref name="elements"/>.</exception>
    public T[] For(int elements)
    {
        if (!Fits(elements))
            throw new ArgumentException(
                $"{values.Length} values for {elements} elements; 1 or {elements} are allowed."
            );
        return Enumerable.Range(0, elements).Select(i => this[i]).ToArray();
    }

    /// <inheritdoc/>
    public bool Equals(PerElement<T>? other) => other is not null && values.AsSpan().SequenceEqual(other.values);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as PerElement<T>);

    /// <inheritdoc/>
    public override int GetHashCode() =>
        values.Aggregate(values.Length, (hash, value) => (hash * 31) + value.GetHashCode());

    /// <inheritdoc/>
    public IEnumerator<T> GetEnumerator() => ((IEnumerable<T>)values).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <inheritdoc/>
    public override string ToString() => values.Length == 1 ? $"{values[0]}" : $"[{string.Join(", ", values)}]";

    /// <summary>One value for all elements.</summary>
    public static implicit operator PerElement<T>(T value) => new(value);
}
