namespace ProcessChain.Tests;

internal sealed class TestDemandTests
{
    [Test]
    public void WithoutNumpySeed_EachEpisodeHasItsOwnStream()
    {
        var experiment = TinySupply.Read();
        var demand = new TestDemand(experiment);
        foreach (var episode in new[] { 3, 1, 5 })
            Assert.That(
                demand.UnitsOf(episode),
                Is.EqualTo(experiment.System.PathOf(EpisodeNumbers.Test(7, episode), 6))
            );
    }

    /// <summary>OR-Gym's environments draw one episode's demand after the other's, in whatever order they are asked for here.</summary>
    [Test]
    public void WithNumpySeed_EpisodesAreNumpysConsecutiveDraws()
    {
        var tiny = TinySupply.Read();
        var demand = new TestDemand(tiny with { Test = tiny.Test with { NumpySeed = 42 } });
        var numpy = new NumpyRandom(42);
        var drawn = Enumerable
            .Range(0, 5 * 6)
            .Select(_ => (int)LegacyDistributions.Poisson(numpy, 8))
            .Chunk(6)
            .ToArray();
        foreach (var episode in new[] { 5, 1, 2, 4, 3 })
            Assert.That(demand.UnitsOf(episode), Is.EqualTo(drawn[episode - 1]));
        Assert.That(drawn.Select(path => string.Join(' ', path)), Is.Unique);
    }

    [Test]
    public void WithNumpySeeds_EachEpisodeHasAGeneratorOfItsOwn()
    {
        var tiny = TinySupply.Read();
        long[] seeds = [42, 123, 42, 7, 0];
        var demand = new TestDemand(tiny with { Test = tiny.Test with { NumpySeeds = new(seeds) } });
        foreach (var episode in new[] { 4, 1, 3, 2, 5 })
        {
            var numpy = new NumpyGenerator(seeds[episode - 1]);
            var drawn = Enumerable.Range(0, 6).Select(_ => (int)LegacyDistributions.Poisson(numpy, 8)).ToArray();
            Assert.That(demand.UnitsOf(episode), Is.EqualTo(drawn));
            Assert.That(demand.OptionsOf(episode).NumpySeed, Is.EqualTo(seeds[episode - 1]));
        }
        Assert.That(demand.UnitsOf(1), Is.EqualTo(demand.UnitsOf(3)).And.Not.EqualTo(demand.UnitsOf(2)));
    }

    [Test]
    public void ManyThreads_AreToldTheSame()
    {
        var tiny = TinySupply.Read();
        var demand = new TestDemand(tiny with { Test = tiny.Test with { NumpySeed = 42 } });
        var told = Enumerable.Range(0, 40).AsParallel().AsOrdered().Select(i => demand.UnitsOf(1 + (i % 5))).ToArray();
        for (var i = 5; i < told.Length; i++)
            Assert.That(told[i], Is.EqualTo(told[i - 5]));
    }
}
