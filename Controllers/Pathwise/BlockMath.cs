using System.Runtime.Intrinsics;

namespace ProcessChain.Controllers.Pathwise;

/// <summary>Operations on many numbers, as many as a multiple of eight.</summary>
internal static class BlockMath
{
    /// <summary>target = factor · source.</summary>
    public static void Scale(float factor, ref float source, ref float target, int count)
    {
        for (var i = 0; i < count; i += Vector256<float>.Count)
            (factor * Vector256.LoadUnsafe(ref source, (nuint)i)).StoreUnsafe(ref target, (nuint)i);
    }

    /// <summary>target ← target + factor · source.</summary>
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
