namespace ProcessChain.Tests;

internal sealed class BatchPowerTests
{
    private static readonly float[] Numbers = [0, 1e-10f, 3e-4f, 0.1f, 0.5f, 1, 2, 17, 1e4f, 1e10f];

    [Test]
    public void Raise_ManyNumbers_IsThePower([Values(0.001, 0.4, 0.5, 0.6, 0.75, 0.999, 1)] double exponent)
    {
        var numbers = Numbers.ToArray();
        new BatchPower(Numbers.Length).Raise(numbers, exponent);
        Assert.Multiple(() =>
        {
            for (var i = 0; i < Numbers.Length; i++)
            {
                var expected = Math.Pow(Numbers[i], exponent);
                Assert.That(numbers[i], Is.EqualTo(expected).Within(1e-5 * expected), $"{Numbers[i]}");
            }
        });
    }

    [Test]
    public void Raise_ToNothing_IsOne()
    {
        var numbers = Numbers.ToArray();
        new BatchPower(Numbers.Length).Raise(numbers, 0);
        Assert.That(numbers, Has.All.EqualTo(1));
    }

    [Test]
    public void Raise_FewerNumbersThanThereIsRoomFor_IsTheSameForEach()
    {
        float[] few = [2, 3];
        var power = new BatchPower(20);
        power.Raise(Numbers.ToArray(), 0.3);
        power.Raise(few, 0.5);
        Assert.That(few, Is.EqualTo(new[] { MathF.Sqrt(2), MathF.Sqrt(3) }));
    }
}
