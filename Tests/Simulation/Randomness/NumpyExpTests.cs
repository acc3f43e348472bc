namespace ProcessChain.Tests;

internal sealed class NumpyExpTests
{
    [Test]
    public void Exponential_IsWithinOneUnitInTheLastPlaceOfTheCLibrarys()
    {
        var random = new RandomStream(1);
        var numbers = Enumerable
            .Range(0, 200_000)
            .Select(i => i % 2 == 0 ? (1400 * random.NextDouble()) - 700 : (2 * random.NextDouble()) - 1)
            .Concat(Enumerable.Range(-16_000, 32_001).Select(i => i * Math.Log(2) / 16).Where(x => Math.Abs(x) <= 700));
        Assert.That(numbers.Max(x => Math.Abs(Ulps(NumpyExp.Of(x), Math.Exp(x)))), Is.LessThanOrEqualTo(1));
    }

    [Test]
    public void Exponential_OfSpecialPlaces()
    {
        Assert.Multiple(() =>
        {
            Assert.That(NumpyExp.Of(0), Is.EqualTo(1));
            Assert.That(NumpyExp.Of(-0.0), Is.EqualTo(1));
            Assert.That(NumpyExp.Of(double.Epsilon), Is.EqualTo(1));
            Assert.That(NumpyExp.Of(-1e6), Is.Zero);
        });
    }

    private static long Ulps(double a, double b) =>
        BitConverter.DoubleToInt64Bits(a) - BitConverter.DoubleToInt64Bits(b);
}
