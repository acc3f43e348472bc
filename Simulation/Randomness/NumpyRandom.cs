using System.Collections.Immutable;

namespace ProcessChain;

/// <summary>
/// The random numbers that numpy's global generator gives after <c>np.random.seed(seed)</c>, word by word: MT19937 (Matsumoto
/// &amp; Nishimura, "Mersenne Twister", ACM TOMACS 8(1), 1998). Not safe for use by several threads.
/// </summary>
/// <remarks>For results of programs that draw from numpy. Experiments of our own draw from <see cref="RandomStream"/>.</remarks>
internal sealed class NumpyRandom : IUniformSource
{
    private const int Length = 624;
    private const int Offset = 397;
    private const uint HighBit = 0x80000000;
    private const uint Twist = 0x9908B0DF;

    private readonly uint[] words = new uint[Length];
    private int position = Length;

    /// <summary>The generator after <c>np.random.seed(seed)</c>.</summary>
    /// <param name="seed">0 to 2³² − 1.</param>
    public NumpyRandom(long seed)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(seed);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(seed, uint.MaxValue);
        words[0] = (uint)seed;
        for (var i = 1; i < Length; i++)
            words[i] = (1812433253 * (words[i - 1] ^ (words[i - 1] >> 30))) + (uint)i;
    }

    /// <summary>The 624 words of the generator and how many of them are used up, 0 to 624: numpy's <c>get_state()[1:3]</c>.</summary>
    public (ImmutableArray<uint> Words, int Position) State
    {
        get => (ImmutableArray.Create(words), position);
        set
        {
            if (value.Words.IsDefault || value.Words.Length != Length || value.Position is < 0 or > Length)
                throw new ArgumentException(
                    $"{Length} words and a position from 0 to {Length} are needed.",
                    nameof(value)
                );
            value.Words.CopyTo(words);
            position = value.Position;
        }
    }

    public uint NextWord()
    {
        if (position == Length)
            Refill();
        var word = words[position++];
        word ^= word >> 11;
        word ^= (word << 7) & 0x9D2C5680;
        word ^= (word << 15) & 0xEFC60000;
        return word ^ (word >> 18);
    }

    /// <inheritdoc/>
    /// <remarks>numpy's <c>random_sample()</c>: the upper 27 bits of a word, then the upper 26 of the next.</remarks>
    public double NextDouble()
    {
        var high = NextWord() >> 5;
        var low = NextWord() >> 6;
        return ((high * 67108864.0) + low) / 9007199254740992.0;
    }

    private void Refill()
    {
        for (var i = 0; i < Length; i++)
        {
            var next = words[(i + 1) % Length];
            var joined = (words[i] & HighBit) | (next & ~HighBit);
            words[i] = words[(i + Offset) % Length] ^ (joined >> 1) ^ ((next & 1) * Twist);
        }
        position = 0;
    }
}
