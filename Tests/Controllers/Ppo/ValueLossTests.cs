namespace ProcessChain.Tests;

internal sealed class ValueLossTests
{
    // V = 2, V_old = 0, ε = 1: V_clip = 1, as far below R = 1.5 as V is above it.
    [TestCase(ValueLoss.ClippedMaximum, 0.5f)]
    [TestCase(ValueLoss.HalfClippedMaximum, 0.25f)]
    public void Derivative_OfEqualSquares_IsTheMeanOfBoth(ValueLoss loss, float expected) =>
        Assert.That(loss.Derivative(2, 0, 1.5f, 1), Is.EqualTo(expected));

    [TestCase(1.4f, 1.2f)]
    [TestCase(1.6f, 0f)]
    public void Derivative_BeyondTheClip_IsThatOfTheLargerSquare(float target, float expected) =>
        Assert.That(ValueLoss.ClippedMaximum.Derivative(2, 0, target, 1), Is.EqualTo(expected).Within(1e-6));

    [Test]
    public void Derivative_WithinTheClip_IsThatOfTheSquare() =>
        Assert.That(ValueLoss.ClippedMaximum.Derivative(0.5f, 0, 2, 1), Is.EqualTo(-3));
}
