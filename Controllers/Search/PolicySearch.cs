namespace ProcessChain;

/// <summary>The search for the parameters of a rule, as a training of one iteration.</summary>
internal sealed class PolicySearch(SearchedDefinition definition, TrainingTask task) : ITraining
{
    /// <summary>The parameters that are searched for.</summary>
    public ParameterSpace Space { get; } = new((ITunable)definition.Policy, task.System, definition.WholeParameters);

    /// <summary>What was found; null before.</summary>
    public FoundPolicy? Found { get; private set; }

    /// <summary>Is told of every evaluation: its number, the point and the value.</summary>
    public Action<int, ReadOnlyMemory<double>, double>? Evaluated { get; set; }

    public int FinishedIterations => Found is null ? 0 : 1;

    /// <inheritdoc/>
    /// <exception cref="SearchDivergedException">The objective is not finite, or falls without end.</exception>
    public TrainingIteration RunIteration(CancellationToken stop = default)
    {
        var result = Search(stop, out var evaluation, out var startValue);
        Found = FoundPolicy.Of(result, Space) with { Start = Space.Start, StartValue = startValue };
        var episodes = (long)result.Evaluations * evaluation.EpisodesEach;
        var steps = episodes * task.Periods * task.System.DecisionsPerPeriod;
        return new TrainingIteration(1, episodes, steps, result.Evaluations)
        {
            Goal = definition.Objective == SearchObjective.MeanGoal ? task.System.Goal.AsCost(Found.Value) : double.NaN,
        };
    }

    public void SaveAgent(Stream destination) => Found!.Write(destination);

    public void Save(BinaryWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        using var content = new MemoryStream();
        Found?.Write(content);
        writer.Write((int)content.Length);
        writer.Write(content.ToArray());
    }

    public void Load(BinaryReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        var length = reader.ReadInt32();
        if (length < 0)
            throw new InvalidDataException($"It holds {length} bytes of a policy.");
        var content = reader.ReadBytes(length);
        if (content.Length < length)
            throw new EndOfStreamException();
        Found = length == 0 ? null : FoundPolicy.Read(new MemoryStream(content));
    }

    private SearchResult Search(CancellationToken stop, out PolicyEvaluation evaluation, out double? startValue)
    {
        var rule = (ITunable)definition.Policy;
        var evaluated = evaluation = PolicyEvaluation.Create(definition, task);
        var evaluations = 0;
        double? atStart = null;
        var result = Space
            .SearchBy(definition.Method, task.Seed, definition.Objective == SearchObjective.MeanGoal)
            .Minimise(Value, [.. Space.Start], stop);
        startValue = atStart;
        return result;

        double Value(ReadOnlySpan<double> point)
        {
            var value = evaluated.Of(rule.With(point), stop);
            if (atStart is null && point.SequenceEqual(Space.Start.ToArray()))
                atStart = value;
            Evaluated?.Invoke(++evaluations, point.ToArray(), value);
            return value;
        }
    }
}
