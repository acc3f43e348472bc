namespace ProcessChain.Tests;

/// <summary>Learners that go on learning in their test.</summary>
internal sealed class ContinuedLearnerTests
{
    private static readonly LostSalesDefinition System = new() { LeadTime = 1 };

    private static readonly LearningDefinition[] Learners =
    [
        new TabularQDefinition { LargestPosition = 12 },
        new SmartDefinition { LargestPosition = 12 },
        DeepQDefinition.Recommended with
        {
            HiddenLayers = new(8),
            MemoryCapacity = 500,
        },
    ];

    [TestCaseSource(nameof(Learners))]
    public void Episode_BeginsFromTheTrainingsEnd_WhateverWasPlayedBefore(LearningDefinition definition)
    {
        var controller = Trained(definition).StillLearning();
        var alone = Rewards(controller, 5);
        Rewards(controller, 6);
        Assert.That(Rewards(controller, 5), Is.EqualTo(alone));
        Assert.That(Rewards(Trained(definition).StillLearning(), 5), Is.EqualTo(alone));
    }

    [TestCaseSource(nameof(Learners))]
    public void Episode_ChangesWhatIsLearned_AndDependsOnWhatWasTrained(LearningDefinition definition)
    {
        var training = Trained(definition);
        var before = training.Agent();
        Rewards(training.StillLearning(), 5);
        Assert.That(training.Agent(), Is.Not.EqualTo(before));
        Assert.That(
            Rewards(Trained(definition, episodes: 2).StillLearning(), 5),
            Is.Not.EqualTo(Rewards(Trained(definition).StillLearning(), 5))
        );
    }

    [Test]
    public void ValidatedTraining_GoesOnFromItsEnd()
    {
        var definition = Learners[0];
        var budget = new TrainingBudget
        {
            Episodes = 3,
            WarmUpEpisodes = 1,
            Periods = 100,
            ValidationEpisodes = 1,
            ValidateEvery = 1,
        };
        var task = new TrainingTask(System, budget, 1);
        var (validated, plain) = (new ValidatedTraining(definition, task, 1), definition.Create(task));
        validated.Run(4);
        plain.Run(4);
        Assert.That(Rewards(validated.StillLearning(), 5), Is.EqualTo(Rewards(plain.StillLearning(), 5)));
    }

    [Test]
    public void Training_ThatDoesNotLearnWhileItPlays_SaysSo() =>
        Assert.That(
            () => PpoDefinition.Recommended.Begin(InventoryDefinition.OrGymV1).StillLearning(),
            Throws.InstanceOf<NotSupportedException>()
        );

    private static ITraining Trained(LearningDefinition definition, int episodes = 4)
    {
        var budget = new TrainingBudget
        {
            Episodes = 8,
            WarmUpEpisodes = 1,
            Periods = 200,
        };
        var training = definition.Create(new TrainingTask(System, budget, 1));
        training.Run(episodes);
        return training;
    }

    private static double Rewards(IController controller, int episode)
    {
        var system = System.Create(500);
        system.Play(controller, EpisodeNumbers.Test(1, episode));
        return system.TotalReward;
    }
}
