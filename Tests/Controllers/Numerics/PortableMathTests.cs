namespace ProcessChain.Tests;

internal sealed class PortableMathTests
{
    [Test]
    public void Log_WholeRange_IsWithinTwoUnitsInTheLastPlace()
    {
        for (var x = 1e-300; x < 1e300; x *= 1.37)
            Assert.That(PortableMath.Log(x), Is.EqualTo(Math.Log(x)).Within(2).Ulps, $"x = {x}");
        for (var x = 0.5; x < 2; x += 1.0 / 1024 / 3)
            Assert.That(PortableMath.Log(x), Is.EqualTo(Math.Log(x)).Within(4).Ulps, $"x = {x}");
        Assert.That(PortableMath.Log(1), Is.Zero);
    }

    [Test]
    public void Exp_WholeRange_IsWithinTwoUnitsInTheLastPlace()
    {
        for (var x = -708.0; x < 709; x += 0.37)
            Assert.That(PortableMath.Exp(x), Is.EqualTo(Math.Exp(x)).Within(2).Ulps, $"x = {x}");
        for (var x = -1.0; x < 1; x += 1.0 / 1024 / 3)
            Assert.That(PortableMath.Exp(x), Is.EqualTo(Math.Exp(x)).Within(2).Ulps, $"x = {x}");
        Assert.Multiple(() =>
        {
            Assert.That(PortableMath.Exp(0), Is.EqualTo(1));
            Assert.That(PortableMath.Exp(-1e9), Is.Zero);
            Assert.That(PortableMath.Exp(1e9), Is.EqualTo(double.PositiveInfinity));
            Assert.That(PortableMath.Exp(double.NaN), Is.NaN);
        });
    }

    [Test]
    public void Power_ExponentsInUnit_IsTheLibrarys([Values(0.01, 0.81, 1, 50)] double x)
    {
        for (var p = 0.0; p <= 1; p += 1.0 / 1024 / 3)
            Assert.That(PortableMath.Power(x, p), Is.EqualTo(Math.Pow(x, p)).Within(1e-11).Percent, $"p = {p}");
    }
}
