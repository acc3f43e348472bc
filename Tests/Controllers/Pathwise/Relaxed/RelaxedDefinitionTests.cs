namespace ProcessChain.Tests;

internal sealed class RelaxedDefinitionTests
{
    private static readonly (string Key, GoodwillPolicyDefinition Wrong)[] faults =
    [
        ("steps", new() { Steps = 0 }),
        ("batchEpisodes", new() { BatchEpisodes = 100 }),
        ("hiddenLayers[1]", new() { HiddenLayers = new(32, 0) }),
        ("hiddenLayers", new() { HiddenLayers = new(4096, 4096) }),
        ("learningRate", new() { LearningRate = double.NaN }),
        ("levelLearningRate", new() { LevelLearningRate = 0 }),
        ("learningRateHold", new() { LearningRateHold = 1.1 }),
        ("finalLearningRate", new() { FinalLearningRate = 0 }),
        ("randomised.mean", new() { Randomised = new() { Mean = 0 } }),
        ("randomised.mostNoise", new() { Randomised = new() { LeastNoise = 3 } }),
        ("randomised.otherSeries", new() { Randomised = new() { OtherSeries = 1.5 } }),
    ];

    [TestCaseSource(nameof(faults))]
    public void Validate_TellsTheKeyOfAFault((string Key, GoodwillPolicyDefinition Wrong) fault) =>
        Assert.That(fault.Wrong.Validate(RelaxedCases.Serial).Select(f => f.Key), Is.EqualTo([fault.Key]));

    [Test]
    public void Validate_OfDefaults_FindsNothing() =>
        Assert.That(
            new GoodwillPolicyDefinition { Randomised = new() }
                .Validate(RelaxedCases.Divergent)
                .Concat(new GoodwillPolicyDefinition().Validate(RelaxedCases.TwoGoodwillMarkets))
                .Concat(new SupplyNetworkPolicyDefinition().Validate(RelaxedCases.TwoMarkets))
                .Concat(new LostSalesPolicyDefinition().Validate(RelaxedCases.LostSales))
                .Concat(new DualSourcingPolicyDefinition().Validate(RelaxedCases.DualSourcing)),
            Is.Empty
        );

    [Test]
    public void Validate_OfLinksWithOrderCosts_SaysSo()
    {
        var costly = RelaxedCases.Serial with
        {
            Links = new(
                RelaxedCases.Serial.Links.Select(link => link.LeadTime is null ? link : link with { OrderCost = 5 })
            ),
        };
        Assert.That(new GoodwillPolicyDefinition().Validate(costly).Single().Message, Does.Contain("orderCost"));
    }

    [Test]
    public void Validate_OfDemandThatComesBack_SaysSo()
    {
        var returning = RelaxedCases.Network with
        {
            Links = new(
                RelaxedCases.Network.Links.Select(link =>
                    link.Demand is null
                        ? link
                        : link with
                        {
                            Demand = new IntegersDemand { Low = -1, High = 3 },
                        }
                )
            ),
        };
        Assert.That(returning.Validate(), Is.Empty);
        Assert.That(FaultOf(returning), Is.EqualTo("is for demand that is never negative."));
    }

    [Test]
    public void Validate_OfANetworkThatIsTooLarge_SaysHowLarge() =>
        Assert.That(
            FaultOf(RelaxedCases.TwoMarkets with { Periods = 10_000 }),
            Is.EqualTo(
                "is pathwisePolicy, which would keep 74240000 numbers of all periods, nodes and places; at most 67108864 are allowed."
            )
        );

    private static string FaultOf(NetworkDefinition network) =>
        new SupplyNetworkPolicyDefinition().Validate(network).Single().Message;
}
