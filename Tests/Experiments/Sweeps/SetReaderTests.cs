namespace ProcessChain.Tests;

/// <summary>Which values of a definition are sets, and what these hold.</summary>
internal sealed class SetReaderTests
{
    [TestCase("{ grid: 1..3 }", "GridNode: 1 2 3")]
    [TestCase("{ grid: [1..3, '4..5', x] }", "GridNode: 1 2 3 4..5 x", Description = "a quoted range is a text")]
    [TestCase("{ choice: [8, -1..1] }", "ChoiceNode: 8 -1 0 1")]
    [TestCase("{ rungs: [20, 60] }", "RungsNode: 20 60")]
    [TestCase("7..7", "GridNode: 7")]
    public void Set_HasTheValuesOfItsList_AndOfTheRangesInIt(string text, string expected)
    {
        var set = Read(text);
        IReadOnlyList<Node> items = set switch
        {
            GridNode grid => grid.Items,
            ChoiceNode choice => choice.Items,
            RungsNode rungs => rungs.Items,
            _ => [],
        };
        Assert.That($"{set.GetType().Name}: {string.Join(' ', items.Select(NodeText.Of))}", Is.EqualTo(expected));
    }

    [TestCase("{ uniform: [0, 2] }", 0, 2, false)]
    [TestCase("{ uniform: [-3, -1] }", -3, -1, false)]
    [TestCase("{ logUniform: [1e-3, 10 %] }", 0.001, 0.1, true)]
    public void Interval_HasItsEnds(string text, double low, double high, bool isLogarithmic) =>
        Assert.That(Read(text), Is.EqualTo(new IntervalNode(1, Assumed: false, low, high, isLogarithmic)));

    [TestCase("{ choice: [4, 8], start: 6 }")]
    [TestCase("{ logUniform: [1, 9], start: 6 }")]
    public void Start_StandsBesideTheSet(string text) =>
        Assert.That(NodeText.Of(((SetNode)Read(text)).Start!), Is.EqualTo("6"));

    [TestCase("!assumed { grid: [1] }", true)]
    [TestCase("{ grid: !assumed [1] }", true)]
    [TestCase("!assumed 1..2", true)]
    [TestCase("{ grid: [1] }", false)]
    [TestCase("!assumed { choice: [1] }", true)]
    [TestCase("!assumed { rungs: [1] }", true)]
    [TestCase("!assumed { uniform: [1, 2] }", true)]
    public void AssumedSet_HasAssumedValues(string text, bool expected)
    {
        var value = Read(text) switch
        {
            GridNode grid => grid.At(0),
            RungsNode rungs => rungs.At(0),
            var drawn => ((SampledNode)drawn).At(0.5),
        };
        Assert.That(value.Assumed, Is.EqualTo(expected));
    }

    [TestCase("grid", Description = "no set: a word")]
    [TestCase("{ grids: [1, 2] }")]
    [TestCase("{ grid: [1], choice: [2] }")]
    [TestCase("{ grid: [1], start: 2, choice: [2] }")]
    [TestCase("{ begin: [1], start: 2 }")]
    [TestCase("{ grid: { kind: makeToOrder } }", Description = "a controller of the name")]
    [TestCase("{ grid: { kind: makeToOrder }, start: 1 }")]
    [TestCase("{ a: [1, { b: 2 }], c: '1..2' }")]
    [TestCase("1...2")]
    [TestCase("1..")]
    [TestCase("a1..2")]
    public void AnythingElse_IsLeftAsItStands(string text)
    {
        var faults = new FaultList("x");
        var node = Nodes(text);
        Assert.That(new SetReader(faults).Read(node, "key"), Is.SameAs(node));
        Assert.That(faults.Any, Is.False);
    }

    [Test]
    public void Sets_WithinListsAndMappings_HaveThePathsOfTheirPlaces()
    {
        var read = (MapNode)Read("{ a: [1, { grid: [2, 3] }, 4..5], b: { c: { uniform: [0, 1] }, d: 6 } }");
        Assert.Multiple(() =>
        {
            Assert.That(SweepSpace.KeysIn(read).Select(key => key.Path), Is.EqualTo(new[] { "a[1]", "a[2]", "b.c" }));
            Assert.That(NodeText.Of(((MapNode)read.Find("b")!.Value).Find("d")!.Value), Is.EqualTo("6"));
            Assert.That(NodeText.Of(((ListNode)read.Find("a")!.Value).Items[0]), Is.EqualTo("1"));
        });
    }

