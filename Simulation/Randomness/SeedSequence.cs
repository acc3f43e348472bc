namespace ProcessChain;

/// <summary>
/// What numpy's <c>SeedSequence</c> makes of a seed: words whose bits all depend on all bits of the seed (O'Neill, "Developing a
/// seed_seq alternative", 2015).
/// </summary>
internal sealed class SeedSequence
{
    private const int PoolSize = 4;
    private const int HalfWord = 16;

    private readonly uint[] pool = new uint[PoolSize];

    /// <param name="seed">0 or more.</param>
    public SeedSequence(long seed)
    {
        var hash = new Hash(0x43B0D7E5, 0x931E8875);
        uint[] words = [(uint)seed, (uint)(seed >> 32), 0, 0];
        for (var i = 0; i < PoolSize; i++)
            pool[i] = hash.Of(words[i]);
        for (var from = 0; from < PoolSize; from++)
        {
            for (var to = 0; to < PoolSize; to++)
            {
                if (from != to)
                    pool[to] = Mix(pool[to], hash.Of(pool[from]));
            }
        }
    }

    /// <summary>Writes the first words that follow from the seed: numpy's <c>generate_state</c>.</summary>
    public void Fill(Span<uint> words)
    {
        var hash = new Hash(0x8B51F9DD, 0x58F38DED);
        for (var i = 0; i < words.Length; i++)
            words[i] = hash.Of(pool[i % PoolSize]);
    }

    private static uint Mix(uint x, uint y)
    {
        var mixed = unchecked((0xCA01F9DD * x) - (0x4973F715 * y));
        return mixed ^ (mixed >> HalfWord);
    }

    /// <summary>A hash of words, of which no two are hashed alike.</summary>
    private struct Hash(uint first, uint multiplier)
    {
        private readonly uint multiplier = multiplier;
        private uint constant = first;

        public uint Of(uint word)
        {
            unchecked
            {
                word ^= constant;
                constant *= multiplier;
                word *= constant;
            }
            return word ^ (word >> HalfWord);
        }
    }
}
