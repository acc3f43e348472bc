namespace ProcessChain.Tests;

/// <summary>Trains what learns through the model, for proofs.</summary>
internal static class LearnedItem
{
    /// <summary>7, or what is told after <c>--</c>: <c>'TestRunParameters.Parameter(name="seed", value="8")'</c>.</summary>
    private static readonly int trainingSeed = TestContext.Parameters.Get("seed", 7);

    /// <summary>A test agent.</summary>
    public static byte[] Agent(RelaxedDefinition learner, SystemDefinition system)
    {
        var training = learner.Begin(system, trainingSeed);
        training.Run(learner.IterationsOf(new TrainingBudget()));
        return training.Agent();
    }

    /// <summary>What a test agent costs in a period in the long run, exactly.</summary>
    public static double Cost(RelaxedDefinition learner, SupplyDefinition system)
    {
        var agent = learner.LoadAgent(system, new MemoryStream(Agent(learner, system)));
        return PolicyModel.Cost(system, new Played { Agent = agent }).Middle;
    }

    private sealed record Played : RuleDefinition
    {
        public required IController Agent { get; init; }

        public override IController Create(SystemDefinition system) => Agent;
    }
}
