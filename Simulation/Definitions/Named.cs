using System.Collections;

namespace ProcessChain;

/// <summary>Values with names of their own, in a stated order. Immutable, and equal when names, values and order are.</summary>
/// <typeparam name="T">The type of the values.</typeparam>
public sealed class Named<T> : IReadOnlyList<KeyValuePair<string, T>>, IEquatable<Named<T>>
    where T : notnull
{
    private readonly KeyValuePair<string, T>[] entries;

    /// <summary>The given entries.</summary>
    /// <exception cref="ArgumentException">A name occurs twice.</exception>
    public Named(params IEnumerable<KeyValuePair<string, T>> entries)
    {
        this.entries = entries.ToArray();
        var twice = this.entries.GroupBy(e => e.Key, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1);
        if (twice is not null)
            throw new ArgumentException($"The name '{twice.Key}' occurs {twice.Count()} times.", nameof(entries));
    }

    /// <summary>The number of entries.</summary>
    public int Count => entries.Length;

    /// <summary>The entry at <paramref name="index"/>, from 0.</summary>
    public KeyValuePair<string, T> this[int index] => entries[index];

    /// <summary>The names, in order.</summary>
    public IEnumerable<string> Names => entries.Select(e => e.Key);

    /// <summary>Whether there is an entry of this name.</summary>
    public bool Contains(string name) => Names.Contains(name, StringComparer.Ordinal);

    /// <inheritdoc/>
    public bool Equals(Named<T>? other) => other is not null && entries.SequenceEqual(other.entries);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Named<T>);

    /// <inheritdoc/>
    public override int GetHashCode() =>
        entries.Aggregate(entries.Length, (hash, entry) => (hash * 31) + entry.Value.GetHashCode());

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, T>> GetEnumerator() =>
        ((IEnumerable<KeyValuePair<string, T>>)entries).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
