using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace ProcessChain;

/// <summary>Operations on many numbers, as many as a multiple of eight. Compiled at once: trainings are short.</summary>
internal static class BlockMath
{
    /// <summary>Eight numbers, from a lane on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> At(ref float numbers, int lane) => Vector256.LoadUnsafe(ref numbers, (nuint)lane);

    /// <summary>Adds to eight numbers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Add(ref float sums, int lane, Vector256<float> more) =>
        (At(ref sums, lane) + more).StoreUnsafe(ref sums, (nuint)lane);

    /// <summary>target = factor · source.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Scale(float factor, ref float source, ref float target, int count)
    {
        for (var i = 0; i < count; i += Vector256<float>.Count)
            (factor * Vector256.LoadUnsafe(ref source, (nuint)i)).StoreUnsafe(ref target, (nuint)i);
    }

    /// <summary>target ← target + factor · source.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void AddScaled(float factor, ref float source, ref float target, int count)
    {
        for (var i = 0; i < count; i += Vector256<float>.Count)
        {
            var sum =
                Vector256.LoadUnsafe(ref target, (nuint)i) + (factor * Vector256.LoadUnsafe(ref source, (nuint)i));
            sum.StoreUnsafe(ref target, (nuint)i);
        }
    }
}
