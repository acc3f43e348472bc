using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace ProcessChain;

/// <summary>
/// Numbers that start at the boundary of a cache line and never move, so that no vector straddles two lines without need. They share no line
/// with the next array, which may be another thread's.
/// </summary>
internal sealed class AlignedArray
{
    private const int Line = 64;

    private readonly float[] array;
    private readonly int start;

    public AlignedArray(int length)
    {
        array = GC.AllocateArray<float>(length + (2 * Line / sizeof(float)), pinned: true);
        var over = (int)(Marshal.UnsafeAddrOfPinnedArrayElement(array, 0) % Line);
        start = (Line - over) / sizeof(float);
        Length = length;
    }

    public int Length { get; }

    public Span<float> Values => array.AsSpan(start, Length);

    /// <summary>The number at a place, or just after the last one.</summary>
    public ref float At(int place)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)place, (uint)Length);
        return ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(array), start + place);
    }
}
