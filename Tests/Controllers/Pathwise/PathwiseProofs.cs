namespace ProcessChain.Tests;

/// <summary>What trainings through the model come to, on OR-Gym's defaults and 10 000 fresh episodes.</summary>
[Explicit("takes a minute")]
[Category("Slow")]
internal sealed class PathwiseProofs
{
    private const int Episodes = 10_000;

    [TestCase(1)]
    [TestCase(2)]
    [TestCase(3)]
    public void Levels_WithLostSales_EarnAtLeast525(long seed) =>
        Assert.That(
            Learned(new PathwiseLevelsDefinition(), InventoryDefinition.OrGymV1, seed).Average(),
            Is.GreaterThanOrEqualTo(525.5)
        );

    [TestCase(1)]
    [TestCase(2)]
    [TestCase(3)]
    public void Levels_WithBacklog_EarnAtLeast529(long seed) =>
        Assert.That(
            Learned(new PathwiseLevelsDefinition(), InventoryDefinition.OrGymV0, seed).Average(),
            Is.GreaterThanOrEqualTo(529.5)
        );

    [TestCase(1)]
    [TestCase(2)]
    [TestCase(3)]
    public void Policy_WithLostSales_EarnsAtLeast528And2MoreThanLevels(long seed)
    {
        var policy = Learned(new PathwisePolicyDefinition(), InventoryDefinition.OrGymV1, seed);
        var levels = Learned(new PathwiseLevelsDefinition(), InventoryDefinition.OrGymV1, seed);
        Assert.That(policy.Average(), Is.GreaterThanOrEqualTo(528));
        Assert.That(policy.Zip(levels, (a, b) => a - b).Average(), Is.GreaterThanOrEqualTo(2));
    }

    private static double[] Learned(PathwiseDefinition definition, InventoryDefinition system, long seed)
    {
        var training = definition.Begin(system, seed, System.Environment.ProcessorCount);
        training.Run(definition.IterationsOf(new TrainingBudget()));
        var rewards = SupplyRewards.Of(definition.LoadAgent(system, training.Agent()), system, Episodes);
        TestContext.Out.WriteLine($"{rewards.Average():0.00}");
        return rewards;
    }
}
