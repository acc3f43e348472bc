namespace ProcessChain.Tests;

/// <summary>A fault that only follows from another is not told; one that stands for itself is, whatever else is wrong.</summary>
internal sealed class DefinitionEchoTests
{
    private const string Level = "kind: sampleLevel";

    [TestCase("controllers: { a: { kind: reorderPoint } }", "")]
    [TestCase("controllers: { a: { kind: reorderPoint } }", "spread: { controller: a }")]
    [TestCase("controllers: { a: { kind: reorderPoint } }", "learningTarget: { goal: 1, against: a }")]
    public void MissingSystem_LeavesControllersUnknown(string controllers, string rest) =>
        Assert.That(
            FaultsOf($"name: test\n{controllers}\nbaseline: a\n{rest}"),
            Is.EqualTo(new[] { "1: system: is missing." })
        );

    [Test]
    public void MissingSystem_HidesNoFaultOfAName() =>
        Assert.That(
            FaultsOf("name: a test\ncontrollers: { a: { kind: reorderPoint } }\nbaseline: a"),
            Is.EqualTo(
                new[]
                {
                    "1: system: is missing.",
                    "1: name: is 'a test'; letters, digits and inner hyphens are allowed, at most 64.",
                }
            )
        );

    [TestCase("baseline: a", "")]
    [TestCase("baseline: b", "spread: { controller: a }")]
    [TestCase("baseline: b", "learningTarget: { goal: 1, against: a }")]
    [TestCase("baseline: b", "published: { a: 1 }")]
    public void ControllerThatCannotBeRead_IsMissedNowhereElse(string baseline, string rest) =>
        Assert.That(
            FaultsOf(With($"a: {{ kind: unheardOf }}, b: {{ {Level} }}", baseline, rest)).Single(),
            Does.StartWith("3: controllers.a.kind: is 'unheardOf'; ")
        );

    /// <summary>The same four names, where the controller that cannot be read is another.</summary>
    [TestCase("baseline: c", "", "4: baseline: is 'c'; ")]
    [TestCase("baseline: b", "spread: { controller: c }", "5: spread.controller: is 'c'; ")]
    [TestCase("baseline: b", "learningTarget: { goal: 1, against: c }", "5: learningTarget.against: is 'c'; ")]
    [TestCase("baseline: b", "published: { c: 1 }", "5: published.c: is no controller; ")]
    public void NameOfNoController_IsTold_WhereAnotherCannotBeRead(string baseline, string rest, string expected)
    {
        var faults = FaultsOf(With($"a: {{ kind: unheardOf }}, b: {{ {Level} }}", baseline, rest));
        Assert.That(faults, Has.Count.EqualTo(2));
        Assert.That(faults[1], Does.StartWith(expected));
    }

    [Test]
    public void NumberOfStations_InDoubt_HidesWhatDependsOnIt() =>
        Assert.That(
            FaultsOf(
                """
                name: test
                system: { kind: chain, stations: some }
                controllers: { a: { kind: sampleLevel, levels: [1, 2], station: 9 } }
                baseline: a
                metrics: [fillRat]
                """
            ),
            Is.EqualTo(
                new[] { "2: system.stations: is 'some'; a whole number from -2147483648 to 2147483647 is needed." }
            )
        );

    [Test]
    public void OtherFaultOfTheSystem_HidesNothing() =>
        Assert.That(
            FaultsOf(
                """
                name: test
                system: { kind: chain, storageCost: much }
                controllers: { a: { kind: sampleLevel, station: 9 } }
                baseline: a
                metrics: [fillRat]
                """
            ),
            Is.EqualTo(
                new[]
                {
                    "2: system.storageCost[0]: is 'much'; a finite number is needed.",
                    "3: controllers.a.station: is 9; 1 to 4 are allowed.",
                    "5: metrics: has fillRat; did you mean fillRate? " + Figures,
                }
            )
        );

    [Test]
    public void FaultBelowAKey_HidesThatOfTheWhole_AndNotThatOfItsNeighbour() =>
        Assert.That(
            FaultsOf(With($"a: {{ {Level}, levels: [1, x], station: 9 }}", "baseline: a", "")),
            Is.EqualTo(
                new[]
                {
                    "3: controllers.a.levels[1]: is 'x'; a whole number from -2147483648 to 2147483647 is needed.",
                    "3: controllers.a.station: is 9; 1 to 4 are allowed.",
                }
            )
        );

    private static string Figures => $"Allowed: {string.Join(", ", new ChainDefinition().Figures.Select(f => f.Key))}.";

    private static string With(string controllers, string baseline, string rest) =>
        $"name: test\nsystem: {{ kind: chain }}\ncontrollers: {{ {controllers} }}\n{baseline}\n{rest}";

    private static List<string> FaultsOf(string text) =>
        [
            .. Assert
                .Throws<InvalidDefinitionException>(() => DefinitionReader.ReadText(text, "x", null, SampleKinds.All))!
                .Faults.Select(fault => fault.ToString()["x:".Length..]),
        ];
}
