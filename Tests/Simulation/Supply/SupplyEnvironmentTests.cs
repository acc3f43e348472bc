namespace ProcessChain.Tests;

internal sealed class SupplyEnvironmentTests
{
    private static readonly OrGymDefinition[] Systems =
    [
        InventoryDefinition.OrGymV0,
        InventoryDefinition.OrGymV1,
        NetworkDefinition.OrGymV0,
        NetworkDefinition.OrGymV1,
    ];

    [TestCaseSource(nameof(Systems))]
    public void Reset_OfTheSameSeed_GivesTheSameEpisodeAgain(OrGymDefinition system)
    {
        var environment = new SystemEnvironment(system);
        var first = Rollout(environment, environment.Reset(11));
        Assert.That(Rollout(environment, environment.Reset(11)), Is.EqualTo(first));
        Assert.That(Rollout(environment, environment.Reset(12)), Is.Not.EqualTo(first));
    }

    [TestCaseSource(nameof(Systems))]
    public void Reset_WithoutSeed_GoesOnToTheNextEpisode(OrGymDefinition system)
    {
        var environment = new SystemEnvironment(system);
        environment.Reset(11);
        var next = Rollout(environment, environment.Reset());
        Assert.That(Rollout(environment, environment.Reset(new EpisodeSeed(11, 1))), Is.EqualTo(next));
        Assert.That(Rollout(environment, environment.Reset(11)), Is.Not.EqualTo(next));
    }

    [TestCaseSource(nameof(Systems))]
    public void Demand_IsThatOfTheEpisode_OrTheOneGiven(OrGymDefinition system)
    {
        var environment = new SystemEnvironment(system);
        environment.Reset(5);
        Assert.That(DemandOf(environment), Is.EqualTo(system.PathOf(new EpisodeSeed(5, 0))));
        var path = Enumerable.Range(1, system.Periods * system.Markets).ToArray();
        environment.Reset(DemandPath.OfPeriods(path, system.Markets));
        Assert.That(DemandOf(environment), Is.EqualTo(path));
    }

    [TestCaseSource(nameof(Systems))]
    public void Episode_IsTerminatedInItsLastPeriod_AndNeverTruncated(OrGymDefinition system)
    {
        var environment = new SystemEnvironment(system);
        environment.Reset(1);
        var total = 0.0;
        for (var period = 1; period <= system.Periods; period++)
        {
            var step = environment.Step(new double[system.Orders]);
            total += step.Reward;
            Assert.That((step.Terminated, step.Truncated), Is.EqualTo((period == system.Periods, false)));
            if (step.Terminated)
                Assert.That(step.Info["reward"], Is.EqualTo(total));
        }
        Assert.That(
            () => environment.Step(new double[system.Orders]),
            Throws.InvalidOperationException.With.Message.Contains("Reset")
        );
        environment.Reset();
        Assert.That(environment.Step(new double[system.Orders]).Terminated, Is.False);
    }

    [TestCaseSource(nameof(Systems))]
    public void Spaces_HoldActionsAndObservations(OrGymDefinition system)
    {
        var environment = new SystemEnvironment(system);
        var observation = environment.Reset(1);
        Assert.That(environment.ObservationSpace.Contains(observation));
        var actions = (OrderSpace)environment.ActionSpace;
        Assert.That(actions.Places, Is.EqualTo(system.PlaceNames));
        Assert.That(actions.Largest, Is.EqualTo(Enumerable.Range(0, system.Orders).Select(system.Capacity)));
        Assert.That(environment.Step(new double[system.Orders]).Observation, Has.Length.EqualTo(observation.Length));
    }

    [Test]
    public void Observation_IsOrGyms_OrAllThatDecidesTheFuture()
    {
        float[] First(params string[]? parts) =>
            new SystemEnvironment(InventoryDefinition.OrGymV1, observation: parts).Reset(1);
        Assert.That(First("orGym"), Has.Length.EqualTo(3 * (1 + 10)));
        Assert.That(First("orGym")[..4], Is.EqualTo(new float[] { 100, 100, 200, 0 }));
        Assert.That(First(null), Has.Length.EqualTo(3 + 18 + 1));
    }

    [Test]
    public void Observation_IsACopy()
    {
        var environment = new SystemEnvironment(InventoryDefinition.OrGymV0);
        var first = environment.Reset(1);
        float[] kept = [.. first];
        environment.Step([50, 50, 50]);
        Assert.That(first, Is.EqualTo(kept));
    }

    [TestCaseSource(nameof(Systems))]
    public void StepBeforeReset_AndOrdersThatAreNoNumbers_AreRefused(OrGymDefinition system)
    {
        var environment = new SystemEnvironment(system);
        var orders = new double[system.Orders];
        Assert.That(() => environment.Step(orders), Throws.InvalidOperationException.With.Message.Contains("Reset"));
        environment.Reset(1);
        orders[^1] = double.NaN;
        Assert.That(() => environment.Step(orders), Throws.ArgumentException);
        Assert.That(() => environment.Step(new double[orders.Length + 1]), Throws.InstanceOf<ArgumentException>());
        Assert.That(environment.System.View.Period, Is.Zero);
    }

    private static int[] DemandOf(SystemEnvironment environment) =>
        ((SupplySystem)environment.System).DemandPath.ToArray();

    private static List<(float[] Observation, double Reward)> Rollout(SystemEnvironment environment, float[] first)
    {
        var random = new RandomStream(3);
        var steps = new List<(float[] Observation, double Reward)> { (first, 0) };
        while (!environment.System.IsOver)
        {
            var orders = Enumerable
                .Range(0, environment.ActionSpace.Width)
                .Select(_ => 60 * random.NextDouble())
                .ToArray();
            var step = environment.Step(orders);
            steps.Add((step.Observation, step.Reward));
        }
        return steps;
    }
}
