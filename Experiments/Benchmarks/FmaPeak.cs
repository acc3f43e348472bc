using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace ProcessChain.Experiments;

/// <summary>What one core can do at best: independent fused multiply-adds on the widest vectors, nothing else.</summary>
internal static class FmaPeak
{
    private const int Chains = 12;
    private const int Repeats = 100_000;

    /// <summary>Floating-point operations per second of processor time in single precision; a fused multiply-add counts as two.</summary>
    public static double Measure()
    {
        var isWide = Vector512.IsHardwareAccelerated;
        var lanes = isWide ? Vector512<float>.Count : Vector256<float>.Count;
        var sum = 0f;
        var peak = ProcessorTime.Rate(Round, seconds: 0.05);
        GC.KeepAlive(sum);
        return peak;

        double Round()
        {
            sum += isWide ? Run<Lanes512, Vector512<float>>().ToScalar() : Run<Lanes256, Vector256<float>>().ToScalar();
            return 2.0 * lanes * Chains * Repeats;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static T Run<TLanes, T>()
        where TLanes : struct, ILanes<T>
        where T : struct
    {
        const float X = 0.999f;
        var y = TLanes.Fill(0.001f);
        var (a, b, c, d, e, f) = (y, y, y, y, y, y);
        var (g, h, i, j, k, l) = (y, y, y, y, y, y);
        for (var n = 0; n < Repeats; n++)
        {
            a = TLanes.MultiplyAdd(X, a, y);
            b = TLanes.MultiplyAdd(X, b, y);
            c = TLanes.MultiplyAdd(X, c, y);
            d = TLanes.MultiplyAdd(X, d, y);
            e = TLanes.MultiplyAdd(X, e, y);
            f = TLanes.MultiplyAdd(X, f, y);
            g = TLanes.MultiplyAdd(X, g, y);
            h = TLanes.MultiplyAdd(X, h, y);
            i = TLanes.MultiplyAdd(X, i, y);
            j = TLanes.MultiplyAdd(X, j, y);
            k = TLanes.MultiplyAdd(X, k, y);
            l = TLanes.MultiplyAdd(X, l, y);
        }
        return Sum<TLanes, T>(Sum<TLanes, T>(a, b, c, d), Sum<TLanes, T>(e, f, g, h), Sum<TLanes, T>(i, j, k, l), y);
    }

    private static T Sum<TLanes, T>(T a, T b, T c, T d)
        where TLanes : struct, ILanes<T>
        where T : struct => TLanes.Add(TLanes.Add(a, b), TLanes.Add(c, d));
}
