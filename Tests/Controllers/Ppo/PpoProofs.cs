namespace ProcessChain.Tests;

/// <summary>What the presets learn of InvManagement-v1 and of the paper's chain, on fresh demand.</summary>
[Explicit("takes minutes")]
[Category("Slow")]
internal sealed class PpoProofs
{
    private const int TestEpisodes = 2000;
    private const int Trainings = 5;

    private static readonly InventoryDefinition Supplied = InventoryDefinition.OrGymV1;

    /// <summary>The article reports 460, Stable-Baselines3 comes to 451.</summary>
    [Test]
    public void OrGymObservation_InEachTraining_IsAtLeastAsGoodAsStableBaselines3() =>
        Assert.That(Rewards(PpoDefinition.OrGymObservation), Is.All.GreaterThanOrEqualTo(451));

    [Test]
    public void Recommended_OnAverage_ImprovesOnTheFormulaThatItStartsFrom()
    {
        var untrained = PpoDefinition.Recommended with { Iterations = 1, LearningRate = 1e-12 };
        var rewards = Rewards(PpoDefinition.Recommended);
        Assert.That(rewards.Average(), Is.GreaterThan(510));
        Assert.That(rewards.Average(), Is.GreaterThan(Rewards(untrained).Average() + 5));
    }

    /// <summary>On the paper's chain make-to-order costs 6.9 a day, the optimum 6.23.</summary>
    [TestCase(1)]
    [TestCase(2)]
    public void RecommendedChoices_OnFourStations_ComesWithinThreePercentOfTheOptimum(long seed)
    {
        const int Days = 1000;
        var setup = new ChainSetup(new ChainDefinition(), Days);
        var definition = PpoDefinition.RecommendedChoices;
        var training = definition.Begin(setup.Chain, seed, System.Environment.ProcessorCount, Days);
        training.Run(definition.Iterations);
        var agent = definition.LoadAgent(setup.Chain, training.Agent());
        var costs = Enumerable
            .Range(1, 30)
            .Average(episode => setup.Play(agent, EpisodeNumbers.Test(99, episode))["costPerDay"]);
        TestContext.Out.WriteLine($"{costs:0.00}");
        Assert.That(costs, Is.LessThan(1.03 * 6.23198));
    }

    /// <summary>The mean reward of each training's agent.</summary>
    private static List<double> Rewards(PpoDefinition definition)
    {
        var rewards = Enumerable.Range(1, Trainings).Select(seed => Reward(definition, seed)).ToList();
        TestContext.Out.WriteLine(string.Join(", ", rewards.Select(reward => $"{reward:0.00}")));
        return rewards;
    }

    private static double Reward(PpoDefinition definition, long seed)
    {
        var training = definition.Begin(Supplied, seed, System.Environment.ProcessorCount);
        training.Run(definition.Iterations);
        var agent = definition.LoadAgent(Supplied, training.Agent());
        var (system, sum) = (Supplied.Create(), 0.0);
        for (var episode = 1; episode <= TestEpisodes; episode++)
        {
            system.Play(agent, new EpisodeSeed(99, 2_000_000 + episode));
            sum += system.TotalReward;
        }
        return sum / TestEpisodes;
    }
}
