namespace ProcessChain.Tests;

internal sealed class LossTests
{
    [TestCase(Loss.Mae, -3f, 3f, -1f)]
    [TestCase(Loss.Mae, 0f, 0f, 0f)]
    [TestCase(Loss.Mse, -3f, 9f, -6f)]
    [TestCase(Loss.HalfMse, -3f, 4.5f, -3f)]
    [TestCase(Loss.Huber, 1.5f, 1.125f, 1.5f)]
    [TestCase(Loss.Huber, -3f, 4f, -2f, Description = "2 (3 − 1)")]
    [TestCase(Loss.Huber, 2f, 2f, 2f, Description = "where both pieces meet")]
    public void Loss_OfOneError_IsTheFormula(Loss loss, float error, float value, float derivative)
    {
        const float HuberDelta = 2;
        Assert.That(loss.Value(error, HuberDelta), Is.EqualTo(value));
        Assert.That(loss.Derivative(error, HuberDelta), Is.EqualTo(derivative));
    }

    [Test]
    public void Value_NotANumber_StaysSo([Values] Loss loss) => Assert.That(loss.Value(float.NaN, 1), Is.NaN);
}
