using System.Globalization;

namespace ProcessChain;

/// <summary>Turns what a controller may know into the inputs of its networks.</summary>
internal sealed class ObservationEncoder
{
    /// <summary>Mean demands by which quantities are divided: stocks last for a few periods.</summary>
    private const double PeriodsOfDemand = 5;

    private readonly IReadOnlyList<string> keys;
    private readonly InputScale inputs;
    private readonly ObservationReader reader;

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
        reader = new ObservationReader(system, keys);
        Steps = StepsOf(scale);
    }

    /// <summary>The sizes by which inputs are scaled.</summary>
    public DemandScale Scale { get; private set; }

    /// <summary>Numbers that a network gets.</summary>
    public int Inputs => reader.Numbers.Count;

    /// <summary>What makes inputs of the numbers as the system shows them.</summary>
    public InputSteps Steps { get; private set; }

    /// <summary>Reads the numbers as the system shows them.</summary>
    /// <param name="view">The system.</param>
    /// <param name="numbers">Overwritten; <see cref="Inputs"/> long.</param>
    public void Read(SystemView view, Span<float> numbers) => reader.Read(view, numbers);

    /// <param name="view">The system.</param>
    /// <param name="numbers">Overwritten with inputs; <see cref="Inputs"/> long.</param>
    public void Encode(SystemView view, Span<float> numbers)
    {
        Read(view, numbers);
        Steps.Apply<float>(numbers, numbers);
    }

    /// <summary>Which input of an encoder of another system, with the same parts, each input stands for.</summary>
    public IEnumerable<int> CounterpartsIn(ObservationEncoder other, Counterparts counterparts)
    {
        var first = 0;
        foreach (var ((part, _), (_, length)) in reader.Parts.Zip(other.reader.Parts))
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
        Steps = StepsOf(Scale);
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

    private InputSteps StepsOf(DemandScale scale)
    {
        var steps = new InputSteps(Inputs);
        for (var i = 0; i < Inputs; i++)
        {
            if (reader.Numbers[i].Scale == ObservationScale.Interval)
                (steps.Divisors[i], steps.Largest[i]) = (scale.Interval, 1);
            else if (reader.Numbers[i].Scale == ObservationScale.Demand)
                (steps.Divisors[i], steps.Factors[i]) = (DivisorOf(scale), FactorOf(scale));
        }
        return steps;
    }

    private float DivisorOf(DemandScale scale) => inputs == InputScale.LargestOrder ? scale.Largest : 1;

    private float FactorOf(DemandScale scale) =>
        inputs == InputScale.MeanDemand ? (float)(1 / (PeriodsOfDemand * scale.Mean)) : 1;
}
