namespace ProcessChain;

/// <summary>
/// The random numbers of numpy's <c>default_rng(seed)</c>, bit by bit: PCG XSL RR 128/64 (O'Neill, "PCG: A family of simple fast
/// space-efficient statistically good algorithms for random number generation", 2014), seeded by <see cref="SeedSequence"/>. Not
/// safe for use by several threads.
/// </summary>
/// <remarks>For results of programs that draw from numpy. Experiments of our own draw from <see cref="RandomStream"/>.</remarks>
internal sealed class NumpyGenerator : IUniformSource
{
    private const int StateWords = 8;

    private static readonly UInt128 multiplier = new(0x2360ED051FC65DA4, 0x4385DF649FCCF645);

    private readonly UInt128 increment;
    private UInt128 state;
    private uint? upperHalf;

    /// <summary>The generator after <c>np.random.default_rng(seed)</c>.</summary>
    /// <param name="seed">0 or more.</param>
    public NumpyGenerator(long seed)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(seed);
        var words = new uint[StateWords];
        new SeedSequence(seed).Fill(words);
        var initial = Join(words.AsSpan(0, StateWords / 2));
        increment = (Join(words.AsSpan(StateWords / 2)) << 1) | UInt128.One;
        Advance();
        state += initial;
        Advance();
    }

    /// <summary>The lower half of the next 64 random bits, then their upper half.</summary>
    public uint NextWord()
    {
        if (upperHalf is { } kept)
        {
            upperHalf = null;
            return kept;
        }
        var bits = NextBits();
        upperHalf = (uint)(bits >> 32);
        return (uint)bits;
    }

    public double NextDouble() => (NextBits() >> 11) * (1.0 / (1UL << 53));

    private static UInt128 Join(ReadOnlySpan<uint> words) =>
        new(words[0] | ((ulong)words[1] << 32), words[2] | ((ulong)words[3] << 32));

    private ulong NextBits()
    {
        Advance();
        var folded = (ulong)(state >> 64) ^ (ulong)state;
        return ulong.RotateRight(folded, (int)(state >> 122));
    }

    private void Advance() => state = (state * multiplier) + increment;
}
