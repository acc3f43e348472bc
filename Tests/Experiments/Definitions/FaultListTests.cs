namespace ProcessChain.Tests;

/// <summary>Faults by line, and which keys they stand at.</summary>
internal sealed class FaultListTests
{
    [Test]
    public void Faults_AreToldByLine_EachOnce_ThoseOfOtherFilesLast()
    {
        var faults = new FaultList("own.yaml");
        faults.AddFrom(new([new DefinitionFault("orders.csv", 1, "", "first of another")]));
        faults.Add(7, "b", "second");
        faults.Add(2, "a", "first");
        faults.Add(7, "b", "second");
        Assert.That(
            faults.ToException().Faults.Select(fault => fault.ToString()),
            Is.EqualTo(new[] { "own.yaml:2: a: first", "own.yaml:7: b: second", "orders.csv:1: first of another" })
        );
    }

    [TestCase("system", true, Description = "above")]
    [TestCase("system.levels", true, Description = "above")]
    [TestCase("system.levels[1]", true, Description = "itself")]
    [TestCase("system.levels[1].low", true, Description = "below")]
    [TestCase("system.levels[12]", false)]
    [TestCase("system.level", false)]
    [TestCase("system.lev", false)]
    [TestCase("sys", false)]
    [TestCase("other", false)]
    [TestCase("", false, Description = "the file as a whole is told of at no key")]
    public void Fault_TouchesKeysAboveAndBelow(string key, bool expected)
    {
        var faults = new FaultList("x.yaml");
        faults.Add(1, "system.levels[1]", "is wrong.");
        Assert.That((faults.Touches(key), faults.Has(key)), Is.EqualTo((expected, key == "system.levels[1]")));
    }

    [TestCase("nodes", true, Description = "the names themselves")]
    [TestCase("nodes.a", true, Description = "a name")]
    [TestCase("nodes.a.price", false, Description = "within a name")]
    [TestCase("nodesets.a", false)]
    [TestCase("links", false)]
    public void Fault_LeavesNamesUnknown(string key, bool expected)
    {
        var faults = new FaultList("x.yaml");
        faults.Add(1, "links.elsewhere", "is wrong.");
        faults.Add(1, key, "is wrong.");
        Assert.That(faults.TouchesNames("nodes"), Is.EqualTo(expected));
    }

    [Test]
    public void FaultAboveNames_LeavesThemUnknown()
    {
        var faults = new FaultList("x.yaml");
        faults.Add(1, "system", "is wrong.");
        Assert.That(faults.TouchesNames("system.nodes"), Is.True);
    }

    [TestCase("a.b[2].c", 5)]
    [TestCase("a.b[2]", 5)]
    [TestCase("a.b[3]", 4)]
    [TestCase("a.x.y", 3)]
    [TestCase("z", 1)]
    public void Line_IsThatOfTheNearestKeyAbove(string key, int expected)
    {
        var faults = new FaultList("x.yaml");
        faults.Locate("a", 3);
        faults.Locate("a.b", 4);
        faults.Locate("a.b[2]", 5);
        Assert.That(faults.LineOf(key), Is.EqualTo(expected));
    }

    [Test]
    public void FaultsBeyondTheMost_AreNeitherKeptNorRemembered()
    {
        var faults = new FaultList("x.yaml");
        for (var line = 1; line <= FaultList.Most; line++)
            faults.Add(line, $"key{line}", "is wrong.");
        Assert.That(faults.Has($"key{FaultList.Most}"), Is.True);
        faults.Add(1, "late", "is wrong.");
        Assert.That(faults.Has("late"), Is.False);
        Assert.That(faults.ToException().Faults, Has.Count.EqualTo(FaultList.Most));
    }
}
