namespace ProcessChain.Tests;

/// <summary><c>theory</c>: answers, examples and faults.</summary>
internal sealed class TheoryTests
{
    private const string Serial = """
        kind: serial
        holdingCosts: [7, 4, 2]
        leadTimes: [1, 1, 2]
        backorderCost: 37.12
        demand: { kind: normal, mean: 5, standardDeviation: 1 }
        """;

    private TemporaryFolder place = null!;

    [SetUp]
    public void CreatePlace() => place = new TemporaryFolder();

    [TearDown]
    public void DeletePlace() => place.Dispose();

    private static IEnumerable<TestCaseData> Examples =>
        TheoryExamples.All.Select(example => new TestCaseData(example).SetArgDisplayNames(KindOf(example)));

    [TestCaseSource(nameof(Examples))]
    public void Example_IsToldAndAnswered_AndHasEveryKey(string example)
    {
        Assert.That(CommandOutcome.Of("theory").AssertSucceeded().Output, Does.Contain(example.TrimEnd()));
        var answer = CommandOutcome.Of("theory", place.Write("example.yaml", example)).AssertSucceeded();
        Assert.That(answer.Output, Does.Contain("─"));
        var type = DefinitionKinds.Theory.Find(typeof(TheoryProblem), KindOf(example))!;
        foreach (var setting in RecordShape.Of(type).Settings)
            Assert.That(example, Does.Contain($"{setting.Key}:"));
    }

    [Test]
    public void EveryKind_HasAnExample() =>
        Assert.That(
            TheoryExamples.All.Select(KindOf),
            Is.EquivalentTo(DefinitionKinds.Theory.NamesFor(typeof(TheoryProblem)))
        );

    [Test]
    public void EveryDemand_IsInAnExample() =>
        Assert.That(
            DefinitionKinds.Theory.NamesFor(typeof(LeadTimeDemand)),
            Has.All.Matches<string>(kind => TheoryExamples.All.Any(text => text.Contains($"{{ kind: {kind},")))
        );

    [Test]
    public void Serial_TellsCostLevelsAndBounds()
    {
        var answer = CommandOutcome.Of("theory", place.Write("serial.yaml", Serial)).AssertSucceeded().Output;
        Assert.That(answer, Does.Match("optimal cost per period +47.660"));
        Assert.That(answer, Does.Match("12.0176 +5.5268 +11.7098 +12.3451 +12.0274"));
    }

    [TestCase("kind: serial", "kind: serail", "x.yaml:1: kind: is 'serail'; did you mean serial?")]
    [TestCase(
        "kind: serial",
        "",
        "has no key kind. Allowed: newsvendor, eoq, reorderPoint, sS, serial, batchSerial, bullwhip"
    )]
    [TestCase("backorderCost: 37.12", "", "backorderCost: is missing.")]
    [TestCase(
        "backorderCost: 37.12",
        "backorderCosts: 37.12",
        "x.yaml:4: backorderCosts: is unknown; did you mean backorderCost?"
    )]
    [TestCase("37.12", "-1", "x.yaml:4: backorderCost: is -1; a number above 0")]
    [TestCase(
        "[1, 1, 2]",
        "[1, 1]",
        "x.yaml:3: leadTimes: has 2 values; 3, one for each of the holding costs, are needed."
    )]
    [TestCase("[1, 1, 2]", "[1, -1, 2]", "x.yaml:3: leadTimes[1]: is -1; 0 to 100 periods are allowed.")]
    [TestCase(
        "[7, 4, 2]",
        "[4, 7, 2]",
        "x.yaml:2: holdingCosts[1]: is 7; at most that of the stage before it (4) is allowed."
    )]
    [TestCase("kind: normal", "kind: norml", "x.yaml:5: demand.kind: is 'norml'; did you mean normal?")]
    [TestCase(
        "standardDeviation: 1 ",
        "standardDeviation: 0 ",
        "x.yaml:5: demand.standardDeviation: is 0; a number above 0"
    )]
    [TestCase(
        "standardDeviation: 1 ",
        "standardDeviation: 0.001 ",
        "demand.standardDeviation: is 0.001; at least a thousandth of the mean (5)"
    )]
    [TestCase(
        "{ kind: normal, mean: 5, standardDeviation: 1 }",
        "{ kind: poisson, mean: 5 }\nlevels: [6, 12.5, 23]",
        "x.yaml:6: levels[1]: is 12.5; where demand is in whole units, levels are, too."
    )]
    [TestCase(
        "{ kind: normal, mean: 5, standardDeviation: 1 }",
        "{ kind: poisson, mean: 5 }\nlevels: [6, 12, 2300000]",
        "x.yaml:6: levels[2]: is 2300000; that is too far"
    )]
    public void Fault_IsToldWithFileLineAndKey(string part, string other, string expected) =>
        Refused(Serial.Replace(part, other, StringComparison.Ordinal), expected);

