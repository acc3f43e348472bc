namespace ProcessChain.Tests;

/// <summary>The learners choose from a grid of orders on systems whose goal is a cost: they come to cost less than chance.</summary>
internal sealed class OrderLearnerTests
{
    private const int Periods = 200;

    private static IEnumerable<TestCaseData> Cases()
    {
        var grid = new OrderGrid { Levels = new(0, 1, 2, 3, 4, 5, 6) };
        var deepQ = DeepQDefinition.Recommended with { RewardScale = 0.02, HiddenLayers = new(16) };
        var ppo = PpoDefinition.RecommendedChoices with
        {
            Mask = ActionMask.None,
            HiddenLayers = new(16),
            StepsPerEnvironment = 256,
            Iterations = 40,
        };
        SystemDefinition[] systems = [new DualSourcingDefinition(), new PerishableDefinition()];
        foreach (var system in systems)
        {
            yield return Trainings.Case(deepQ with { Orders = grid }, system);
            yield return Trainings.Case(ppo with { Orders = grid }, system);
        }
    }

    [TestCaseSource(nameof(Cases))]
    public void Learner_ComesToCostLessThanChance(LearningDefinition learner, SystemDefinition system)
    {
        var budget = new TrainingBudget { Episodes = 20, Periods = Periods };
        Assert.That(learner.Validate(system), Is.Empty);
        var training = learner.Create(new TrainingTask(system, budget, 1));
        training.Run(learner.IterationsOf(budget));
        var (learned, chance) = (
            Cost(learner.LoadAgent(system, training.Agent()), system),
            Cost(Chance(system), system)
        );
        TestContext.Out.WriteLine($"{learned:0.0}, by chance {chance:0.0}");
        Assert.That(learned, Is.LessThan(chance));
    }

    private static IController Chance(SystemDefinition system) => new RandomDefinition().Create(system);

    private static double Cost(IController controller, SystemDefinition system)
    {
        var running = system.Create(1000);
        running.Play(controller, new EpisodeSeed(9, 1));
        return running.Figures()[0];
    }
}
