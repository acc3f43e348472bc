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
}
