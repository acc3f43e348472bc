namespace ProcessChain.Tests;

internal sealed class ParametersTests
{
    [Test]
    public void AreFinite_OneValueIsNot_Says([Values(0, 7, 8, 23)] int at)
    {
        foreach (var value in new[] { float.NaN, float.PositiveInfinity, float.NegativeInfinity })
        {
            var values = new float[24];
            Assert.That(Parameters.AreFinite(values), Is.True);
            values[at] = value;
            Assert.That(Parameters.AreFinite(values), Is.False, $"{value}");
        }
    }

    [Test]
    public void MoveTowards_TauOne_Copies()
    {
        float[] target = [1, 2, 3, 4, 5, 6, 7, 8];
        float[] online = [0.1f, -2, 3e7f, 0, 1e-30f, 6, 7, 8];
        Parameters.MoveTowards(target, online, 1);
        Assert.That(target, Is.EqualTo(online));
    }
}
