using ProcessChain.Controllers.Learning;

namespace ProcessChain.Tests.Controllers.Learning;

internal sealed class PortableMathTests
{
    [Test]
    public void Exp_WholeRange_IsWithinTwoUnitsInTheLastPlace()
    {
        for (var x = -700.0; x <= 700; x += 0.37)
            Assert.That(PortableMath.Exp(x), Is.EqualTo(Math.Exp(x)).Within(2).Ulps, $"x = {x}");
    }

    [TestCase(-1000, 0)]
    [TestCase(1000, double.PositiveInfinity)]
    [TestCase(double.NegativeInfinity, 0)]
    [TestCase(0, 1)]
    [TestCase(double.NaN, double.NaN)]
    public void Exp_Extremes_AreTheLimits(double x, double expected) =>
        Assert.That(PortableMath.Exp(x), Is.EqualTo(expected));

    [Test]
    public void Power_ExponentsInUnit_IsTheLibrarys([Values(0.01, 0.81, 1, 50)] double x)
    {
        for (var p = 0.0; p <= 1; p += 1.0 / 1024 / 3)
            Assert.That(PortableMath.Power(x, p), Is.EqualTo(Math.Pow(x, p)).Within(1e-11).Percent, $"p = {p}");
    }
}
