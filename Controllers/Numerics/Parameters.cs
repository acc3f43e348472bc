using System.Runtime.InteropServices;
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
        var (gain, keep) = ((float)tau, (float)(1 - tau));
        var wide = Vectors.Wide(online.Length);
        Mix<Lanes512, Vector512<float>>(gain, online[..wide], keep, target);
        Mix<Lanes256, Vector256<float>>(gain, online[wide..], keep, target[wide..]);
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
        var largest = Vector512.Create(int.MinValue);
        foreach (var lanes in MemoryMarshal.Cast<float, Vector512<float>>(values))
            largest = Vector512.Max(largest, Vector512.Abs(lanes).AsInt32());
        var left = Vector256.Create(int.MinValue);
        foreach (var lanes in Vectors.Of(values[Vectors.Wide(values.Length)..]))
            left = Vector256.Max(left, Vector256.Abs(lanes).AsInt32());
        largest = Vector512.Max(largest, Vector512.Create(left, left));
        return Vector512.LessThanAll(largest, Vector512.Create(float.PositiveInfinity).AsInt32());
    }

    private static void Mix<TLanes, T>(float gain, ReadOnlySpan<float> online, float keep, Span<float> target)
        where TLanes : struct, ILanes<T>
        where T : struct
    {
        var (gains, keeps) = (TLanes.Fill(gain), TLanes.Fill(keep));
        var from = MemoryMarshal.Cast<float, T>(online);
        var to = MemoryMarshal.Cast<float, T>(target)[..from.Length];
        for (var i = 0; i < from.Length; i++)
            to[i] = TLanes.Add(TLanes.Multiply(gains, from[i]), TLanes.Multiply(keeps, to[i]));
    }
}
