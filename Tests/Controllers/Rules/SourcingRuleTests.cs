namespace ProcessChain.Tests;

internal sealed class SourcingRuleTests
{
    private static readonly DualSourcingDefinition system = new() { RegularLeadTime = 3 };

    private static IEnumerable<TestCaseData> Rules()
    {
        TestCaseData Case(string name, RuleDefinition rule, params double[] orders) =>
            new TestCaseData(rule, orders).SetArgDisplayNames(name);
        // Net inventory 2; 1 and 4 to come.
        yield return Case("single index", new FixedBaseStockDefinition { Levels = new(9, 12) }, 2, 3);
        yield return Case("dual index", new DualIndexDefinition { ExpeditedLevel = 5, RegularLevel = 14 }, 3, 4);
        yield return Case(
            "capped",
            new DualIndexDefinition
            {
                ExpeditedLevel = 5,
                RegularLevel = 14,
                Cap = 1,
            },
            3,
            1
        );
        yield return Case(
            "capped before",
            new DualIndexDefinition
            {
                ExpeditedLevel = 5,
                RegularLevel = 14,
                Cap = 6,
                CountExpedited = false,
            },
            3,
            6
        );
        yield return Case("surge", new TailoredBaseSurgeDefinition { ExpeditedLevel = 4, RegularOrder = 2 }, 2, 2);
        yield return Case("nothing", new DualIndexDefinition { ExpeditedLevel = -1, RegularLevel = 3 }, 0, 0);
    }

    [TestCaseSource(nameof(Rules))]
    public void Rule_Orders(RuleDefinition rule, double[] orders)
    {
        var running = new DualSourcingSystem(system, 1);
        running.Reset([0]);
        running.Place([2, 1, 4]);
        var action = new double[2];
        rule.Create(system).Decide(running.View, action);
        Assert.That(rule.Validate(system), Is.Empty);
        Assert.That(action, Is.EqualTo(orders));
    }

    [Test]
    public void Parameters_LeadToThemselves_AndAreWholeWithinTheirRanges()
    {
        var capped = new DualIndexDefinition
        {
            ExpeditedLevel = 1,
            RegularLevel = 2,
            Cap = 3,
        };
        var surge = new TailoredBaseSurgeDefinition { ExpeditedLevel = 1, RegularOrder = 2 };
        Assert.Multiple(() =>
        {
            Assert.That(capped.Parameters(system), Is.EqualTo(new[] { 1.0, 2, 3 }));
            Assert.That(
                (capped with { Cap = DualIndexDefinition.NoCap }).Parameters(system),
                Is.EqualTo(new[] { 1.0, 2 })
            );
            Assert.That(
                capped.With([-1.6, 7.4, -2]),
                Is.EqualTo(capped with { ExpeditedLevel = -2, RegularLevel = 7, Cap = 0 })
            );
            Assert.That(surge.With([4.4, -1]), Is.EqualTo(surge with { ExpeditedLevel = 4, RegularOrder = 0 }));
            Assert.That(surge.Parameters(system), Is.EqualTo(new[] { 1.0, 2 }));
        });
    }

    [Test]
    public void Fault_IsToldAtItsKey()
    {
        var rule = new DualIndexDefinition
        {
            ExpeditedLevel = int.MaxValue,
            RegularLevel = 1,
            Cap = -1,
        };
        Assert.That(
            rule.Validate(system).Select(fault => fault.Key),
            Is.EquivalentTo(new[] { "expeditedLevel", "cap" })
        );
    }

    [Test]
    public void Search_FindsTheBestCappedDualIndex()
    {
        var searched = new SearchedDefinition
        {
            Policy = new DualIndexDefinition
            {
                ExpeditedLevel = 3,
                RegularLevel = 8,
                Cap = 3,
            },
            Method = new CmaEsDefinition { InitialStep = 2, MaximumEvaluations = 150 },
            Episodes = 4,
        };
        Assert.That(searched.Validate(system), Is.Empty);
        var training = searched.Begin(system, periods: 1000);
        training.RunIteration();
        var running = system.Create(50_000);
        running.Play(searched.LoadAgent(system, training.Agent()), new EpisodeSeed(7, 1));
        // The best levels, 4 and 11, with the cap 2 cost 24.402 a period; 3, 8 and 3 cost 29.
        Assert.That(running.Figures()[0], Is.EqualTo(24.402).Within(0.3));
    }
}
