namespace ProcessChain.Tests;

internal sealed class ObservationEncoderTests
{
    private static readonly DemandScale Scale = new(Largest: 20, Interval: 10, Mean: 4);

    [Test]
    public void Encode_Paper_IsTheRawVector()
    {
        var observation = Observation(day: 3, lastOrder: 1, iteration: 1);
        Assert.That(Encode(observation, InputScale.Units, "state"), Is.EqualTo(observation.ToArray()));
    }

    [Test]
    public void Encode_Standard_IsScaledAndKnowsAgeAndIteration()
    {
        var observation = Observation(day: 6, lastOrder: 1, iteration: 1);
        var encoder = new ObservationEncoder(observation.Definition, null, InputScale.LargestOrder, Scale);
        var inputs = new float[encoder.Inputs];
        encoder.Encode(observation, inputs);
        Assert.Multiple(() =>
        {
            Assert.That(inputs[..10], Is.EqualTo(observation.ToArray().Select(v => v / 20)));
            Assert.That(inputs[10..], Is.EqualTo(new[] { 0.5f, 0, 1 }));
        });
    }

    [Test]
    public void Encode_AgeBeyondTheLongestInterval_IsOne([Values] InputScale inputs) =>
        Assert.That(
            Encode(Observation(day: 60, lastOrder: 1, iteration: 0), inputs, "orderAge"),
            Is.EqualTo(new[] { 1f })
        );

    [Test]
    public void Encode_PartsInAnotherOrder_AreWrittenInThatOrder()
    {
        var observation = Observation(day: 6, lastOrder: 1, iteration: 0);
        Assert.That(
            Encode(observation, InputScale.MeanDemand, "iteration", "state"),
            Is.EqualTo([1f, 0f, .. observation.ToArray().Select(units => units * (float)(1 / (5 * 4.0)))])
        );
    }

    /// <summary>What policies of supply systems have always seen: all but the time times 1 / (5 mean demands).</summary>
    [Test]
    public void Encode_AnInventory_ScalesAllButTheTime()
    {
        var definition = InventoryDefinition.OrGymV0;
        var system = definition.Create();
        system.Reset(new EpisodeSeed(1, 1));
        for (var period = 0; period < 7; period++)
            system.Step([40, 50.5, 60]);
        var encoder = new ObservationEncoder(definition, null, InputScale.MeanDemand, definition.DemandScale);
        var (inputs, state) = (new float[encoder.Inputs], new float[encoder.Inputs - 1]);
        encoder.Encode(system.View, inputs);
        system.View.Observe(0, state);
        var factor = (float)(1 / (5 * 20.0));
        Assert.That(inputs, Is.EqualTo([.. state.Select(units => units * factor), 7 / 30f]));
    }

    [Test]
    public void Load_HasTheSizesThatWereSaved()
    {
        var observation = Observation(day: 6, lastOrder: 1, iteration: 0);
        var chain = observation.Definition;
        using var stream = new MemoryStream();
        var saved = new ObservationEncoder(chain, ["state"], InputScale.LargestOrder, Scale);
        StateArchive.Write(stream, saved.Keep);
        stream.Position = 0;
        var loaded = new ObservationEncoder(chain, ["state"], InputScale.LargestOrder, default);
        StateArchive.Read(stream, loaded.Keep);
        Assert.That(loaded.Scale, Is.EqualTo(Scale));
    }

    [TestCase(5, 15, 15, 25)]
    [TestCase(0, 20, 10, 30)]
    public void Scale_UniformDemand_IsTheLargestOrderAndTheLongestInterval(int low, int high, int least, int most)
    {
        var demand = new UniformDemand { Interval = new IntRange(low, high), Quantity = new IntRange(least, most) };
        var scale = new ChainDefinition { Demand = demand }.DemandScale;
        Assert.That((scale.Largest, scale.Interval), Is.EqualTo(((float)most, (float)high)));
    }

    private static float[] Encode(ChainView observation, InputScale scale, params string[] parts)
    {
        var encoder = new ObservationEncoder(observation.Definition, parts, scale, Scale);
        var inputs = new float[encoder.Inputs];
        encoder.Encode(observation, inputs);
        return inputs;
    }

    /// <summary>Two stations; the first, supplier of the second, has 4 units, less than a lot.</summary>
    private static ChainView Observation(int day, int lastOrder, int iteration)
    {
        var state = new ChainState(2)
        {
            Day = day,
            Iteration = iteration,
            LastCustomerOrderDay = lastOrder,
        };
        (state.OnHand[1], state.OnHand[2], state.Late[2], state.Open[3]) = (4, 7, 3, 17);
        return new ChainView(new ChainDefinition { Stations = 2 }, state);
    }
}
