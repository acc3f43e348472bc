namespace ProcessChain;

/// <summary>A list of values. Immutable, and equal when its values and their order are.</summary>
/// <typeparam name="T">The type of the values.</typeparam>
public sealed class Several<T>(params IEnumerable<T> values) : ValueCollection<T>([.. values]), IReadOnlyList<T>
    where T : notnull
{
    /// <summary>The value at <paramref name="index"/>, from 0.</summary>
    public T this[int index] => Values[index];
}
