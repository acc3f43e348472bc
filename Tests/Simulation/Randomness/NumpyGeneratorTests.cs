namespace ProcessChain.Tests;

internal sealed class NumpyGeneratorTests
{
    /// <summary>numpy's <c>default_rng(42).random(3)</c>.</summary>
    [Test]
    public void UniformNumbers_AreNumpys()
    {
        var source = new NumpyGenerator(42);
        double[] drawn = [source.NextDouble(), source.NextDouble(), source.NextDouble()];
        Assert.That(drawn, Is.EqualTo([0.7739560485559633, 0.4388784397520523, 0.8585979199113825]));
    }

    /// <summary>numpy's <c>SeedSequence(42).generate_state(2)</c>.</summary>
    [Test]
    public void SeedWords_AreNumpys()
    {
        var words = new uint[2];
        new SeedSequence(42).Fill(words);
        Assert.That(words, Is.EqualTo([3444837047u, 2669555309u]));
    }

    [Test]
    public void Seed_BelowZero_IsRefused() =>
        Assert.That(() => new NumpyGenerator(-1), Throws.InstanceOf<ArgumentOutOfRangeException>());
}
