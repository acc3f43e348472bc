using System.Runtime.Intrinsics;

namespace ProcessChain.Tests;

internal sealed class VectorMathTests
{
    [Test]
    public void Exp_UpToTheLimits_IsWithinTwoUnitsInTheLastPlace() =>
        AssertClose(VectorMath.Exp, Math.Exp, -87, 88.3f, units: 2);

    [Test]
    public void ExpMinusOne_UpToTheLimits_IsWithinTwoUnitsInTheLastPlace() =>
        AssertClose(VectorMath.ExpMinusOne, ExpMinusOne, -87, 88, units: 2);

    [Test]
    public void Tanh_WholeRange_IsWithinFourUnitsInTheLastPlace()
    {
        AssertClose(VectorMath.Tanh, Math.Tanh, -12, 12, units: 4);
        AssertClose(VectorMath.Tanh, Math.Tanh, -1e-3f, 1e-3f, units: 4);
    }

    [Test]
    public void Exp_AboveTheLimit_IsInfinite(
        [Values(88.38f, 88.5f, 88.8f, 89.1f, 100, 177, 200, 1e30f, float.PositiveInfinity)] float x
    ) => Assert.That(VectorMath.Exp(x), Is.EqualTo(float.PositiveInfinity));

    [TestCase(float.NegativeInfinity, 0, -1, -1)]
    [TestCase(-1000, 0, -1, -1)]
    [TestCase(0, 1, 0, 0)]
    [TestCase(float.NaN, float.NaN, float.NaN, float.NaN)]
    public void Functions_Extremes_AreTheLimits(float x, float exp, float expMinusOne, float tanh)
    {
        Assert.Multiple(() =>
        {
            Assert.That(VectorMath.Exp(Vector256.Create(x))[0], Is.EqualTo(exp));
            Assert.That(VectorMath.ExpMinusOne(Vector256.Create(x))[0], Is.EqualTo(expMinusOne));
            Assert.That(VectorMath.Tanh(Vector256.Create(x))[0], Is.EqualTo(tanh));
            Assert.That(VectorMath.Tanh(Vector256.Create(-x))[0], Is.EqualTo(-tanh));
        });
    }

    /// <summary>x + x²/2 + … where the difference would cancel.</summary>
    private static double ExpMinusOne(double x) =>
        Math.Abs(x) > 1e-3 ? Math.Exp(x) - 1 : x * (1 + (x / 2 * (1 + (x / 3 * (1 + (x / 4))))));

    private static void AssertClose(
        Func<Vector256<float>, Vector256<float>> function,
        Func<double, double> reference,
        float from,
        float to,
        int units
    )
    {
        const int Points = 100_000;
        for (var i = 0; i <= Points; i++)
        {
            var x = from + ((to - from) * i / Points);
            var expected = reference(x);
            var unit = MathF.BitIncrement(MathF.Abs((float)expected)) - MathF.Abs((float)expected);
            var actual = function(Vector256.Create(x))[0];
            Assert.That(actual, Is.EqualTo(expected).Within(units * (double)unit), $"x = {x:R}");
        }
    }
}
