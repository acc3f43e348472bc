namespace ProcessChain.Tests;

internal sealed class StateCodingTests
{
    private static readonly ChainDefinition Chain = new() { Stations = 2 };

    [TestCase(-1, 0)]
    [TestCase(0, 1)]
    [TestCase(9, 1)]
    [TestCase(10, 2)]
    [TestCase(19, 2)]
    [TestCase(20, 3)]
    [TestCase(500, 3)]
    public void Position_IsCodedByTheIntervalInWhichItLies(int stock, int state)
    {
        var coding = CodingOf(new TabularQDefinition { States = 4, LargestPosition = 20 });
        coding.Read(View(first: 0, second: stock));
        Assert.That(coding.StateOf(1), Is.EqualTo(state));
        Assert.That(coding.StateOf(0), Is.EqualTo(1));
        Assert.That(coding.JointState(), Is.EqualTo(4 + state));
    }

    /// <summary>The largest order of the base customer is 25 units.</summary>
    [TestCase(24, 6)]
    [TestCase(25, 7)]
    public void Position_LargestLeftOut_IsTheLargestOrder(int stock, int state)
    {
        var coding = CodingOf(new TabularQDefinition());
        coding.Read(View(first: stock, second: 0));
        Assert.That(coding.StateOf(0), Is.EqualTo(state));
    }

    [Test]
    public void Count_IsTheProductOfAllThatIsSeen()
    {
        var coding = CodingOf(new TabularQDefinition { States = 5, Observation = new("orderAge", "iteration") });
        Assert.That(coding.Count(isJoint: true), Is.EqualTo(5 * 5 * 5 * 2 * 2));
        Assert.That(coding.Count(isJoint: false), Is.EqualTo(5 * 5 * 2 * 2));
    }

    [Test]
    public void Observed_GoesIntoTheStateOfEachPlaceBesideItsPosition()
    {
        var coding = CodingOf(new TabularQDefinition { States = 3, Observation = new("iteration") });
        var states = new HashSet<int>();
        foreach (var (stock, iteration) in new[] { (-1, 0), (0, 0), (30, 0), (-1, 1), (0, 1), (30, 1) })
        {
            coding.Read(View(first: 7, second: stock, iteration));
            states.Add(coding.StateOf(1));
        }
        Assert.That(states, Has.Count.EqualTo(6));
        Assert.That(states, Has.All.InRange(0, coding.Count(isJoint: false) - 1));
    }

    private static StateCoding CodingOf(TabularDefinition definition) => new(definition, Chain);

    private static ChainView View(int first, int second, int iteration = 0)
    {
        var state = new ChainState(2) { LastCustomerOrderDay = 0, Iteration = iteration };
        (state.OnHand[1], state.OnHand[2]) = (first, second);
        return new ChainView(Chain, state);
    }
}
