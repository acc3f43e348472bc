namespace ProcessChain.Tests;

/// <summary>The samplers on our own streams; that they draw what numpy draws is proved with the golden cases.</summary>
internal sealed class LegacyDistributionsTests
{
    [TestCase(0.3)]
    [TestCase(9.9)]
    [TestCase(10)]
    [TestCase(47.5)]
    [TestCase(2000)]
    public void Poisson_HasItsMoments(double mean) =>
        AssertMoments(source => LegacyDistributions.Poisson(source, mean), mean, mean);

    [TestCase(1, 0.25)]
    [TestCase(40, 0.5)]
    [TestCase(40, 0.9)]
    [TestCase(90, 0.4)]
    [TestCase(1000, 0.7)]
    [TestCase(1_000_000, 0.3)]
    public void Binomial_HasItsMoments(long trials, double probability) =>
        AssertMoments(
            source => LegacyDistributions.Binomial(source, trials, probability),
            trials * probability,
            trials * probability * (1 - probability)
        );

    [TestCase(0, 2)]
    [TestCase(-3, 1000)]
    [TestCase(0, 1L << 32)]
    public void Uniform_HasItsMoments(long low, long high)
    {
        var count = (double)(high - low);
        AssertMoments(
            source => LegacyDistributions.Uniform(source, low, high),
            (low + high - 1) / 2.0,
            ((count * count) - 1) / 12
        );
    }

    [TestCase(0.01)]
    [TestCase(0.33)]
    [TestCase(0.34)]
    [TestCase(0.9)]
    public void Geometric_HasItsMoments(double probability) =>
        AssertMoments(
            source => LegacyDistributions.Geometric(source, probability),
            1 / probability,
            (1 - probability) / (probability * probability)
        );

    [Test]
    public void CertainDraws_TakeAsManyNumbersAsNumpyDoes()
    {
        Assert.Multiple(() =>
        {
            Assert.That(Drawn(source => LegacyDistributions.Poisson(source, 0)), Is.EqualTo((0, 0)));
            Assert.That(Drawn(source => LegacyDistributions.Binomial(source, 0, 0.5)), Is.EqualTo((0, 0)));
            Assert.That(Drawn(source => LegacyDistributions.Binomial(source, 9, 0)), Is.EqualTo((0, 0)));
            Assert.That(Drawn(source => LegacyDistributions.Binomial(source, 9, 1)), Is.EqualTo((9, 2)));
            Assert.That(Drawn(source => LegacyDistributions.Uniform(source, 5, 6)), Is.EqualTo((5, 0)));
            Assert.That(Drawn(source => LegacyDistributions.Geometric(source, 1)), Is.EqualTo((1, 2)));
        });
    }

    [Test]
    public void Parameters_OutOfRange_AreRefused()
    {
        var source = new NumpyRandom(0);
        Action[] wrong =
        [
            () => LegacyDistributions.Poisson(source, -0.1),
            () => LegacyDistributions.Poisson(source, double.NaN),
            () => LegacyDistributions.Poisson(source, 1e19),
            () => LegacyDistributions.Binomial(source, -1, 0.5),
            () => LegacyDistributions.Binomial(source, 1, 1.1),
            () => LegacyDistributions.Binomial(source, 1, -0.1),
            () => LegacyDistributions.Binomial(source, 1, double.NaN),
            () => LegacyDistributions.Uniform(source, 3, 3),
            () => LegacyDistributions.Uniform(source, 3, 2),
            () => LegacyDistributions.Uniform(source, -1, 1L << 32),
            () => LegacyDistributions.Uniform(source, long.MinValue, long.MaxValue),
            () => LegacyDistributions.Geometric(source, 0),
            () => LegacyDistributions.Geometric(source, 1e-17),
            () => LegacyDistributions.Geometric(source, 1.1),
            () => LegacyDistributions.Geometric(source, double.NaN),
        ];
        Assert.Multiple(() =>
        {
            foreach (var draw in wrong)
                Assert.That(draw, Throws.InstanceOf<ArgumentOutOfRangeException>());
            Assert.That(source.NextWord(), Is.EqualTo(new NumpyRandom(0).NextWord()));
        });
    }

    /// <summary>Mean and variance of many draws, within five standard errors of what is expected.</summary>
    internal static void AssertMoments(Func<RandomStream, long> draw, double mean, double variance)
    {
        const int Draws = 200_000;
        var source = new RandomStream(29);
        var squares = new double[Draws];
        var sum = 0.0;
        for (var i = 0; i < Draws; i++)
        {
            var distance = draw(source) - mean;
            sum += distance;
            squares[i] = distance * distance;
        }
        var error = Math.Sqrt(squares.Average(square => (square - variance) * (square - variance)) / Draws);
        Assert.Multiple(() =>
        {
            Assert.That(sum / Draws, Is.Zero.Within(5 * Math.Sqrt(variance / Draws)), "mean");
            Assert.That(squares.Average(), Is.EqualTo(variance).Within(5 * error), "variance");
        });
    }

    private static (long Value, int Words) Drawn(Func<IUniformSource, long> draw)
    {
        var source = new CountingSource();
        return (draw(source), source.Words);
    }

    private sealed class CountingSource : IUniformSource
    {
        private readonly NumpyRandom inner = new(3);

        public int Words { get; private set; }

        public uint NextWord()
        {
            Words++;
            return inner.NextWord();
        }

        public double NextDouble()
        {
            Words += 2;
            return inner.NextDouble();
        }
    }
}
