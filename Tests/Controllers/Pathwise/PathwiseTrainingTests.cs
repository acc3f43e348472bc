namespace ProcessChain.Tests;

internal sealed class PathwiseTrainingTests
{
    private const int Episodes = 500;

    private static readonly PathwiseLevelsDefinition levels = new()
    {
        Steps = 60,
        BatchEpisodes = 96,
        CommonEpisodes = 960,
    };

    private static readonly PathwisePolicyDefinition policy = new()
    {
        Steps = 60,
        BatchEpisodes = 96,
        HiddenLayers = new(8),
        LearningRate = 1e-2,
    };

    private static readonly PathwiseDefinition[] both = [levels, policy];

    [TestCase(true)]
    [TestCase(false)]
    public void Levels_AfterSecondsOfTraining_EarnMoreThanTheFormula(bool backlog)
    {
        var system = backlog ? InventoryDefinition.OrGymV0 : InventoryDefinition.OrGymV1;
        var (training, iterations) = Train(levels, system);
        var learned = SupplyRewards.Of(AgentOf(training, levels, system), system, Episodes);
        var formula = SupplyRewards.Of(new BaseStockFormulaDefinition().Create(system), system, Episodes);
        var gain = learned.Zip(formula, (a, b) => a - b).Average();
        Assert.That(gain, Is.GreaterThan(7));
        Assert.That(iterations[^1].Goal, Is.GreaterThan(iterations[0].Goal));
        Assert.That(iterations[^1].Goal, Is.EqualTo(learned.Average()).Within(6));
    }

    [Test]
    public void Policy_WithLostSales_EarnsMoreThanTheLevelsItBeganWith()
    {
        var (training, _) = Train(policy, InventoryDefinition.OrGymV1);
        var learned = SupplyRewards.Of(AgentOf(training, policy), InventoryDefinition.OrGymV1, Episodes);
        var formula = new BaseStockFormulaDefinition().Create(InventoryDefinition.OrGymV1);
        var start = SupplyRewards.Of(formula, InventoryDefinition.OrGymV1, Episodes);
        Assert.That(learned.Zip(start, (a, b) => a - b).Average(), Is.GreaterThan(7));
    }

    [TestCaseSource(nameof(both))]
    public void Training_TellsWhatItHasPlayed(PathwiseDefinition definition)
    {
        var (training, iterations) = Train(definition, InventoryDefinition.OrGymV1);
        Assert.Multiple(() =>
        {
            Assert.That(training.FinishedIterations, Is.EqualTo(20));
            Assert.That(iterations.Select(i => i.Iteration), Is.EqualTo(Enumerable.Range(1, 20)));
            Assert.That(
                iterations.Select(i => i.Episodes),
                Is.EqualTo(Enumerable.Range(1, 20).Select(i => i * 3 * 96))
            );
            Assert.That(iterations.Select(i => i.Steps), Is.EqualTo(iterations.Select(i => 30 * i.Episodes)));
            Assert.That(iterations.Select(i => i.GoalDeviation), Is.All.InRange(20, 60));
        });
    }

    [TestCaseSource(nameof(both))]
    public void Threads_ChangeNoBit(PathwiseDefinition definition)
    {
        var (alone, rewards) = Train(definition, InventoryDefinition.OrGymV1);
        var (together, sameRewards) = Train(definition, InventoryDefinition.OrGymV1, workers: 3);
        Assert.That(sameRewards, Is.EqualTo(rewards));
        Assert.That(together.Saved(), Is.EqualTo(alone.Saved()));
    }

    [TestCaseSource(nameof(both))]
    public void Seeds_ChangeWhatIsLearned(PathwiseDefinition definition)
    {
        var (one, _) = Train(definition, InventoryDefinition.OrGymV1);
        var (other, _) = Train(definition, InventoryDefinition.OrGymV1, seed: 2);
        Assert.That(other.Saved(), Is.Not.EqualTo(one.Saved()));
    }

    [TestCaseSource(nameof(both))]
    public void Load_OfASavedTraining_GoesOnWithTheSameBits(PathwiseDefinition definition)
    {
        var training = definition.Begin(InventoryDefinition.OrGymV1, workers: 1);
        training.Run(7);
        var resumed = definition.Begin(InventoryDefinition.OrGymV1, workers: 2);
        resumed.Load(training.Saved());
        Assert.That(resumed.FinishedIterations, Is.EqualTo(7));
        Assert.That(resumed.RunIteration(), Is.EqualTo(training.RunIteration()));
        Assert.That(resumed.Saved(), Is.EqualTo(training.Saved()));
    }

    [Test]
    public void Load_OfAnotherTraining_IsRefused()
    {
        var state = levels.Begin(InventoryDefinition.OrGymV1).Saved();
        foreach (var other in new PathwiseDefinition[] { levels with { Steps = 61 }, policy })
        {
            var training = other.Begin(InventoryDefinition.OrGymV1);
            Assert.That(() => training.Load(state), Throws.TypeOf<InvalidDataException>());
        }
    }

    [Test]
    public void Agent_OfAnotherShapeOrDamaged_IsRefused()
    {
        var agent = policy.Begin(InventoryDefinition.OrGymV1).Agent();
        var wider = policy with { HiddenLayers = new(9) };
        var shorter = InventoryDefinition.OrGymV1 with { Periods = 29 };
        Assert.Multiple(() =>
        {
            Refuses(wider, InventoryDefinition.OrGymV1, agent);
            Refuses(policy, InventoryDefinition.OrGymV0, agent);
            Refuses(policy, shorter, agent);
            Refuses(levels, InventoryDefinition.OrGymV1, agent);
            Refuses(policy, InventoryDefinition.OrGymV1, agent[..^1]);
            agent[^100] ^= 1;
            Refuses(policy, InventoryDefinition.OrGymV1, agent);
        });
    }

    [Test]
    public void Training_ThatLeavesTheNumbers_SaysSo()
    {
        var wild = policy with { LearningRate = 1e6, LevelLearningRate = 1e6 };
        Assert.That(
            () => Train(wild with { HiddenLayers = new(8, 8, 8, 8, 8, 8, 8, 8) }, InventoryDefinition.OrGymV1),
            Throws.TypeOf<TrainingDivergedException>().With.Message.Contains("learning rate")
        );
    }

    private static void Refuses(PathwiseDefinition definition, InventoryDefinition system, byte[] agent) =>
        Assert.That(() => definition.LoadAgent(system, agent), Throws.TypeOf<InvalidDataException>());

    private static (ITraining Training, List<TrainingIteration> Iterations) Train(
        PathwiseDefinition definition,
        InventoryDefinition system,
        int workers = 1,
        long seed = 1
    )
    {
        var training = definition.Begin(system, seed, workers);
        return (training, training.Run(definition.IterationsOf(new TrainingBudget())));
    }

    private static IController AgentOf(
        ITraining training,
        PathwiseDefinition definition,
        InventoryDefinition? system = null
    ) => definition.LoadAgent(system ?? InventoryDefinition.OrGymV1, training.Agent());
}
