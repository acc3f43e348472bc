using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace ProcessChain;

/// <summary>Choices among the allowed actions.</summary>
internal static class Greedy
{
    private const int Lanes = MatrixProduct.Lanes;

    /// <summary>The allowed action of the highest value; the lowest number on ties. Action 0 is always allowed.</summary>
    public static int Best(ReadOnlySpan<float> values, ReadOnlySpan<bool> allowed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(allowed.Length, values.Length);
        return values.Length < Lanes
            ? BestOfFew(values, allowed)
            : BestOfMany(
                ref MemoryMarshal.GetReference(values),
                ref MemoryMarshal.GetReference(allowed),
                values.Length
            );
    }

    private static int BestOfFew(ReadOnlySpan<float> values, ReadOnlySpan<bool> allowed)
    {
        var best = 0;
        for (var action = 1; action < values.Length; action++)
        {
            if (allowed[action] && values[action] > values[best])
                best = action;
        }
        return best;
    }

    /// <summary>The same without a branch for each action, which processors guess wrong. The last vector may overlap the one before it.</summary>
    private static int BestOfMany(ref float values, ref bool allowed, int count)
    {
        var last = count - Lanes;
        var end = Considered(ref values, ref allowed, last);
        var highest = end;
        for (nint i = 0; i < last; i += Lanes)
            highest = Vector256.MaxNative(highest, Considered(ref values, ref allowed, i));
        var most = Highest(highest);
        if (!(most > values))
            return 0;
        for (nint i = 0; i < last; i += Lanes)
        {
            if (PlaceOf(most, Considered(ref values, ref allowed, i)) is var place and < Lanes)
                return (int)i + place;
        }
        return last + PlaceOf(most, end);
    }

    /// <summary>Eight values; −∞ where they are not allowed or no numbers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Considered(ref float values, ref bool allowed, nint first)
    {
        var numbers = Vector256.LoadUnsafe(ref Unsafe.Add(ref values, first));
        var bytes = Unsafe.ReadUnaligned<long>(ref Unsafe.As<bool, byte>(ref Unsafe.Add(ref allowed, first)));
        var flags = Vector256.WidenLower(Vector256.WidenLower(Vector256.CreateScalarUnsafe(bytes).AsSByte()));
        var isLeftOut = Vector256.Equals(flags, Vector256<int>.Zero).AsSingle() | ~Vector256.Equals(numbers, numbers);
        return Vector256.ConditionalSelect(isLeftOut, Vector256.Create(float.NegativeInfinity), numbers);
    }

    private static float Highest(Vector256<float> values)
    {
        var four = Vector128.MaxNative(values.GetLower(), values.GetUpper());
        var two = Vector128.MaxNative(four, Vector128.Shuffle(four, Vector128.Create(2, 3, 0, 1)));
        return Vector128.MaxNative(two, Vector128.Shuffle(two, Vector128.Create(1, 0, 3, 2))).ToScalar();
    }

    /// <summary>Where a value stands first; so many as there are lanes, or more, where it does not.</summary>
    private static int PlaceOf(float value, Vector256<float> values) =>
        BitOperations.TrailingZeroCount(Vector256.Equals(values, Vector256.Create(value)).ExtractMostSignificantBits());
}
