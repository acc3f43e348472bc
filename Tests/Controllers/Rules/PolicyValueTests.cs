namespace ProcessChain.Tests;

/// <summary>
/// Costs per day on the base customer, n = 4, that independent programs found for these policies. The standard error of
/// 1000 episodes of 1000 days is about 0.015.
/// </summary>
internal sealed class PolicyValueTests
{
    private static IEnumerable<TestCaseData> Policies()
    {
        yield return Case("make-to-order", 8.47, new MakeToOrderDefinition());
        yield return Case(
            "echelon (R, nQ)",
            10.47,
            new ReorderPointDefinition
            {
                Position = Position.Echelon,
                ReorderPoints = 2,
                Sharing = DecisionSharing.UpstreamFirst,
            }
        );
        yield return Case("echelon base stock", 10.47, new EchelonBaseStockDefinition { Levels = 7 });
        yield return Case(
            "local (R, nQ)",
            14.46,
            new ReorderPointDefinition
            {
                ReorderPoints = new PerElement<int>(0, 0, 0, -1),
                Sharing = DecisionSharing.UpstreamFirst,
            }
        );
        yield return Case(
            "release by age and push",
            6.27,
            new MakeToOrderDefinition
            {
                ReorderPoints = new PerElement<int>(0, 1000, 1000, 1000),
                ReleaseByAge = new Several<int>(-3, -3, -2, -2, -1, -1, -10, 10, 12, 14, 14, 16, 0, 14, -1),
            }
        );
    }

    [TestCaseSource(nameof(Policies))]
    public void Policy_OnTheBaseCustomer_CostsWhatWasFoundIndependently(RuleDefinition policy, double cost)
    {
        var chain = new ChainDefinition();
        var (running, costPerDay) = (chain.Create(1000), chain.FigureIndex("costPerDay"));
        var controller = policy.Create(chain);
        var mean = Enumerable
            .Range(1, 1000)
            .Average(e =>
            {
                running.Play(controller, new EpisodeSeed(1, e));
                return running.Figures()[costPerDay];
            });
        TestContext.Out.WriteLine($"{mean:0.000}");
        Assert.That(mean, Is.EqualTo(cost).Within(0.1));
    }

    private static TestCaseData Case(string name, double cost, RuleDefinition policy) =>
        new TestCaseData(policy, cost).SetArgDisplayNames(name);
}
