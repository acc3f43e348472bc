using System.Runtime.Intrinsics;

namespace ProcessChain;

/// <summary>Operations on whole arrays of parameters or gradients, as long as a multiple of <see cref="MatrixProduct.Lanes"/>.</summary>
internal static class Parameters
{
    /// <summary>target ← τ · online + (1−τ) · target; a plain copy for τ = 1.</summary>
    public static void MoveTowards(Span<float> target, ReadOnlySpan<float> online, double tau)
    {
        if (tau == 1)
        {
            online.CopyTo(target);
            return;
        }
        var (gain, keep) = (Vector256.Create((float)tau), Vector256.Create((float)(1 - tau)));
        var from = Vectors.Of(online);
        var to = Vectors.Of(target)[..from.Length];
        for (var i = 0; i < from.Length; i++)
            to[i] = (gain * from[i]) + (keep * to[i]);
    }

    /// <summary>The Euclidean norm.</summary>
    public static float Norm(ReadOnlySpan<float> values)
    {
        var squares = Vector256<float>.Zero;
        foreach (var lanes in Vectors.Of(values))
            squares += lanes * lanes;
        var sum = 0f;
        for (var lane = 0; lane < MatrixProduct.Lanes; lane++)
            sum += squares[lane];
        return MathF.Sqrt(sum);
    }

    public static void Scale(Span<float> values, float factor)
    {
        foreach (ref var lanes in Vectors.Of(values))
            lanes *= factor;
    }

    /// <summary>Whether no value is infinite or not a number.</summary>
    public static bool AreFinite(ReadOnlySpan<float> values)
    {
        var largest = Vector256.Create(int.MinValue);
        foreach (var lanes in Vectors.Of(values))
            largest = Vector256.Max(largest, Vector256.Abs(lanes).AsInt32());
        return Vector256.LessThanAll(largest, Vector256.Create(float.PositiveInfinity).AsInt32());
    }
}
