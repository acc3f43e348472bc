namespace ProcessChain;

/// <summary>The weights of an agent that learned on another system, as the first ones of a training.</summary>
internal static class DeepQStart
{
    /// <summary>Why an agent is no start; null where it is one.</summary>
    public static Fault? Misfit(
        DeepQDefinition own,
        SystemDefinition system,
        LearningDefinition learner,
        SystemDefinition before
    )
    {
        if (learner is not DeepQDefinition old)
            return new("learner.kind", "is of another kind; only weights of deepQ are a start for deepQ.");
        if (system.CounterpartsIn(before) is not { } counterparts)
            return new("system", "shows or decides something else; an agent of it is of no use here.");
        if (!Equals(own.Observation, old.Observation))
            return new("learner.observation", "is another; both must see the same parts of what is observed.");
        var (from, to) = (old.ShapeFor(before), own.ShapeFor(system));
        if (!WeightTransfer.Fits(from, to))
            return new("learner.hiddenLayers", "are others; weights need the same hidden layers and form of outputs.");
        return counterparts.Choices is null && from.Outputs != to.Outputs
            ? new("learner.orders", $"make {from.Outputs} choices; here there are {to.Outputs}.")
            : null;
    }

    /// <summary>The parameters of the network of a system, in the order that <see cref="NetworkShape"/> tells.</summary>
    public static float[] Parameters(DeepQDefinition own, SystemDefinition system, LearnedStart start)
    {
        var (read, encoder) = DeepQAgent.Read(
            (DeepQDefinition)start.Learner,
            start.System,
            new MemoryStream(start.Agent)
        );
        using var network = read;
        var parameters = new float[network.Shape.Parameters];
        network.ReadParameters(parameters);
        var (to, counterparts) = (own.ShapeFor(system), system.CounterpartsIn(start.System)!);
        return WeightTransfer.Of(
            network.Shape,
            parameters,
            to,
            [.. own.EncoderOf(system, default).CounterpartsIn(encoder, counterparts)],
            counterparts.Choices ?? [.. Enumerable.Range(0, to.Outputs)]
        );
    }
}