    [TestCase("", "x.yaml: is empty, or a pipe or device")]
    [TestCase("[1]", "x.yaml:1: is a list of 1; keys with values are needed.")]
    [TestCase("kind: bullwhip\nleadTimes: [2]", "observations: or smoothing, exactly one of them, is needed.")]
    [TestCase(
        "kind: bullwhip\nleadTimes: [2]\nobservations: 3\nsmoothing: 0.5",
        "x.yaml:3: observations: or smoothing"
    )]
    [TestCase(
        "kind: eoq\ndemandRate: 5\nfixedCost: 1\nholdingCost: 1\nproductionRate: 4",
        "x.yaml:5: productionRate: is 4; more than the demand rate (5) is needed."
    )]
    [TestCase(
        "kind: sS\ndemand: { kind: normal, mean: 5, standardDeviation: 1 }\nfixedCost: 5\nholdingCost: 1\nshortageCost: 9",
        "x.yaml:2: demand.kind: is not in whole units. Allowed: poisson, integers, discrete."
    )]
    [TestCase(
        "kind: sS\ndemand: { kind: integers, high: 0 }\nfixedCost: 5\nholdingCost: 1\nshortageCost: 9",
        "x.yaml:2: demand: is always 0; some demand is needed."
    )]
    [TestCase(
        "kind: sS\ndemand: { kind: poisson, mean: 5 }\nfixedCost: 5e9\nholdingCost: 1\nshortageCost: 9",
        "x.yaml:3: fixedCost: asks for lots of"
    )]
    [TestCase(
        "kind: reorderPoint\nleadTime: 1\ndemand: { kind: integers, high: 3 }\nfixedCost: 5\nholdingCost: 1\nshortageCost: 9",
        "x.yaml:3: demand.kind: is not known under continuous review. Allowed: normal, poisson."
    )]
    [TestCase(
        "kind: newsvendor\nholdingCost: 1\nshortageCost: 1\nleadTime: 100\ndemand: { kind: integers, high: 9999 }",
        "x.yaml:5: demand: takes 1010000 points over the lead times; at most 100000 are calculated with."
    )]
    [TestCase(
        "kind: newsvendor\nholdingCost: 1\nshortageCost: 1\ndemand: { kind: discrete, quantities: [1, 1], probabilities: [0.5, 0.6] }",
        "x.yaml:4: demand.quantities[1]: is 1; more than the one before it is needed."
    )]
    [TestCase(
        "kind: newsvendor\nholdingCost: 1\nshortageCost: 1\ndemand: { kind: discrete, quantities: [1, 2], probabilities: [0.5, 0.6] }",
        "x.yaml:4: demand.probabilities: are 1.1 in all; 1 is needed."
    )]
    [TestCase(
        "kind: batchSerial\nholdingCosts: [2, 1]\nleadTimes: [1, 1]\nbackorderCost: 9\ndemand: { kind: poisson, mean: 2 }\nlots: [2, 3]",
        "x.yaml:6: lots[1]: is 3; a multiple of the lot before it (2) is needed."
    )]
    public void Fault_OfOtherKinds_IsTold(string text, string expected) => Refused(text, expected);

    [Test]
    public void FileThatIsNotThere_IsAFault() =>
        CommandOutcome
            .Of("theory", place["absent.yaml"])
            .AssertFailed(Application.BadInput, "absent.yaml: does not exist.");

    private void Refused(string text, string expected) =>
        CommandOutcome.Of("theory", place.Write("x.yaml", text)).AssertFailed(Application.BadInput, expected);

    private static string KindOf(string example) => example.Split('\n')[0].Split(' ')[1];
}
