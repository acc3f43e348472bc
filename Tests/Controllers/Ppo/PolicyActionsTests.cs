namespace ProcessChain.Tests;

/// <summary>What policies see of OR-Gym's default system, and what their actions order in it.</summary>
internal sealed class PolicyActionsTests
{
    private static readonly InventoryDefinition Definition = InventoryDefinition.OrGymV1;

    private static readonly PpoDefinition Levels = new() { Action = OrderMeaning.EchelonLevels };

    [TestCase(OrderMeaning.Units, 30.5f, ExpectedResult = 30.5)]
    [TestCase(OrderMeaning.Units, 120f, ExpectedResult = 90)]
    [TestCase(OrderMeaning.Units, -3f, ExpectedResult = 0)]
    [TestCase(OrderMeaning.CapacityShare, 0f, ExpectedResult = 45)]
    [TestCase(OrderMeaning.CapacityShare, 0.5f, ExpectedResult = 67.5)]
    [TestCase(OrderMeaning.CapacityShare, 7f, ExpectedResult = 90)]
    [TestCase(OrderMeaning.CapacityShare, -7f, ExpectedResult = 0)]
    public double Order_AtStageOne_IsWhatTheActionMeans(OrderMeaning meaning, float action) =>
        Orders(new PpoDefinition { Action = meaning }, Fresh(Definition), [0, action, 0])[1];

    // Stage 0, 100 on hand: 20 · min(3 + 1.5, 30) = 90. Stage 1, 200: 20 · 10.5 = 210. Stage 2, 400: 20 · 21.5 = 430.
    [Test]
    public void EchelonLevels_WithoutCorrection_AreTheFormula() =>
        Assert.That(Orders(Levels, Fresh(Definition), [0, 0, 0]), Is.EqualTo(new double[] { 0, 10, 30 }));

    [Test]
    public void EchelonLevels_Corrected_MoveBySpansOfMeanDemandUpToWhatCanBeShipped() =>
        Assert.That(
            Orders(Levels with { LevelSpan = 0.5 }, Fresh(Definition), [2, -0.5f, 100]),
            Is.EqualTo(new double[] { 10, 5, 80 }).Within(1e-9)
        );

    // Nine periods from the end stage 2 gets what is still demanded, 9 · 20, though its goods take 20 periods.
    // Lost sales: the 100 units of stage 0 are sold, and 150 of the 250 are left.
    [Test]
    public void EchelonLevels_NearTheEnd_AreTheDemandOfThePeriodsLeft()
    {
        var system = Fresh(Definition with { InitialInventory = new(100, 50, 100) });
        for (var period = 0; period < 21; period++)
            system.Step([0, 0, 0]);
        Assert.That(Orders(Levels, system, [0, 0, 0])[2], Is.EqualTo(180 - 150).Within(1e-9));
        Assert.That(Orders(Levels, system, [0, 0, 0.5f])[2], Is.EqualTo(180 + 10 - 150).Within(1e-9));
    }

    [Test]
    public void Choices_AreEvenlySpreadAndMaskedBySuppliersStock()
    {
        var definition = new PpoDefinition
        {
            Policy = PpoPolicy.Choices,
            Orders = new OrderGrid { Choices = 5 },
            Mask = ActionMask.Served,
        };
        var system = Fresh(Definition with { InitialInventory = new(100, 50, 200) });
        Assert.That(Orders(definition, system, [1, 2, 4]), Is.EqualTo(new double[] { 25, 45, 80 }));
        var allowed = new bool[15];
        new PolicyActions(definition, Definition).WriteMask(system.View, allowed);
        // The supplier of stage 0 has 50 of the 0, 25, 50, 75, 100 that can be ordered; the others all.
        Assert.That(allowed.Select((isAllowed, i) => isAllowed || i is 3 or 4), Is.All.True);
        Assert.That(allowed[3..5], Is.All.False);
    }

    [Test]
    public void Choices_OfLevels_AreThoseUnits()
    {
        var definition = new PpoDefinition
        {
            Policy = PpoPolicy.Choices,
            Orders = new OrderGrid { Levels = new(0, 7.5, 60) },
        };
        Assert.That(
            Orders(definition, Fresh(Definition), [0, 1, 2]),
            Is.EqualTo(new double[] { 0, 7.5, 60 }),
            "the same in each place"
        );
    }

    [Test]
    public void Choices_OfAChain_AreItsOwn()
    {
        var chain = new ChainDefinition();
        var actions = new PolicyActions(PpoDefinition.RecommendedChoices, chain);
        var system = chain.Create(1);
        system.Reset(new EpisodeSeed(1, 1));
        var (decision, allowed) = (new double[1], new bool[5]);
        actions.ToDecision(system.View, [3], decision);
        actions.WriteMask(system.View, allowed);
        Assert.That(actions.Counts, Is.EqualTo(new[] { 5 }));
        Assert.That(decision[0], Is.EqualTo(3));
        Assert.That(
            allowed,
            Is.EqualTo(new[] { true, true, false, false, false }),
            "an empty chain serves station 1 only"
        );
    }

    [Test]
    public void Observation_OfOrGymsState_GivesItAsItIs()
    {
        var definition = new PpoDefinition { Observation = new("orGym"), Inputs = InputScale.Units };
        var system = Fresh(Definition);
        system.Step([7, 8, 9]);
        var encoder = definition.EncoderFor(Definition);
        var numbers = new float[encoder.Inputs];
        encoder.Encode(system.View, numbers);
        Assert.That(numbers[^3..], Is.EqualTo(new float[] { 7, 8, 9 }));
        Assert.That(numbers[2], Is.EqualTo(192));
    }

    [Test]
    public void Scaling_ByMeanDemand_LeavesTheShareOfTheEpisodeAlone()
    {
        var encoder = new PpoDefinition { Inputs = InputScale.MeanDemand }.EncoderFor(Definition);
        var system = Fresh(Definition);
        for (var period = 0; period < 15; period++)
            system.Step([0, 0, 0]);
        var inputs = new float[encoder.Inputs];
        encoder.Encode(system.View, inputs);
        Assert.That(inputs[2], Is.EqualTo(2).Within(1e-6), "200 units are 2 times 5 periods of mean demand");
        Assert.That(inputs[^1], Is.EqualTo(0.5f));
    }

    [TestCase(false, ExpectedResult = StepEnd.Terminated)]
    [TestCase(true, ExpectedResult = StepEnd.Truncated)]
    public object Environment_AfterTheLastPeriod_EndsAsTheDefinitionSays(bool truncates)
    {
        var environment = new SystemRollout(
            new PpoDefinition { TimeLimitTruncates = truncates },
            new TrainingTask(Definition, new TrainingBudget(), Seed: 1)
        );
        environment.Reset(new EpisodeSeed(1, 1));
        for (var period = 0; period < 29; period++)
            Assert.That(environment.Step([0, 0, 0]).End, Is.EqualTo(StepEnd.None));
        return environment.Step([0, 0, 0]).End;
    }

    private static double[] Orders(PpoDefinition definition, SupplySystem system, float[] action)
    {
        var orders = new double[action.Length];
        new PolicyActions(definition, system.Definition).ToDecision(system.View, action, orders);
        return orders;
    }

    private static SupplySystem Fresh(InventoryDefinition definition)
    {
        var system = definition.Create(definition.Periods);
        system.Reset(new EpisodeSeed(1, 1));
        return system;
    }
}
