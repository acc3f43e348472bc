namespace ProcessChain.Tests;

/// <summary>Every kind of system as a Gymnasium environment.</summary>
internal sealed class SystemEnvironmentTests
{
    private const int Periods = 40;

    private static readonly ChainDefinition Chain = new() { Stations = 3 };

    private static readonly (string Name, SystemDefinition System)[] All =
    [
        ("chain", Chain),
        ("inventory v0", InventoryDefinition.OrGymV0),
        ("inventory v1", InventoryDefinition.OrGymV1),
        ("network v0", NetworkDefinition.OrGymV0),
        ("network v1", NetworkDefinition.OrGymV1),
    ];

    private static IEnumerable<TestCaseData> Systems() =>
        All.Select(one => new TestCaseData(one.System).SetArgDisplayNames(one.Name));

    private static IEnumerable<TestCaseData> SupplySystems() =>
        All.Where(one => one.System is SupplyDefinition)
            .Select(one => new TestCaseData(one.System).SetArgDisplayNames(one.Name));

    private static IEnumerable<TestCaseData> Parts() =>
        from one in All
        from part in one.System.Observations
        select new TestCaseData(one.System, part.Key).SetArgDisplayNames(one.Name, part.Key);

    [TestCaseSource(nameof(Systems))]
    public void Reset_OfTheSameSeed_GivesTheSameEpisodeAgain(SystemDefinition system)
    {
        var environment = new SystemEnvironment(system, Periods);
        var first = Rollout(environment, environment.Reset(11));
        Assert.That(Rollout(environment, environment.Reset(11)), Is.EqualTo(first));
        Assert.That(Rollout(environment, environment.Reset(12)), Is.Not.EqualTo(first));
    }

    [TestCaseSource(nameof(Systems))]
    public void Reset_WithoutSeed_GoesOnToTheNextEpisode(SystemDefinition system)
    {
        var environment = new SystemEnvironment(system, Periods);
        environment.Reset(11);
        var next = Rollout(environment, environment.Reset());
        Assert.That(Rollout(environment, environment.Reset(new EpisodeSeed(11, 1))), Is.EqualTo(next));
        Assert.That(Rollout(environment, environment.Reset(11)), Is.Not.EqualTo(next));
    }

    [TestCaseSource(nameof(Systems))]
    public void Reset_WithAPath_GivesItsDemand(SystemDefinition system)
    {
        var environment = new SystemEnvironment(system, Periods);
        var markets = system.Demands.Count;
        int[] units = [.. Enumerable.Range(1, environment.System.Periods * markets)];
        environment.Reset(DemandPath.OfPeriods(units, markets));
        Step(environment);
        while (environment.System.View.Decision > 0)
            Step(environment);
        var flows = new double[system.Flows.Count];
        environment.System.CopyFlows(flows);
        var demanded = system.Flows.Zip(flows).Where(flow => flow.First.Group is "demand").Select(flow => flow.Second);
        Assert.That(demanded.Take(markets), Is.EqualTo(units.Take(markets)));
    }

    [TestCaseSource(nameof(SupplySystems))]
    public void Demand_IsThatOfTheEpisode_OrTheOneGiven(SupplyDefinition system)
    {
        var environment = new SystemEnvironment(system);
        int[] Demand() => [.. ((SupplySystem)environment.System).DemandPath];
        environment.Reset(5);
        Assert.That(Demand(), Is.EqualTo(system.PathOf(new EpisodeSeed(5, 0), environment.System.Periods)));
        int[] units = [.. Enumerable.Range(1, environment.System.Periods * system.Markets)];
        environment.Reset(DemandPath.OfPeriods(units, system.Markets));
        Assert.That(Demand(), Is.EqualTo(units));
    }

