using System.Collections.Immutable;

namespace ProcessChain.Tests;

internal sealed class NumpyRandomTests
{
    /// <summary>The C++ standard (26.5.5 [rand.predef]) prescribes this number for the same generator.</summary>
    [Test]
    public void TenThousandthWord_AfterSeed5489_IsThatOfTheCppStandard()
    {
        var source = new NumpyRandom(5489);
        for (var i = 1; i < 10_000; i++)
            source.NextWord();
        Assert.That(source.NextWord(), Is.EqualTo(4123659995));
    }

    [TestCase(-1)]
    [TestCase(1L << 32)]
    public void Seed_BeyondAWord_IsRefused(long seed) =>
        Assert.That(() => new NumpyRandom(seed), Throws.InstanceOf<ArgumentOutOfRangeException>());

    [TestCase(0)]
    [TestCase(1)]
    [TestCase(623)]
    [TestCase(624)]
    [TestCase(1000)]
    public void State_SavedAndRestored_GoesOnTheSame(int words)
    {
        var source = new NumpyRandom(7);
        for (var i = 0; i < words; i++)
            source.NextWord();
        var restored = new NumpyRandom(0) { State = source.State };
        for (var i = 0; i < 1300; i++)
            Assert.That(restored.NextWord(), Is.EqualTo(source.NextWord()));
    }

    [Test]
    public void State_OfAnotherShape_IsRefused()
    {
        var source = new NumpyRandom(7);
        var words = source.State.Words;
        Assert.Multiple(() =>
        {
            Assert.That(() => source.State = (words, 625), Throws.ArgumentException);
            Assert.That(() => source.State = (words, -1), Throws.ArgumentException);
            Assert.That(() => source.State = (words.RemoveAt(0), 0), Throws.ArgumentException);
            Assert.That(() => source.State = (default(ImmutableArray<uint>), 0), Throws.ArgumentException);
        });
    }
}
