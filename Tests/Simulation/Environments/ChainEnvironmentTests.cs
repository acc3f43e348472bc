namespace ProcessChain.Tests;

internal sealed class ChainEnvironmentTests
{
    private static readonly EpisodeSetup Setup = new(new ChainDefinition { Stations = 3 }, new UniformDemand(), 40);

    [FsCheck.NUnit.Property(Arbitrary = [typeof(RandomChains)], MaxTest = 50)]
    public void AnyController_ThroughHookAndEnvironment_GivesTheSameLog(EpisodeSetup setup, int seed)
    {
        foreach (var rule in RuleControllers.Definitions(setup.Chain))
            AssertSame(setup, () => rule.Create(setup.Chain, setup.Demand), new EpisodeSeed(seed, 3));
    }

    [Test]
    public void LearningController_ThroughHookAndEnvironment_LearnsTheSame()
    {
        var budget = new TrainingBudget
        {
            WarmUpEpisodes = 0,
            Episodes = 1,
            Days = Setup.Days,
        };
        ITrainee Trainee() => DeepQDefinition.Recommended.Create(Setup.Chain, Setup.Demand, budget, seed: 5);
        var (hooked, stepped) = (Trainee(), Trainee());

        AssertSame(Setup, hooked, stepped, new EpisodeSeed(5, 1));

        Assert.That(State(stepped), Is.EqualTo(State(hooked)));
    }

    [Test]
    public void Reset_OfTheSameSeed_GivesTheSameEpisodeAgain()
    {
        var environment = new ChainEnvironment(Setup);
        var first = Rollout(environment, environment.Reset(11));
        var second = Rollout(environment, environment.Reset(11));
        Assert.That(second, Is.EqualTo(first));
    }

    [Test]
    public void Reset_WithoutSeed_GoesOnToTheNextEpisode()
    {
        var environment = new ChainEnvironment(Setup);
        environment.Reset(11);
        var next = Rollout(environment, environment.Reset());
        Assert.That(next, Is.EqualTo(Rollout(environment, environment.Reset(new EpisodeSeed(11, 1)))));
    }

    [Test]
    public void Episode_AfterItsLastDay_IsTruncatedNotTerminated()
    {
        var environment = new ChainEnvironment(Setup);
        environment.Reset(1);
        var steps = Enumerable.Range(0, Setup.Days * 3).Select(_ => environment.Step(0)).ToList();
        Assert.Multiple(() =>
        {
            Assert.That(steps.Select(step => step.Truncated), Is.EqualTo(steps.Select((_, i) => i == steps.Count - 1)));
            Assert.That(steps.Select(step => step.Terminated), Is.All.False);
            Assert.That(steps[^1].Info.Episode!.Days, Is.EqualTo(Setup.Days));
            Assert.That(() => environment.Step(0), Throws.InvalidOperationException.With.Message.Contains("Reset"));
        });
    }

    [Test]
    public void Step_BeforeReset_IsRefused() =>
        Assert.That(() => new ChainEnvironment(Setup).Step(0), Throws.InvalidOperationException);

    [TestCase(-1)]
    [TestCase(4)]
    public void Step_OutsideTheActionSpace_IsRefusedAndTheEpisodeGoesOn(int action)
    {
        var environment = new ChainEnvironment(Setup);
        var before = environment.Reset(1).ToArray();
        Assert.Multiple(() =>
        {
            Assert.That(environment.ActionSpace.Contains(action), Is.False);
            Assert.That(() => environment.Step(action), Throws.TypeOf<InfeasibleActionException>());
            Assert.That(environment.Step(0).Observation.ToArray(), Is.EqualTo(before));
        });
    }

    [Test]
    public void Observations_OfRandomEpisodes_LieInTheirSpace()
    {
        var environment = new ChainEnvironment(Setup);
        foreach (var observation in Rollout(environment, environment.Reset(2)))
            Assert.That(environment.ObservationSpace.Contains(observation), Is.True);
        Assert.That(environment.ObservationSpace.Contains(new float[3]), Is.False);
        Assert.That(environment.ObservationSpace.Contains(Enumerable.Repeat(-1f, 14).ToArray()), Is.False);
    }

    private static List<float[]> Rollout(ChainEnvironment environment, ChainObservation observation)
    {
        var actions = new RandomStream(9);
        var observations = new List<float[]> { observation.ToArray() };
        EnvironmentStep step;
        do
        {
            step = environment.Step(actions.Next(environment.ActionSpace.Size));
            observations.Add(step.Observation.ToArray());
        } while (!step.Truncated);
        return observations;
    }

    private static void AssertSame(EpisodeSetup setup, Func<IController> controller, EpisodeSeed seed) =>
        AssertSame(setup, controller(), controller(), seed);

    private static void AssertSame(EpisodeSetup setup, IController hooked, IController stepped, EpisodeSeed seed)
    {
        var (hookLog, stepLog) = (new EventLog(), new EventLog());
        var figures = setup.Run(hooked, seed, hookLog.Watchers);
        var again = new ChainEnvironment(setup, stepLog.Watchers).Play(stepped, seed);
        Assert.That(stepLog.Lines, Is.EqualTo(hookLog.Lines));
        Assert.That(again, Is.EqualTo(figures));
    }

    private static byte[] State(ITrainee trainee)
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes);
        trainee.Save(writer);
        return bytes.ToArray();
    }
}
