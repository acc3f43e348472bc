using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace ProcessChain;

/// <summary>Numbers seen as whole vectors of eight; those that are left over are not seen.</summary>
internal static class Vectors
{
    /// <summary>How many of so many numbers fill whole vectors of sixteen.</summary>
    public static int Wide(int count) => count & ~15;

    public static Span<Vector256<float>> Of(Span<float> values) => MemoryMarshal.Cast<float, Vector256<float>>(values);

    public static ReadOnlySpan<Vector256<float>> Of(ReadOnlySpan<float> values) =>
        MemoryMarshal.Cast<float, Vector256<float>>(values);
}
