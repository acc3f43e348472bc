using System.Globalization;

namespace ProcessChain;

/// <summary>Turns what a controller may know into the inputs of its networks.</summary>
internal sealed class ObservationEncoder
{
    /// <summary>Mean demands by which quantities are divided: stocks last for a few periods.</summary>
    private const double PeriodsOfDemand = 5;

    private readonly IReadOnlyList<string> keys;
    private readonly InputScale inputs;
    private readonly (int Part, int Length)[] parts;
    private readonly int[] quantities;
    private readonly int[] ages;

    /// <param name="system">What is observed.</param>
    /// <param name="observation">The keys of its parts that are seen, in their order; null: the standard.</param>
    /// <param name="inputs">How quantities are scaled; running moments are not its business.</param>
    /// <param name="scale">The sizes by which they are.</param>
    public ObservationEncoder(
        SystemDefinition system,
        IEnumerable<string>? observation,
        InputScale inputs,
        DemandScale scale
    )
    {
        keys = [.. observation ?? system.StandardObservation];
        this.inputs = inputs;
        Scale = scale;
        var all = system.Observations;
        parts = [.. keys.Select(key => IndexOf(all, key)).Select(part => (part, all[part].Length))];
        var numbers = parts.SelectMany(part => all[part.Part].Numbers).ToArray();
        Inputs = numbers.Length;
        quantities = IndicesOf(numbers, ObservationScale.Demand);
        ages = IndicesOf(numbers, ObservationScale.Interval);
    }

    /// <summary>The sizes by which inputs are scaled.</summary>
    public DemandScale Scale { get; private set; }

    /// <summary>Numbers that a network gets.</summary>
    public int Inputs { get; }

    /// <param name="view">The system.</param>
    /// <param name="numbers">Overwritten; <see cref="Inputs"/> long.</param>
    public void Encode(SystemView view, Span<float> numbers)
    {
        var at = 0;
        foreach (var (part, length) in parts)
        {
            view.Observe(part, numbers.Slice(at, length));
            at += length;
        }
        ScaleQuantities(numbers);
        foreach (var age in ages)
            numbers[age] = Math.Min(1, numbers[age] / Scale.Interval);
    }

    /// <summary>Which input of an encoder of another system, with the same parts, each input stands for.</summary>
    public IEnumerable<int> CounterpartsIn(ObservationEncoder other, Counterparts counterparts)
    {
        var first = 0;
        foreach (var ((part, _), (_, length)) in parts.Zip(other.parts))
        {
            foreach (var number in counterparts.Numbers[part])
                yield return first + number;
            first += length;
        }
    }

    /// <summary>Keeps what <see cref="Encode"/> does: its sizes become those that were written, whatever the system's are now.</summary>
    /// <exception cref="InvalidDataException">Inputs of another meaning were written.</exception>
    public void Keep(StateArchive state)
    {
        state.Expect($"{string.Join(' ', keys)}, {inputs}", "the inputs");
        Scale = state.Keep(Scale);
    }

    /// <summary>What inputs mean, for files that go with weights.</summary>
    public Dictionary<string, string> Metadata() =>
        new(StringComparer.Ordinal)
        {
            ["observation"] = string.Join(' ', keys),
            ["inputs"] = inputs.ToString(),
            ["largestOrder"] = Scale.Largest.ToString(CultureInfo.InvariantCulture),
            ["longestInterval"] = Scale.Interval.ToString(CultureInfo.InvariantCulture),
            ["meanDemand"] = Scale.Mean.ToString(CultureInfo.InvariantCulture),
        };

    /// <summary>What is wrong with a choice of parts and their scaling.</summary>
    public static IEnumerable<Fault> Faults(
        SystemDefinition system,
        IReadOnlyList<string>? observation,
        InputScale inputs
    )
    {
        var known = system.Observations.Select(part => part.Key).ToList();
        if (observation is { Count: 0 })
            yield return new("observation", "is empty; at least one part is needed.");
        foreach (var key in (observation ?? []).Where(key => !known.Contains(key, StringComparer.Ordinal)))
            yield return new(
                "observation",
                $"has '{key}', which this system does not show; {NearWord.Advice(key, known)}"
            );
        foreach (
            var twice in (observation ?? []).CountBy(key => key, StringComparer.Ordinal).Where(key => key.Value > 1)
        )
            yield return new("observation", $"has '{twice.Key}' {twice.Value} times; once is enough.");
        if (inputs == InputScale.MeanDemand && !(system.DemandScale.Mean > 0))
            yield return new("inputs", "is meanDemand, but the mean demand is not above 0.");
    }

    private void ScaleQuantities(Span<float> numbers)
    {
        if (inputs == InputScale.LargestOrder)
        {
            foreach (var quantity in quantities)
                numbers[quantity] /= Scale.Largest;
        }
        else if (inputs == InputScale.MeanDemand)
        {
            var factor = (float)(1 / (PeriodsOfDemand * Scale.Mean));
            foreach (var quantity in quantities)
                numbers[quantity] *= factor;
        }
    }

    private static int IndexOf(IReadOnlyList<ObservationPart> parts, string key)
    {
        var index = parts.Select(part => part.Key).ToList().IndexOf(key);
        return index >= 0 ? index : throw new ArgumentException($"There is no observation '{key}'.", nameof(key));
    }

    private static int[] IndicesOf(ObservedNumber[] numbers, ObservationScale scale) =>
        [.. Enumerable.Range(0, numbers.Length).Where(i => numbers[i].Scale == scale)];
}
