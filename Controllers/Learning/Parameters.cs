using System.Runtime.Intrinsics;

namespace ProcessChain.Controllers.Learning;

/// <summary>Operations on whole arrays of parameters or gradients, as long as a multiple of <see cref="MatrixProduct.Lanes"/>.</summary>
internal static class Parameters
{
    /// <summary>θ′ ← τ θ + (1−τ) θ′; a plain copy for τ = 1.</summary>
    /// <param name="target">θ′, changed in place.</param>
    /// <param name="online">θ.</param>
    /// <param name="tau">τ, in (0, 1].</param>
    public static void MoveTowards(Span<float> target, ReadOnlySpan<float> online, double tau)
    {
        var (gain, keep) = ((float)tau, (float)(1 - tau));
        for (var i = 0; i < target.Length; i += MatrixProduct.Lanes)
        {
            var moved = (gain * Vector256.Create(online[i..])) + (keep * Vector256.Create<float>(target[i..]));
            moved.CopyTo(target[i..]);
        }
    }

    /// <summary>The Euclidean norm.</summary>
    public static float Norm(ReadOnlySpan<float> values)
    {
        var squares = Vector256<float>.Zero;
        for (var i = 0; i < values.Length; i += MatrixProduct.Lanes)
        {
            var lanes = Vector256.Create(values[i..]);
            squares += lanes * lanes;
        }
        var sum = 0f;
        for (var lane = 0; lane < MatrixProduct.Lanes; lane++)
            sum += squares[lane];
        return MathF.Sqrt(sum);
    }

    public static void Scale(Span<float> values, float factor)
    {
        for (var i = 0; i < values.Length; i += MatrixProduct.Lanes)
            (factor * Vector256.Create<float>(values[i..])).CopyTo(values[i..]);
    }

    /// <summary>Whether no value is infinite or not a number.</summary>
    public static bool AreFinite(ReadOnlySpan<float> values)
    {
        var zeros = Vector256<float>.Zero;
        for (var i = 0; i < values.Length; i += MatrixProduct.Lanes)
            zeros += Vector256.Create(values[i..]) * 0f;
        return Vector256.EqualsAll(zeros, Vector256<float>.Zero);
    }
}