    [TestCaseSource(nameof(Systems))]
    public void Episode_EndsWithItsLastPeriod_AndTellsItsFigures(SystemDefinition system)
    {
        var environment = new SystemEnvironment(system, Periods);
        environment.Reset(1);
        var steps = new List<EnvironmentStep>();
        for (var i = 0; i < environment.System.Periods * system.DecisionsPerPeriod; i++)
            steps.Add(Step(environment));
        var ends = system.Horizon.Ends;
        Assert.Multiple(() =>
        {
            Assert.That(steps.Select(step => step.Terminated), Is.EqualTo(steps.Select((_, i) => IsLast(i) && ends)));
            Assert.That(steps.Select(step => step.Truncated), Is.EqualTo(steps.Select((_, i) => IsLast(i) && !ends)));
            Assert.That(steps.SkipLast(1).Select(step => step.Info), Is.All.Empty);
            Assert.That(steps[^1].Info.Keys, Is.EqualTo(system.Figures.Select(figure => figure.Key)));
            Assert.That(steps[^1].Info.Values, Is.EqualTo(environment.System.Figures()));
            Assert.That(() => Step(environment), Throws.InvalidOperationException.With.Message.Contains("Reset"));
        });
        environment.Reset();
        Assert.That(Step(environment).Info, Is.Empty);

        bool IsLast(int step) => step == steps.Count - 1;
    }

    [TestCaseSource(nameof(SupplySystems))]
    public void Rewards_AddedUp_AreTheGoal(SystemDefinition system)
    {
        var environment = new SystemEnvironment(system, Periods);
        var total = Rollout(environment, environment.Reset(1)).Sum(step => step.Reward);
        Assert.That(environment.System.Figures()[system.FigureIndex(system.Goal.Key)], Is.EqualTo(total));
    }

    [TestCaseSource(nameof(Parts))]
    public void Observations_OfRandomEpisodes_LieInTheirSpace(SystemDefinition system, string part)
    {
        var environment = new SystemEnvironment(system, Periods, [part]);
        Assert.That(environment.Numbers, Is.EqualTo(system.Observations.Single(p => p.Key == part).Numbers));
        foreach (var (observation, _) in Rollout(environment, environment.Reset(2)))
            Assert.That(environment.ObservationSpace.Contains(observation));
        Assert.That(environment.ObservationSpace.Contains(new float[environment.Numbers.Count + 1]), Is.False);
    }

    [TestCaseSource(nameof(Systems))]
    public void Observation_IsThatOfItsParts_InTheirOrder(SystemDefinition system)
    {
        string[] keys = [.. system.Observations.Select(part => part.Key).Reverse()];
        var all = new SystemEnvironment(system, Periods, keys).Reset(1);
        var single = keys.SelectMany(key => new SystemEnvironment(system, Periods, [key]).Reset(1));
        Assert.That(all, Is.EqualTo(single));
        Assert.That(
            new SystemEnvironment(system, Periods).Numbers,
            Has.Count.EqualTo(system.StandardObservation.Sum(k => system.Observations.Single(p => p.Key == k).Length))
        );
        Assert.That(() => new SystemEnvironment(system, Periods, ["nothing"]), Throws.ArgumentException);
    }

    [Test]
    public void Observation_OfAnInventory_IsOrGyms_OrAllThatDecidesTheFuture()
    {
        var orGym = new SystemEnvironment(InventoryDefinition.OrGymV1, null, ["orGym"]).Reset(1);
        Assert.That(orGym, Has.Length.EqualTo(3 * (1 + 10)));
        Assert.That(orGym[..4], Is.EqualTo(new float[] { 100, 100, 200, 0 }));
        Assert.That(new SystemEnvironment(InventoryDefinition.OrGymV1).Reset(1), Has.Length.EqualTo(3 + 18 + 1));
    }

    [Test]
    public void Observation_OfAChain_IsThePapers_TheOrdersAgeAndTheIteration()
    {
        var environment = new SystemEnvironment(
            new ChainDefinition
            {
                Stations = 2,
                InitialStock = 6,
                Demand = new ListDemand { List = new(new CustomerOrder(0, 9)) },
            },
            Periods
        );
        Assert.That(environment.Reset(1), Is.EqualTo(new float[] { 6, 6, 0, 0, 6, -3, 0, 0, 9, 0, 0, 1, 0 }));
        Assert.That(environment.Step(2).Observation, Is.EqualTo(new float[] { 6, 1, 0, 0, 6, 2, 5, 0, 9, 0, 0, 0, 1 }));
        Assert.That(
            environment.Step(0).Observation,
            Is.EqualTo(new float[] { 1, 1, 0, 0, 5, 2, 0, 0, 0, 3, 1, 1, 0 }),
            "station 2 shipped all it had, its lot has arrived"
        );
    }

