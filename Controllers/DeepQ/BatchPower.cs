using System.Runtime.Intrinsics;

namespace ProcessChain.Controllers.DeepQ;

/// <summary>
/// x^p for p in [0, 1] of many numbers at once: the product of those roots x^½, x^¼, … that p has in its binary digits, made
/// of exactly rounded operations only, so that the bits are the same everywhere. Within a relative error of 1e-5 for
/// x from 1e-10 to 1e10.
/// </summary>
/// <param name="most">Most numbers at once.</param>
internal sealed class BatchPower(int most)
{
    private const int Digits = 26;

    private readonly float[] roots = new float[Padded(most)];
    private readonly float[] products = new float[Padded(most)];

    /// <summary>Raises every number to the power of <paramref name="exponent"/>.</summary>
    /// <param name="numbers">0 or more; overwritten.</param>
    /// <param name="exponent">p, in [0, 1].</param>
    public void Raise(Span<float> numbers, double exponent)
    {
        if (exponent >= 1)
            return;
        numbers.CopyTo(roots);
        var x = roots.AsSpan(0, Padded(numbers.Length));
        var y = products.AsSpan(0, Padded(numbers.Length));
        y.Fill(1);
        for (var digit = 0; digit < Digits; digit++)
        {
            exponent *= 2;
            var isOne = exponent >= 1;
            exponent -= isOne ? 1 : 0;
            TakeRoots(x, y, isOne);
        }
        y[..numbers.Length].CopyTo(numbers);
    }

    private static void TakeRoots(Span<float> x, Span<float> y, bool multiply)
    {
        for (var i = 0; i < x.Length; i += Vector256<float>.Count)
        {
            var root = Vector256.Sqrt(Vector256.Create<float>(x[i..]));
            root.CopyTo(x[i..]);
            if (multiply)
                (Vector256.Create<float>(y[i..]) * root).CopyTo(y[i..]);
        }
    }

    private static int Padded(int count) =>
        (count + Vector256<float>.Count - 1) / Vector256<float>.Count * Vector256<float>.Count;
}
