namespace ProcessChain.Tests;

/// <summary>Parts of a definition file: how they are read, told of and laid over each other.</summary>
internal sealed class NodeTests
{
    [TestCase("", true)]
    [TestCase("~", true)]
    [TestCase("null", true)]
    [TestCase("Null", true)]
    [TestCase("NULL", true)]
    [TestCase("nULL", false)]
    [TestCase("'~'", false)]
    [TestCase("\"\"", false)]
    [TestCase("0", false)]
    public void Null_IsAPlainWord(string text, bool expected) =>
        Assert.That(((WordNode)Map($"a: {text}").Find("a")!.Value).IsNull, Is.EqualTo(expected));

    [TestCase(60, "'", "'")]
    [TestCase(61, "'", "…'")]
    public void LongWord_IsCutWhereItIsToldOf(int length, string before, string after) =>
        Assert.That(
            Map($"a: {new string('x', length)}").Find("a")!.Value.Description,
            Is.EqualTo(before + new string('x', 60) + after)
        );

    [TestCase("a: [1, 2]", "a list of 2")]
    [TestCase("a: { b: c }", "a mapping")]
    [TestCase("a: '~'", "'~'")]
    [TestCase("a:", "empty")]
    public void Node_IsToldOfInAFewWords(string text, string expected) =>
        Assert.That(Map(text).Find("a")!.Value.Description, Is.EqualTo(expected));

    [TestCase("a: 1, b: 2", "b: 3, c: 4", "a: 1, b: 3, c: 4")]
    [TestCase("a: [1, 2]", "a: [3]", "a: [3]", Description = "lists replace")]
    [TestCase("a: { x: 1, y: 2 }", "a: { y: 3, z: 4 }", "a: { x: 1, y: 3, z: 4 }")]
    [TestCase("a: { x: { y: 1, z: 2 } }", "a: { x: { z: 3 } }", "a: { x: { y: 1, z: 3 } }")]
    [TestCase("a: { kind: p, x: 1 }", "a: { kind: p, y: 2 }", "a: { kind: p, x: 1, y: 2 }")]
    [TestCase("a: { kind: p, x: 1 }", "a: { y: 2 }", "a: { kind: p, x: 1, y: 2 }")]
    [TestCase("a: { kind: p, x: 1 }", "a: { kind: q, y: 2 }", "a: { kind: q, y: 2 }")]
    [TestCase("a: { x: 1 }", "a: { kind: q, y: 2 }", "a: { kind: q, y: 2 }")]
    [TestCase("a: { kind: [p], x: 1 }", "a: { kind: p }", "a: { kind: p }")]
    [TestCase("a: { x: 1 }, b: 2", "a: ~", "b: 2", Description = "a null removes a mapping")]
    [TestCase("a: { x: { y: 1 }, z: 2 }", "a: { x: ~ }", "a: { z: 2 }")]
    [TestCase("a: 1", "a: ~", "a: ~", Description = "and is the value of everything else")]
    [TestCase("a: [1]", "a: ~", "a: ~")]
    [TestCase("a: { x: 1 }", "a: 2", "a: 2")]
    public void Overlaid_MergesMappings_AndReplacesTheRest(string below, string above, string expected) =>
        Assert.That(
            NodeText.Of(Map($"{{ {below} }}").OverlaidBy(Map($"{{ {above} }}"))),
            Is.EqualTo($"{{ {expected} }}")
        );

    [TestCase("!assumed { x: 1 }", "{ y: 2 }", true)]
    [TestCase("{ x: 1 }", "!assumed { y: 2 }", true)]
    [TestCase("{ x: 1 }", "{ y: 2 }", false)]
    public void Overlaid_IsAssumedWhereEitherIs(string below, string above, bool expected) =>
        Assert.That(Map($"a: {below}").OverlaidBy(Map($"a: {above}")).Find("a")!.Value.Assumed, Is.EqualTo(expected));

    [TestCase(33, true)]
    [TestCase(34, false)]
    public void Nesting_IsAllowedToADepthOfThirtyTwo(int lists, bool isRead)
    {
        var faults = new FaultList("x");
        var node = NodeLoader.Load(new string('[', lists) + new string(']', lists), faults);
        Assert.That((node is not null, faults.Any), Is.EqualTo((isRead, !isRead)));
    }

    [TestCase(10_000, true)]
    [TestCase(10_001, false)]
    public void Keys_AreAtMostTenThousand(int keys, bool isRead)
    {
        var faults = new FaultList("x");
        var node = NodeLoader.Load(string.Concat(Enumerable.Range(0, keys).Select(i => $"k{i}:\n")), faults);
        Assert.That((node is not null, faults.Any), Is.EqualTo((isRead, !isRead)));
    }

    [TestCase("~: 1", "x:1: has a key that is not a word.")]
    [TestCase("a:\n  [1]: 2", "x:2: a: has a key that is not a word.")]
    [TestCase("a: ! 1", "x:1: a: has the tag !; the only tag allowed is !assumed.")]
    [TestCase("a: { b: 1,\n b: 2 }", "x:2: a.b: stands a second time; it is in line 1 already.")]
    [TestCase("a:\n- 1\n- !assumed 2", "x:3: a: has the tag !assumed on one item; it can stand before the whole list.")]
    [TestCase("a:\n- 1\n- &b 2", "x:3: a[1]: has the anchor &b; anchors are not supported.")]
    [TestCase("a: 1\n---\nb: 2", "x:2: a second document begins here; one is allowed.")]
    public void Fault_HasTheLineAndThePathOfItsPlace(string text, string expected)
    {
        var faults = new FaultList("x");
        NodeLoader.Load($"{text}\n", faults);
        Assert.That(faults.ToException().Faults.Single().ToString(), Is.EqualTo(expected));
    }

    [TestCase("~: 1\nb: 2", "b")]
    [TestCase("a: 1\na: 2\nb: 3", "a b")]
    [TestCase("'<<': 1\nb: 2", "<< b")]
    public void KeysAfterAFault_AreStillRead(string text, string expected)
    {
        var map = (MapNode)NodeLoader.Load(text, new FaultList("x"))!;
        Assert.That(string.Join(' ', map.Entries.Select(entry => entry.Key)), Is.EqualTo(expected));
    }

    [TestCase("")]
    [TestCase("# nothing")]
    public void TextOfNothing_HasNoNode(string text)
    {
        var faults = new FaultList("x");
        Assert.That(NodeLoader.Load(text, faults), Is.Null);
        Assert.That(faults.Any, Is.False);
    }

    private static MapNode Map(string text) => (MapNode)NodeLoader.Load(text, new FaultList("x"))!;
}
