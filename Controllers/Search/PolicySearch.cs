using System.Threading;

namespace ProcessChain;

/// <summary>The search for the parameters of a rule, as a training of one iteration.</summary>
internal sealed class PolicySearch(SearchedDefinition definition, SupplyDefinition system, long seed) : ISupplyTraining
{
    private FoundPolicy? found;

    /// <inheritdoc/>
    public int Iterations => 1;

    /// <inheritdoc/>
    public int FinishedIterations => found is null ? 0 : 1;

    /// <summary>What was found; null before.</summary>
    public FoundPolicy? Found => found;

    /// <inheritdoc/>
    public TrainingIteration RunIteration(CancellationToken stop = default)
    {
        var rule = (ITunable<SupplyRuleDefinition>)definition.Policy;
        var evaluation = PolicyEvaluation.Create(definition, system, seed);
        var space = definition.SpaceIn(system);
        var result = definition
            .SearchIn(space, seed)
            .Minimise(point => evaluation.Of(rule.With(point), stop), [.. space.Start], stop);
        found = FoundPolicy.Of(result, space);
        var episodes = (long)result.Evaluations * evaluation.EpisodesEach;
        return new TrainingIteration(1, episodes, episodes * system.Periods)
        {
            Reward = definition.Objective == SearchObjective.MeanReward ? -found.Value : double.NaN,
        };
    }

    /// <inheritdoc/>
    public void SaveAgent(Stream destination) => found!.Write(destination);

    /// <inheritdoc/>
    public void Save(BinaryWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        using var content = new MemoryStream();
        found?.Write(content);
        writer.Write((int)content.Length);
        writer.Write(content.ToArray());
    }

    /// <inheritdoc/>
    public void Load(BinaryReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        var length = reader.ReadInt32();
        if (length < 0)
            throw new InvalidDataException($"It holds {length} bytes of a policy.");
        var content = reader.ReadBytes(length);
        if (content.Length < length)
            throw new EndOfStreamException();
        found = length == 0 ? null : FoundPolicy.Read(new MemoryStream(content));
    }
}
