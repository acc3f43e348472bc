namespace ProcessChain.Tests;

internal sealed class EpisodeNumbersTests
{
    private static readonly long[] experiments =
    [
        0,
        1,
        7,
        -1,
        -7,
        20_260_214,
        9_000_000_000_000_000,
        -9_000_000_000_000_000,
    ];

    [Test]
    public void TrainingNumber_IsThatOfTheSeed(
        [ValueSource(nameof(experiments))] long experiment,
        [Values(1, 2, 500, 999, 1000)] int training
    )
    {
        var seed = EpisodeNumbers.TrainingSeed(experiment, training);
        Assert.That(EpisodeNumbers.TrainingNumber(seed), Is.EqualTo(training));
    }

    [Test]
    public void TrainingSeeds_OfNeighbouringExperiments_DoNotOverlap() =>
        Assert.That(
            from experiment in Enumerable.Range(-2, 5)
            from training in new[] { 1, 2, 999, 1000 }
            select EpisodeNumbers.TrainingSeed(experiment, training),
            Is.Unique
        );
}
