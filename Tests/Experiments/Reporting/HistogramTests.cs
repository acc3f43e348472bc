namespace ProcessChain.Tests;

internal sealed class HistogramTests
{
    [TestCase(1, 5.0)]
    [TestCase(40, 0.0)]
    [TestCase(1000, -3e6)]
    public void Histogram_CountsEveryValueOnce(int count, double shift)
    {
        var random = new Random(count);
        var values = Enumerable.Range(0, count).Select(_ => shift + (random.NextDouble() * 17)).ToList();
        var histogram = Histogram.Of(values);
        Assert.Multiple(() =>
        {
            Assert.That(histogram.Counts.Sum(), Is.EqualTo(count));
            Assert.That(histogram.Densities.Sum() * histogram.Width, Is.EqualTo(1).Within(1e-9));
            Assert.That(histogram.First, Is.LessThanOrEqualTo(values.Min()));
            Assert.That(
                histogram.First + (histogram.Counts.Count * histogram.Width),
                Is.GreaterThanOrEqualTo(values.Max())
            );
            Assert.That(histogram.Counts, Has.Count.LessThanOrEqualTo(92));
        });
    }

    [Test]
    public void EqualValues_AreOneBin() => Assert.That(Histogram.Of([7, 7, 7]).Counts.Max(), Is.EqualTo(3));
}
