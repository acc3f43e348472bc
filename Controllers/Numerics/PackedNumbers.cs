using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace ProcessChain;

/// <summary>Numbers in single precision that are kept in a type of fewer bytes, <see cref="sbyte"/> or <see cref="short"/>, where it holds them exactly.</summary>
internal static class PackedNumbers
{
    /// <summary>How many numbers <see cref="Eight"/> unpacks.</summary>
    public const int Lanes = 8;

    /// <summary>Packs numbers, as far as they come out of it with the same bits.</summary>
    /// <param name="numbers">Any.</param>
    /// <param name="packed">Overwritten; at least as many.</param>
    /// <returns>Whether all of them do.</returns>
    public static bool TryPack<T>(ReadOnlySpan<float> numbers, Span<T> packed)
        where T : unmanaged, INumber<T>
    {
        for (var i = 0; i < numbers.Length; i++)
        {
            var number = T.CreateSaturating(numbers[i]);
            if (BitConverter.SingleToInt32Bits(One(number)) != BitConverter.SingleToInt32Bits(numbers[i]))
                return false;
            packed[i] = number;
        }
        return true;
    }

    /// <summary>A number as it was before it was packed.</summary>
    public static float One<T>(T packed)
        where T : unmanaged, INumber<T> => float.CreateTruncating(packed);

    /// <summary>Eight neighbours as they were before they were packed.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Eight<T>(ref readonly T packed)
        where T : unmanaged, INumber<T>
    {
        ref var bytes = ref Unsafe.As<T, byte>(ref Unsafe.AsRef(in packed));
        if (typeof(T) == typeof(float))
            return Unsafe.ReadUnaligned<Vector256<float>>(ref bytes);
        var shorts =
            typeof(T) == typeof(short)
                ? Unsafe.ReadUnaligned<Vector128<short>>(ref bytes).ToVector256Unsafe()
                : Vector256.WidenLower(Vector256.CreateScalarUnsafe(Unsafe.ReadUnaligned<long>(ref bytes)).AsSByte());
        return Vector256.ConvertToSingle(Vector256.WidenLower(shorts));
    }
}
