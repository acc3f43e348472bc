namespace ProcessChain.Tests;

/// <summary>What is wrong with a tuning is told before anything runs.</summary>
internal sealed class TuningFaultTests
{
    [TestCase("{ controller: lerner }", "tuning.controller: is 'lerner', which is no learner of this definition")]
    [TestCase("{ }", "tuning.controller: is '', which is no learner of this definition")]
    [TestCase("{ controller: make-to-order }", "tuning.controller: is 'make-to-order', which is no learner")]
    [TestCase("{ controller: learner, seed: 1 }", "tuning.seed: is 1, as the seed of the test")]
    [TestCase("{ controller: learner, trainings: 0 }", "tuning.trainings: is 0; 1 to ")]
    [TestCase("{ controller: learner, confirm: 1 }", "tuning.confirm: is 1; 2 to ")]
    [TestCase("{ controller: learner, reductions: 3 }", "tuning.reductions: ")]
    [TestCase(
        "{ controller: learner, reduction: 9 }",
        "sweep.samples: is 6; of so few, none comes to the last of 2 rungs"
    )]
    [TestCase("{ controller: learner, method: cmaEs }", "has rungs, which CMA-ES does not know")]
    [TestCase("12", "tuning: is '12'; a mapping of keys to values is needed.")]
    public void Tuning_IsRefused(string tuning, string message) => AssertFault(SampleTuning.Text(tuning), message);

    [TestCase("4", "tuning: has 0 keys with rungs; successive halving needs one")]
    [TestCase("2..4", "training.episodes: takes all its values; a tuning draws")]
    public void Episodes_AreRefused(string episodes, string message) =>
        AssertFault(SampleTuning.Text(episodes: episodes), message);

    [Test]
    public void TooFewCandidates_AreRefused() =>
        AssertFault(
            SampleTuning.Text("{ controller: learner, method: cmaEs, population: 7 }", "4"),
            "sweep.samples: is 6; a round has 7 candidates"
        );

    [Test]
    public void KeyOfAnotherPart_IsRefused() =>
        AssertFault(
            SampleTuning.Text().Replace("stations: 2", "stations: { choice: [2, 3] }", StringComparison.Ordinal),
            "system.stations: varies; only keys of the learner"
        );

    [Test]
    public void PlaceInAList_NeedsAStart() =>
        AssertFault(
            SampleTuning.Text().Replace("[8]", "[{ choice: [8, 16] }]", StringComparison.Ordinal),
            "hiddenLayers[0]: needs a 'start'"
        );

    [TestCase("1e-5", "{ rungs: [1, 2] }", "has 'rungs' or a 'start', which are for tunings")]
    [TestCase("{ grid: [1e-5, 1e-4], start: 1e-3 }", "1", "has 'rungs' or a 'start', which are for tunings")]
    public void SweepWithoutTuning_HasNoneOfItsWords(string rate, string seed, string message) =>
        AssertFault(SampleSweep.With(rate, $"seed: {seed}"), message);

    private static void AssertFault(string text, string message) =>
        Assert.That(
            Assert.Throws<InvalidDefinitionException>(() => SampleSweep.Read(text))!.Message,
            Does.Contain(message)
        );
}
