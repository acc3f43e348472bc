namespace ProcessChain.Tests;

internal sealed class ObservationEncoderTests
{
    private static readonly InputScale Scale = new(Quantity: 20, Interval: 10);

    [Test]
    public void Encode_Paper_IsTheRawVector()
    {
        var observation = Observation(day: 3, lastOrder: 1, iteration: 1);
        var encoder = new ObservationEncoder(DeepQDefinition.Paper, observation.Chain, Scale);
        Assert.That(Encode(encoder, observation), Is.EqualTo(observation.ToArray()));
    }

    [Test]
    public void Encode_Recommended_IsScaledAndKnowsAgeAndIteration()
    {
        var observation = Observation(day: 6, lastOrder: 1, iteration: 1);
        var encoder = new ObservationEncoder(DeepQDefinition.Recommended, observation.Chain, Scale);
        var inputs = Encode(encoder, observation);
        Assert.Multiple(() =>
        {
            Assert.That(inputs[..10], Is.EqualTo(observation.ToArray().Select(v => v / 20)));
            Assert.That(inputs[10..], Is.EqualTo(new[] { 0.5f, 0, 1 }));
        });
    }

    [Test]
    public void Encode_AgeBeyondTheLongestInterval_IsOne()
    {
        var observation = Observation(day: 60, lastOrder: 1, iteration: 0);
        var encoder = new ObservationEncoder(DeepQDefinition.Recommended, observation.Chain, Scale);
        Assert.That(Encode(encoder, observation)[10], Is.EqualTo(1));
    }

    [TestCase(ActionMask.None, OrderRule.Unrestricted, ExpectedResult = new[] { true, true, true })]
    [TestCase(ActionMask.None, OrderRule.CoveredBySupplier, ExpectedResult = new[] { true, true, false })]
    [TestCase(ActionMask.SupplierHasLot, OrderRule.Unrestricted, ExpectedResult = new[] { true, true, false })]
    public bool[] Mask_EmptySupplier_ForbidsWhereAskedFor(ActionMask mask, OrderRule rule)
    {
        var observation = Observation(day: 0, lastOrder: -1, iteration: 0, rule);
        var encoder = new ObservationEncoder(new DeepQDefinition { Mask = mask }, observation.Chain, Scale);
        var allowed = new bool[encoder.Actions];
        encoder.Mask(observation, allowed);
        return allowed;
    }

    [TestCase(5, 15, 15, 25)]
    [TestCase(0, 20, 10, 30)]
    public void Scale_UniformDemand_IsTheLargestOrderAndTheLongestInterval(int low, int high, int least, int most) =>
        Assert.That(
            InputScale.Of(
                new UniformDemand { Interval = new IntRange(low, high), Quantity = new IntRange(least, most) }
            ),
            Is.EqualTo(new InputScale(most, high))
        );

    private static float[] Encode(ObservationEncoder encoder, ChainObservation observation)
    {
        var inputs = new float[encoder.Inputs];
        encoder.Encode(observation, inputs);
        return inputs;
    }

    /// <summary>Two stations; the first, supplier of the second, has 4 units, less than a lot.</summary>
    private static ChainObservation Observation(
        int day,
        int lastOrder,
        int iteration,
        OrderRule rule = OrderRule.Unrestricted
    )
    {
        var state = new ChainState(2)
        {
            Day = day,
            Iteration = iteration,
            LastCustomerOrderDay = lastOrder,
        };
        (state.OnHand[1], state.OnHand[2], state.Late[2], state.Open[3]) = (4, 7, 3, 17);
        return new ChainObservation(new ChainDefinition { Stations = 2, Orders = rule }, state);
    }
}
