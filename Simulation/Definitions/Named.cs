namespace ProcessChain;

/// <summary>Values with names of their own, in a stated order. Immutable, and equal when names, values and order are.</summary>
/// <typeparam name="T">The type of the values.</typeparam>
public sealed class Named<T> : ValueCollection<KeyValuePair<string, T>>, IReadOnlyList<KeyValuePair<string, T>>
    where T : notnull
{
    /// <summary>The given entries.</summary>
    /// <exception cref="ArgumentException">A name occurs twice.</exception>
    public Named(params IEnumerable<KeyValuePair<string, T>> entries)
        : base([.. entries])
    {
        var twice = Names.CountBy(name => name, StringComparer.Ordinal).FirstOrDefault(name => name.Value > 1);
        if (twice.Key is not null)
            throw new ArgumentException($"The name '{twice.Key}' occurs {twice.Value} times.", nameof(entries));
    }

    /// <summary>The entry at <paramref name="index"/>, from 0.</summary>
    public KeyValuePair<string, T> this[int index] => Values[index];

    /// <summary>The names, in order.</summary>
    public IEnumerable<string> Names => Values.Select(entry => entry.Key);

    /// <summary>Whether there is an entry of this name.</summary>
    public bool Contains(string name) => Names.Contains(name, StringComparer.Ordinal);
}
