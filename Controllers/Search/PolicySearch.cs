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
        var evaluation = PolicyEvaluation.Create(definition, task);
        var isGoal = definition.Objective != SearchObjective.ArticleExpectation;
        var evaluations = 0;
        double? startValue = null;
        var search = Space.SearchBy(definition.Method, task.Seed, isRepeatable: isGoal);
        var result = search.Minimise(ValueAt, [.. Space.Start], stop);
        Found = FoundPolicy.Of(result, Space) with { StartValue = startValue };
        var episodes = (long)result.Evaluations * evaluation.EpisodesEach;
        var steps = episodes * task.Periods * task.System.DecisionsPerPeriod;
        return new TrainingIteration(1, episodes, steps, result.Evaluations)
        {
            Goal = isGoal ? task.System.Goal.AsCost(Found.Value) : double.NaN,
        };

        double ValueAt(ReadOnlySpan<double> point)
        {
            var value = evaluation.Of(((ITunable)definition.Policy).With(point), stop);
            if (startValue is null && point.SequenceEqual([.. Space.Start]))
                startValue = value;
            Evaluated?.Invoke(++evaluations, point.ToArray(), value);
            return value;
        }
    }

    public void SaveAgent(Stream destination) => Found!.Write(destination);

    public void Save(BinaryWriter writer)
    {
        using var content = new MemoryStream();
        Found?.Write(content);
        writer.Write((int)content.Length);
        writer.Write(content.ToArray());
    }

    public void Load(BinaryReader reader)
    {
        var length = reader.ReadInt32();
        if (length < 0)
            throw new InvalidDataException($"It holds {length} bytes of a policy.");
        var content = reader.ReadBytes(length);
        if (content.Length < length)
            throw new EndOfStreamException();
        Found = length == 0 ? null : FoundPolicy.Read(new MemoryStream(content));
    }
}
