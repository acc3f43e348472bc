using System.Numerics;

namespace ProcessChain;

/// <summary>
/// One independent source of chance: xoshiro256** (Blackman &amp; Vigna, "Scrambled linear pseudorandom number
/// generators", ACM TOMS 47(4), 2021) whose state can be saved and restored. Not safe for use by several threads.
/// </summary>
/// <remarks>It is a <see cref="Random"/>, so that MathNet's distributions can draw from it.</remarks>
public sealed class RandomStream : Random, IUniformSource
{
    private ulong s0;
    private ulong s1;
    private ulong s2;
    private ulong s3;

    /// <summary>A stream whose state is filled from <paramref name="seed"/> by SplitMix64.</summary>
    /// <param name="seed">Any value; equal seeds give equal streams.</param>
    public RandomStream(ulong seed)
#pragma warning disable RS0030 // The base generator is never drawn from; a fixed seed makes its construction cheap.
        : base(0) => Restart(seed);
#pragma warning restore RS0030

    /// <summary>Begins anew, as the stream of another seed.</summary>
    internal void Restart(ulong seed)
    {
        s0 = SplitMix64.Next(ref seed);
        s1 = SplitMix64.Next(ref seed);
        s2 = SplitMix64.Next(ref seed);
        s3 = SplitMix64.Next(ref seed);
    }

    /// <summary>The four words of the generator's state.</summary>
    public (ulong S0, ulong S1, ulong S2, ulong S3) State
    {
        get => (s0, s1, s2, s3);
        set => (s0, s1, s2, s3) = value;
    }

    /// <summary>The next 64 random bits.</summary>
    public ulong NextBits()
    {
        var result = BitOperations.RotateLeft(s1 * 5, 7) * 9;
        var t = s1 << 17;
        s2 ^= s0;
        s3 ^= s1;
        s1 ^= s2;
        s0 ^= s3;
        s2 ^= t;
        s3 = BitOperations.RotateLeft(s3, 45);
        return result;
    }

    /// <summary>The upper half of the next 64 random bits.</summary>
    public uint NextWord() => (uint)(NextBits() >> 32);

    /// <summary>A uniform number in [0, 1) with 53 random bits.</summary>
    public override double NextDouble() => (NextBits() >> 11) * (1.0 / (1UL << 53));

    /// <summary>A uniform number in [0, 1) with 24 random bits.</summary>
    public override float NextSingle() => (NextBits() >> 40) * (1.0f / (1U << 24));

    /// <summary>A uniform integer in [0, <paramref name="maxValue"/>), without bias.</summary>
    /// <param name="maxValue">Exclusive upper limit, at least 1.</param>
    public override int Next(int maxValue) => (int)NextInt64(maxValue);

    /// <summary>A uniform integer in [<paramref name="minValue"/>, <paramref name="maxValue"/>), without bias.</summary>
    public override int Next(int minValue, int maxValue) => (int)NextInt64(minValue, maxValue);

    /// <summary>A uniform integer in [0, <see cref="int.MaxValue"/>).</summary>
    public override int Next() => Next(int.MaxValue);

    /// <summary>A uniform integer in [0, <see cref="long.MaxValue"/>).</summary>
    public override long NextInt64() => (long)NextBelow(long.MaxValue);

    /// <summary>A uniform integer in [0, <paramref name="maxValue"/>), without bias.</summary>
    public override long NextInt64(long maxValue)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(maxValue);
        return (long)NextBelow((ulong)maxValue);
    }

    /// <summary>A uniform integer in [<paramref name="minValue"/>, <paramref name="maxValue"/>), without bias.</summary>
    public override long NextInt64(long minValue, long maxValue)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(minValue, maxValue);
        return minValue + (long)NextBelow((ulong)maxValue - (ulong)minValue);
    }

    /// <inheritdoc/>
    public override void NextBytes(byte[] buffer)
    {
        ArgumentNullException.ThrowIfNull(buffer);
        NextBytes(buffer.AsSpan());
    }

    /// <inheritdoc/>
    public override void NextBytes(Span<byte> buffer)
    {
        while (buffer.Length > 0)
        {
            var bits = NextBits();
            var count = Math.Min(sizeof(ulong), buffer.Length);
            for (var i = 0; i < count; i++)
                buffer[i] = (byte)(bits >> (8 * i));
            buffer = buffer[count..];
        }
    }

    /// <inheritdoc/>
    protected override double Sample() => NextDouble();

    /// <summary>Lemire, "Fast random integer generation in an interval", ACM TOMACS 29(1), 2019.</summary>
    private ulong NextBelow(ulong limit)
    {
        var high = Math.BigMul(NextBits(), limit, out var low);
        if (low >= limit)
            return high;
        var threshold = (0UL - limit) % limit;
        while (low < threshold)
            high = Math.BigMul(NextBits(), limit, out low);
        return high;
    }
}