    [TestCaseSource(nameof(Systems))]
    public void Observation_IsACopy(SystemDefinition system)
    {
        var environment = new SystemEnvironment(system, Periods);
        var first = environment.Reset(1);
        float[] kept = [.. first];
        Rollout(environment, first);
        Assert.That(first, Is.EqualTo(kept));
    }

    [TestCaseSource(nameof(Systems))]
    public void Step_BeforeReset_IsRefused(SystemDefinition system) =>
        Assert.That(
            () => Step(new SystemEnvironment(system, Periods)),
            Throws.InvalidOperationException.With.Message.Contains("Reset")
        );

    [TestCaseSource(nameof(Systems))]
    public void Actions_ThatAreNoNumbersOrTooMany_AreRefused(SystemDefinition system)
    {
        var environment = new SystemEnvironment(system, Periods);
        var before = environment.Reset(1);
        var action = new double[environment.ActionSpace.Width];
        action[^1] = double.NaN;
        Assert.That(
            () => environment.Step(action),
            Throws.InstanceOf(
                environment.ActionSpace is ChoiceSpace ? typeof(InfeasibleActionException) : typeof(ArgumentException)
            )
        );
        Assert.That(() => environment.Step(new double[action.Length + 1]), Throws.InstanceOf<ArgumentException>());
        Assert.That(environment.System.View.Period, Is.Zero);
        Assert.That(Step(environment).Observation, Has.Length.EqualTo(before.Length));
    }

    [TestCase(-1)]
    [TestCase(4)]
    [TestCase(0.5)]
    [TestCase(1e300)]
    public void Step_OutsideTheChoices_IsRefusedAndTheEpisodeGoesOn(double action)
    {
        var environment = new SystemEnvironment(Chain, Periods, ["state"]);
        var before = environment.Reset(1);
        Assert.That(environment.ActionSpace, Is.EqualTo(new ChoiceSpace(4)));
        Assert.That(() => environment.Step(action), Throws.TypeOf<InfeasibleActionException>());
        Assert.That(environment.Step(0).Observation, Is.EqualTo(before));
    }

    [Test]
    public void Mask_IsThatOfTheRule()
    {
        var covered = new ChainDefinition
        {
            Stations = 3,
            InitialStock = new(5, 4, 0),
            Orders = OrderRule.CoveredBySupplier,
        };
        var environment = new SystemEnvironment(covered, Periods);
        environment.Reset(1);
        Assert.That(environment.Mask(), Is.EqualTo(new[] { true, true, true, false }));
        Assert.That(() => environment.Step(3), Throws.TypeOf<InfeasibleActionException>());
        var free = new SystemEnvironment(covered with { Orders = OrderRule.Unrestricted }, Periods);
        free.Reset(1);
        Assert.That(free.Mask(), Is.All.True);
        Assert.That(Enumerable.Range(-1, 6).Select(free.System.View.IsServed), Is.EqualTo(Flags("011100")));
    }

    [TestCaseSource(nameof(SupplySystems))]
    public void Orders_HaveAPlaceAndALargestOne(SupplyDefinition system)
    {
        var space = (OrderSpace)system.Actions;
        Assert.That(space.Places, Is.EqualTo(system.PlaceNames));
        Assert.That(space.Largest, Is.EqualTo(space.Places.Select((_, place) => system.Capacity(place))));
    }

    private static IEnumerable<bool> Flags(string text) => text.Select(flag => flag == '1');

    private static EnvironmentStep Step(SystemEnvironment environment) =>
        environment.Step(new double[environment.ActionSpace.Width]);

    private static List<(float[] Observation, double Reward)> Rollout(SystemEnvironment environment, float[] first)
    {
        var random = new RandomStream(3);
        var steps = new List<(float[] Observation, double Reward)> { (first, 0) };
        var action = new double[environment.ActionSpace.Width];
        while (!environment.System.IsOver)
        {
            for (var i = 0; i < action.Length; i++)
                action[i] = environment.ActionSpace is ChoiceSpace choices
                    ? random.Next(choices.Count)
                    : 60 * random.NextDouble();
            var step = environment.Step(action);
            steps.Add((step.Observation, step.Reward));
        }
        return steps;
    }
}