    [TestCase("{ uniform: [2, 2] }", "has [2, 2] as 'uniform'; [low, high] with low < high is needed.")]
    [TestCase("{ uniform: [1, 2, 3] }", "has [1, 2, 3] as 'uniform'; [low, high] with low < high is needed.")]
    [TestCase("{ uniform: [a, 2] }", "has [a, 2] as 'uniform'; [low, high] with low < high is needed.")]
    [TestCase("{ uniform: [1, a] }", "has [1, a] as 'uniform'; [low, high] with low < high is needed.")]
    [TestCase("{ uniform: 3 }", "has '3' as 'uniform'; [low, high] with low < high is needed.")]
    [TestCase("{ logUniform: [-2, 1] }", "has [-2, 1] as 'logUniform'; [low, high] with 0 < low < high is needed.")]
    [TestCase(
        "{ logUniform: [2, 1], start: 1 }",
        "has [2, 1] as 'logUniform'; [low, high] with 0 < low < high is needed."
    )]
    [TestCase("{ choice: [] }", "has no value in 'choice'.")]
    [TestCase("{ rungs: [1, 2..4, { a: 5..6 }] }", "has a set of values within 'rungs'; they cannot be nested.")]
    [TestCase("3..2", "is '3..2'; a range goes from its least to its largest number.")]
    [TestCase(
        "1..99999999999999999999",
        "is '1..99999999999999999999'; a range goes from its least to its largest number."
    )]
    [TestCase(
        "-99999999999999999999..1",
        "is '-99999999999999999999..1'; a range goes from its least to its largest number."
    )]
    [TestCase("0..100000", "is '0..100000'; at most 100000 points are allowed.")]
    [TestCase(
        "-9223372036854775808..9223372036854775807",
        "is '-9223372036854775808..9223372036854775807'; at most 100000 points are allowed."
    )]
    public void Fault_IsToldOnce_AtItsKey(string text, string expected)
    {
        var faults = new FaultList("x");
        new SetReader(faults).Read(Nodes(text), "some.key");
        Assert.That(faults.ToException().Faults[0].ToString(), Is.EqualTo($"x:1: some.key: {expected}"));
    }

    [Test]
    public void LargestRange_HasAsManyValuesAsThereMayBePoints()
    {
        var items = ((GridNode)Read("1..100000")).Items;
        Assert.That((items.Count, NodeText.Of(items[^1])), Is.EqualTo((SweepSpace.MostPoints, "100000")));
    }

    [TestCase(0, 1, false, 0, "0")]
    [TestCase(2, 6, false, 0.25, "3")]
    [TestCase(-6, -2, false, 0.25, "-5")]
    [TestCase(0, 1, false, 1.0 / 3, "0.333333333333", Description = "to twelve digits")]
    [TestCase(1e-4, 1e-2, true, 0.5, "0.001", Description = "the middle of the exponents")]
    [TestCase(1e-4, 1, true, 0.75, "0.1")]
    [TestCase(0.1234567890123, 1, false, 0, "0.1234567890123", Description = "rounded, it would be below the least")]
    public void Interval_HasAValueBelowWhichAShareLies(double low, double high, bool log, double share, string expected)
    {
        var value = new IntervalNode(1, Assumed: false, low, high, log).At(share);
        Assert.That(NodeText.Of(value), Is.EqualTo(expected));
    }

    [TestCase(0, "a")]
    [TestCase(0.24, "a")]
    [TestCase(0.25, "b")]
    [TestCase(0.999, "d")]
    public void Choice_TakesEachValueForAnEqualShare(double share, string expected) =>
        Assert.That(NodeText.Of(((ChoiceNode)Read("{ choice: [a, b, c, d] }")).At(share)), Is.EqualTo(expected));

    [TestCase("{ a: [1, [2, x]], b: { c: { d: 3 } } }", "{ a: [1, [2, x]], b: { c: { d: 3 } } }")]
    [TestCase("'4..8'", "4..8")]
    [TestCase("{ a: { uniform: [0, 1] } }", "{ a: a set of values }")]
    public void Node_IsWrittenInOneLine(string text, string expected) =>
        Assert.That(NodeText.Of(Read(text)), Is.EqualTo(expected));

    [Test]
    public void LatinHypercube_HasOneShareInEachStratum_InNoOrder()
    {
        var shares = new SweepSampling { Samples = 50, Method = SamplingMethod.LatinHypercube }.SharesOf("a");
        Assert.That(shares.Select(share => (int)(share * 50)).Order(), Is.EqualTo(Enumerable.Range(0, 50)));
        // Expected to be 16⅔ from its place, with a deviation below 2 (sum of distances of a random permutation).
        var distance = shares.Index().Average(share => Math.Abs((int)(share.Item * 50) - share.Index));
        Assert.That(distance, Is.EqualTo(16.7).Within(6));
    }

    [Test]
    public void RandomShares_AreIndependent_AndNoneWithoutSamples()
    {
        var shares = new SweepSampling { Samples = 50 }.SharesOf("a");
        Assert.That(shares, Has.Length.EqualTo(50).And.All.InRange(0, 1));
        Assert.That(shares.Select(share => (int)(share * 50)).Distinct().Count(), Is.LessThan(45), "some strata twice");
        Assert.That(new SweepSampling().SharesOf("a"), Is.Empty);
    }

    [TestCase("1e-5", 1e-5)]
    [TestCase("-3", -3)]
    [TestCase("[8]", null)]
    [TestCase("", null)]
    public void ValueOfAKey_IsANumberOrNone(string text, double? expected) =>
        Assert.That(SweepPoints.NumberOf(text), Is.EqualTo(expected));

    private static Node Read(string text) => new SetReader(new FaultList("x")).Read(Nodes(text), "key");

    private static Node Nodes(string text) => NodeLoader.Load(text, new FaultList("x"))!;
}
