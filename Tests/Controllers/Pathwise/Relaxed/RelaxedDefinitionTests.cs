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

    private static readonly (string Key, LostSalesLevelsDefinition Wrong)[] faultsOfLevels =
    [
        ("steps", new() { Steps = 0 }),
        ("batchEpisodes", new() { BatchEpisodes = 100 }),
        ("levelLearningRate", new() { LevelLearningRate = double.NaN }),
        ("learningRateHold", new() { LearningRateHold = -0.1 }),
        ("finalLearningRate", new() { FinalLearningRate = 1.1 }),
        ("periods", new() { Periods = 1 }),
    ];

    [TestCaseSource(nameof(faults))]
    public void Validate_TellsTheKeyOfAFault((string Key, GoodwillPolicyDefinition Wrong) fault) =>
        Assert.That(fault.Wrong.Validate(RelaxedCases.Serial).Select(f => f.Key), Is.EqualTo([fault.Key]));

    [TestCaseSource(nameof(faultsOfLevels))]
    public void Validate_OfLevels_TellsTheKeyOfAFault((string Key, LostSalesLevelsDefinition Wrong) fault) =>
        Assert.That(fault.Wrong.Validate(RelaxedCases.LostSales).Select(f => f.Key), Is.EqualTo([fault.Key]));

    [Test]
    public void Validate_OfDefaults_FindsNothing() =>
        Assert.That(
            new GoodwillPolicyDefinition { Randomised = new() }
                .Validate(RelaxedCases.Divergent)
                .Concat(new GoodwillPolicyDefinition().Validate(RelaxedCases.TwoGoodwillMarkets))
                .Concat(new SupplyNetworkPolicyDefinition().Validate(RelaxedCases.TwoMarkets))
                .Concat(new LostSalesPolicyDefinition().Validate(RelaxedCases.LostSales))
                .Concat(new DualSourcingPolicyDefinition().Validate(RelaxedCases.DualSourcing))
                .Concat(new GoodwillLevelsDefinition().Validate(RelaxedCases.TwoGoodwillMarkets))
                .Concat(new SupplyNetworkLevelsDefinition().Validate(RelaxedCases.TwoMarkets))
                .Concat(new LostSalesLevelsDefinition().Validate(RelaxedCases.LostSales))
                .Concat(new DualSourcingLevelsDefinition().Validate(RelaxedCases.DualSourcing))
                .Concat(new SerialLevelsDefinition().Validate(RelaxedCases.Stages)),
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
        Assert.That(new GoodwillLevelsDefinition().Validate(costly).Single().Message, Does.Contain("orderCost"));
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
        Assert.That(
            FaultOf(new SupplyNetworkPolicyDefinition(), returning),
            Is.EqualTo("is for demand that is never negative.")
        );
        Assert.That(
            FaultOf(new SupplyNetworkLevelsDefinition(), returning),
            Is.EqualTo("is for demand that is never negative.")
        );
    }

    [Test]
    public void Validate_OfANetworkThatIsTooLarge_SaysHowLarge()
    {
        var large = RelaxedCases.TwoMarkets with { Periods = 10_000 };
        const string What =
            "would keep 74240000 numbers of all periods, nodes and places; at most 67108864 are allowed.";
        Assert.That(
            FaultOf(new SupplyNetworkPolicyDefinition(), large),
            Is.EqualTo($"is pathwisePolicy, which {What}")
        );
        Assert.That(
            FaultOf(new SupplyNetworkLevelsDefinition(), large),
            Is.EqualTo($"is pathwiseLevels, which {What}")
        );
    }

    [Test]
    public void Validate_OfEpisodesThatAreTooLong_SaysHowLarge()
    {
        var slow = new SerialDefinition { ShipmentLeadTime = new(100, 200, 100) };
        Assert.That(new SerialLevelsDefinition().Validate(slow), Is.Empty);
        var fault = new SerialLevelsDefinition { Periods = 10_000 }
            .Validate(slow)
            .Single();
        Assert.That(
            $"{fault.Key} {fault.Message}",
            Is.EqualTo(
                "kind is pathwiseLevels, which would keep 129280000 numbers of all periods; at most 67108864 are allowed."
            )
        );
    }

    private static string FaultOf(RelaxedDefinition policy, NetworkDefinition network) =>
        policy.Validate(network).Single().Message;
}
