using System.Runtime.Intrinsics;

namespace ProcessChain;

/// <summary>
/// Functions of eight numbers in single precision, made of exactly rounded operations: the same bits on every processor
/// with fused multiply-add.
/// </summary>
internal static class VectorMath
{
    private const float Log2E = 1.44269504f;

    /// <summary>The upper part of ln 2 in so few bits that its multiples are exact.</summary>
    private const float Ln2High = 0.693359375f;

    private const float Ln2Low = -2.12194440e-4f;

    /// <summary>Added and taken away again, it rounds to a whole number, which meanwhile stands in the lowest bits.</summary>
    private const float Rounder = 12582912;

    private const float Lowest = -87;
    private const float Highest = 88.37f;

    /// <summary>eˣ within 2 units in the last place; 0 below −87, infinite above 88.37.</summary>
    public static Vector256<float> Exp(Vector256<float> x)
    {
        var (scale, excess) = Reduce(x);
        var power = Vector256.MultiplyAddEstimate(scale, excess, scale);
        var finite = Vector256.ConditionalSelect(
            Vector256.GreaterThan(x, Vector256.Create(Highest)),
            Vector256.Create(float.PositiveInfinity),
            power
        );
        return Vector256.ConditionalSelect(
            Vector256.LessThan(x, Vector256.Create(Lowest)),
            Vector256<float>.Zero,
            finite
        );
    }

    /// <summary>eˣ of one number, as <see cref="Exp(Vector256{float})"/> has it.</summary>
    public static float Exp(float x) => Exp(Vector256.Create(x)).ToScalar();

    /// <summary>eˣ of numbers as many as a multiple of eight, as <see cref="Exp(Vector256{float})"/> has it.</summary>
    public static void Exp(ReadOnlySpan<float> x, Span<float> powers)
    {
        var from = Vectors.Of(x);
        var to = Vectors.Of(powers)[..from.Length];
        for (var i = 0; i < from.Length; i++)
            to[i] = Exp(from[i]);
    }

    /// <summary>eˣ − 1 without cancellation, within 2 units in the last place, for x up to 88.</summary>
    public static Vector256<float> ExpMinusOne(Vector256<float> x)
    {
        var lowest = Vector256.Create(Lowest);
        var (scale, excess) = Reduce(Vector256.ConditionalSelect(Vector256.LessThan(x, lowest), lowest, x));
        return Vector256.MultiplyAddEstimate(scale, excess, scale - Vector256<float>.One);
    }

    /// <summary>The hyperbolic tangent, within 4 units in the last place.</summary>
    public static Vector256<float> Tanh(Vector256<float> x)
    {
        var sign = x & Vector256.Create(-0f);
        var t = ExpMinusOne(-2f * (x ^ sign));
        return (-t / (t + Vector256.Create(2f))) ^ sign;
    }

    /// <summary>eˣ = scale · (1 + excess), where scale is a power of two.</summary>
    private static (Vector256<float> Scale, Vector256<float> Excess) Reduce(Vector256<float> x)
    {
        var rounder = Vector256.Create(Rounder);
        var shifted = Vector256.MultiplyAddEstimate(x, Vector256.Create(Log2E), rounder);
        var exponent = shifted - rounder;
        var r = Vector256.MultiplyAddEstimate(exponent, Vector256.Create(-Ln2High), x);
        r = Vector256.MultiplyAddEstimate(exponent, Vector256.Create(-Ln2Low), r);
        var sum = Vector256.Create(1f / 5040);
        sum = Vector256.MultiplyAddEstimate(sum, r, Vector256.Create(1f / 720));
        sum = Vector256.MultiplyAddEstimate(sum, r, Vector256.Create(1f / 120));
        sum = Vector256.MultiplyAddEstimate(sum, r, Vector256.Create(1f / 24));
        sum = Vector256.MultiplyAddEstimate(sum, r, Vector256.Create(1f / 6));
        sum = Vector256.MultiplyAddEstimate(sum, r, Vector256.Create(1f / 2));
        var scale = Vector256.ShiftLeft(shifted.AsInt32(), 23) + Vector256<float>.One.AsInt32();
        return (scale.AsSingle(), Vector256.MultiplyAddEstimate(sum * r, r, r));
    }
}
