namespace ProcessChain;

/// <summary>Reads parts of an observation side by side, in natural units: what environments show, in C# and in Python.</summary>
internal sealed class ObservationReader
{
    /// <param name="system">What is observed.</param>
    /// <param name="keys">The keys of its parts, in their order; null: the standard.</param>
    public ObservationReader(SystemDefinition system, IEnumerable<string>? keys)
    {
        var all = system.Observations;
        Parts =
        [
            .. (keys ?? system.StandardObservation).Select(key => IndexOf(all, key)).Select(i => (i, all[i].Length)),
        ];
        Numbers = [.. Parts.SelectMany(part => all[part.Part].Numbers)];
    }

    /// <summary>The index of each part among those of the system, and how many numbers it has.</summary>
    public IReadOnlyList<(int Part, int Length)> Parts { get; }

    /// <summary>What the numbers are.</summary>
    public IReadOnlyList<ObservedNumber> Numbers { get; }

    /// <param name="view">The system.</param>
    /// <param name="numbers">Overwritten, as many as <see cref="Numbers"/>.</param>
    public void Read(SystemView view, Span<float> numbers)
    {
        for (var i = 0; i < Parts.Count; i++)
        {
            var (part, length) = Parts[i];
            view.Observe(part, numbers[..length]);
            numbers = numbers[length..];
        }
    }

    private static int IndexOf(IReadOnlyList<ObservationPart> parts, string key)
    {
        var index = parts.Select(part => part.Key).ToList().IndexOf(key);
        return index >= 0 ? index : throw new ArgumentException($"There is no observation '{key}'.", nameof(key));
    }
}
