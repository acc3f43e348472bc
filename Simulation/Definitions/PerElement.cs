namespace ProcessChain;

/// <summary>
/// A setting of several elements: one value for all of them, or one for each, in the order of the chain. Immutable, and
/// equal when its values are.
/// </summary>
/// <typeparam name="T">The type of the values.</typeparam>
public sealed class PerElement<T> : ValueCollection<T>, IReadOnlyList<T>
    where T : struct, IEquatable<T>
{
    /// <summary>The given values; a single one counts for every element.</summary>
    /// <param name="values">At least one value.</param>
    public PerElement(params ReadOnlySpan<T> values)
        : base(values.ToArray())
    {
        if (values.IsEmpty)
            throw new ArgumentException("At least one value is needed.", nameof(values));
    }

    /// <summary>The value of the element at <paramref name="index"/>, from 0; the single value where only one was given.</summary>
    public T this[int index] => Count == 1 ? Values[0] : Values[index];

    /// <summary>Whether there is one value, or exactly <paramref name="elements"/>.</summary>
    public bool Fits(int elements) => Count == 1 || Count == elements;

    /// <summary>A fault where there is neither one value nor one for each of <paramref name="elements"/> elements.</summary>
    /// <param name="key">The setting's key.</param>
    /// <param name="elements">How many there are.</param>
    public IEnumerable<Fault> CheckCount(string key, int elements) =>
        Fits(elements) ? [] : [new(key, $"has {Count} values; 1 or {elements} are allowed.")];

    /// <summary>One value for each of <paramref name="elements"/> elements, as a new array.</summary>
    /// <exception cref="ArgumentException">The number of values is neither 1 nor <paramref name="elements"/>.</exception>
    public T[] For(int elements) =>
        Fits(elements)
            ? [.. Enumerable.Range(0, elements).Select(i => this[i])]
            : throw new ArgumentException($"{Count} values for {elements} elements; 1 or {elements} are allowed.");

    /// <inheritdoc/>
    public override string ToString() => Count == 1 ? $"{Values[0]}" : $"[{string.Join(", ", Values)}]";

    /// <summary>One value for all elements.</summary>
    public static implicit operator PerElement<T>(T value) => new(value);
}
