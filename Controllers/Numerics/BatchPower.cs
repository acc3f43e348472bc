using System.Runtime.Intrinsics;

namespace ProcessChain;

/// <summary>
/// x^p for p in [0, 1] of many numbers at once: the product of those roots x^½, x^¼, … that p has in its binary digits, made
/// of exactly rounded operations only, so that the bits are the same everywhere. Within a relative error of 1e-5 for
/// x from 1e-10 to 1e10.
/// </summary>
/// <param name="most">Most numbers at once.</param>
internal sealed class BatchPower(int most)
{
    private const int Digits = 26;

    private readonly float[] roots = new float[MatrixProduct.Padded(most)];
    private readonly float[] products = new float[MatrixProduct.Padded(most)];

    /// <summary>Raises every number, 0 or more, to the power p.</summary>
    public void Raise(Span<float> numbers, double exponent)
    {
        if (exponent >= 1)
            return;
        numbers.CopyTo(roots);
        var padded = MatrixProduct.Padded(numbers.Length);
        var x = Vectors.Of(roots.AsSpan(0, padded));
        var y = Vectors.Of(products.AsSpan(0, padded));
        y.Fill(Vector256<float>.One);
        for (var digit = 0; digit < Digits; digit++)
        {
            exponent *= 2;
            var isOne = exponent >= 1;
            exponent -= isOne ? 1 : 0;
            TakeRoots(x, y, isOne);
        }
        products.AsSpan(0, numbers.Length).CopyTo(numbers);
    }

    private static void TakeRoots(Span<Vector256<float>> x, Span<Vector256<float>> y, bool multiply)
    {
        for (var i = 0; i < x.Length; i++)
        {
            x[i] = Vector256.Sqrt(x[i]);
            if (multiply)
                y[i] *= x[i];
        }
    }
}
