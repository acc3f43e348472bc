using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace ProcessChain;

/// <summary>Matrices turned over.</summary>
internal static class Transposition
{
    private const int Block = 8;

    /// <summary>
    /// Writes the columns of one matrix as the rows of another. Rows and columns of the source are multiples of 8; its rows, and
    /// those of the target, begin at the given distances.
    /// </summary>
    public static void Transpose(
        ref float source,
        nint sourceRow,
        ref float target,
        nint targetRow,
        int rows,
        int columns
    )
    {
        for (var row = 0; row < rows; row += Block)
        {
            for (var column = 0; column < columns; column += Block)
            {
                ref var from = ref Unsafe.Add(ref source, (row * sourceRow) + column);
                ref var to = ref Unsafe.Add(ref target, (column * targetRow) + row);
                if (Avx.IsSupported)
                    TransposeInRegisters(ref from, sourceRow, ref to, targetRow);
                else
                    TransposeOneByOne(ref from, sourceRow, ref to, targetRow);
            }
        }
    }

    private static void TransposeOneByOne(ref float source, nint sourceRow, ref float target, nint targetRow)
    {
        for (var row = 0; row < Block; row++)
        {
            for (var column = 0; column < Block; column++)
                Unsafe.Add(ref target, (column * targetRow) + row) = Unsafe.Add(ref source, (row * sourceRow) + column);
        }
    }

    /// <summary>Pairs of rows are interleaved by ones, then by twos.</summary>
    private static void TransposeInRegisters(ref float source, nint sourceRow, ref float target, nint targetRow)
    {
        ref var lower = ref Unsafe.Add(ref source, 4 * sourceRow);
        for (var half = 0; half < Block; half += 4)
        {
            var r0 = Halves(ref source, ref lower, half);
            var r1 = Halves(ref source, ref lower, sourceRow + half);
            var r2 = Halves(ref source, ref lower, (2 * sourceRow) + half);
            var r3 = Halves(ref source, ref lower, (3 * sourceRow) + half);
            var (t0, t1) = (Avx.UnpackLow(r0, r1), Avx.UnpackHigh(r0, r1));
            var (t2, t3) = (Avx.UnpackLow(r2, r3), Avx.UnpackHigh(r2, r3));
            ref var to = ref Unsafe.Add(ref target, half * targetRow);
            Avx.Shuffle(t0, t2, 0b01_00_01_00).StoreUnsafe(ref to);
            Avx.Shuffle(t0, t2, 0b11_10_11_10).StoreUnsafe(ref Unsafe.Add(ref to, targetRow));
            Avx.Shuffle(t1, t3, 0b01_00_01_00).StoreUnsafe(ref Unsafe.Add(ref to, 2 * targetRow));
            Avx.Shuffle(t1, t3, 0b11_10_11_10).StoreUnsafe(ref Unsafe.Add(ref to, 3 * targetRow));
        }
    }

    /// <summary>Four numbers of a row in the upper half, and of the row four below in the lower.</summary>
    private static Vector256<float> Halves(ref float upper, ref float lower, nint at) =>
        Vector256.Create(
            Vector128.LoadUnsafe(ref Unsafe.Add(ref upper, at)),
            Vector128.LoadUnsafe(ref Unsafe.Add(ref lower, at))
        );
}
