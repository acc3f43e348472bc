using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace ProcessChain.Controllers.Learning;

/// <summary>A view of a matrix, of its transpose, or of a part of one.</summary>
internal readonly ref struct MatrixView(ReadOnlySpan<float> values, int rows, int columns, int rowStride)
{
    public ReadOnlySpan<float> Values { get; } = values;

    public int Rows { get; private init; } = rows;

    public int Columns { get; private init; } = columns;

    public int RowStride { get; private init; } = rowStride;

    public int ColumnStride { get; private init; } = 1;

    public MatrixView Transposed =>
        this with
        {
            Rows = Columns,
            Columns = Rows,
            RowStride = ColumnStride,
            ColumnStride = RowStride,
        };
}

/// <summary>
/// The one product all passes of a network are made of. Lanes run along the rows of the result, so every element is
/// summed up in the order of the inner index, with fused multiply-adds: bits do not depend on the machine's vectors.
/// </summary>
internal static class MatrixProduct
{
    /// <summary>Rows of B and C are as long as a multiple of this.</summary>
    public const int Lanes = 8;

    private const int Block = 8;

    /// <summary>The least multiple of <see cref="Lanes"/> that holds <paramref name="width"/> numbers.</summary>
    public static int Padded(int width) => (width + Lanes - 1) / Lanes * Lanes;

    /// <summary>C[r, j] = bias[j] + Σ_k A[r, k] B[k, j]; without bias where it is empty.</summary>
    /// <param name="a">rows × inner.</param>
    /// <param name="b">inner × width, contiguous.</param>
    /// <param name="bias">width numbers, or none.</param>
    /// <param name="c">rows × width, contiguous; overwritten.</param>
    /// <param name="width">A multiple of <see cref="Lanes"/>.</param>
    public static void Multiply(MatrixView a, ReadOnlySpan<float> b, ReadOnlySpan<float> bias, Span<float> c, int width)
    {
        b = b[..(a.Columns * width)];
        c = c[..(a.Rows * width)];
        bias = bias.IsEmpty ? bias : bias[..width];
        for (var row = 0; row < a.Rows; )
        {
            if (a.Rows < Block)
            {
                OneRow(a, row, b, bias, c, width);
                row++;
                continue;
            }
            // The last block overlaps the one before it rather than leave single rows.
            BlockOfRows(a, Math.Min(row, a.Rows - Block), b, bias, c, width);
            row += Block;
        }
    }

    private static void OneRow(
        MatrixView a,
        int row,
        ReadOnlySpan<float> b,
        ReadOnlySpan<float> bias,
        Span<float> c,
        int width
    )
    {
        ref var first = ref Unsafe.Add(ref MemoryMarshal.GetReference(a.Values), row * a.RowStride);
        for (var column = 0; column < width; column += Lanes)
        {
            var sum = Start(bias, column);
            ref var left = ref first;
            ref var right = ref Unsafe.Add(ref MemoryMarshal.GetReference(b), column);
            for (var k = 0; k < a.Columns; k++)
            {
                sum = Vector256.FusedMultiplyAdd(Vector256.Create(left), Vector256.LoadUnsafe(ref right), sum);
                left = ref Unsafe.Add(ref left, a.ColumnStride);
                right = ref Unsafe.Add(ref right, width);
            }
            Store(sum, c, row, width, column);
        }
    }

    private static void BlockOfRows(
        MatrixView a,
        int row,
        ReadOnlySpan<float> b,
        ReadOnlySpan<float> bias,
        Span<float> c,
        int width
    )
    {
        nint stride = a.RowStride;
        ref var first = ref Unsafe.Add(ref MemoryMarshal.GetReference(a.Values), row * stride);
        for (var column = 0; column < width; column += Lanes)
        {
            var s0 = Start(bias, column);
            var (s1, s2, s3, s4, s5, s6, s7) = (s0, s0, s0, s0, s0, s0, s0);
            ref var upper = ref first;
            ref var lower = ref Unsafe.Add(ref first, 4 * stride);
            ref var right = ref Unsafe.Add(ref MemoryMarshal.GetReference(b), column);
            for (var k = 0; k < a.Columns; k++)
            {
                var lanes = Vector256.LoadUnsafe(ref right);
                s0 = Vector256.FusedMultiplyAdd(Vector256.Create(upper), lanes, s0);
                s1 = Vector256.FusedMultiplyAdd(Vector256.Create(Unsafe.Add(ref upper, stride)), lanes, s1);
                s2 = Vector256.FusedMultiplyAdd(Vector256.Create(Unsafe.Add(ref upper, 2 * stride)), lanes, s2);
                s3 = Vector256.FusedMultiplyAdd(Vector256.Create(Unsafe.Add(ref upper, 3 * stride)), lanes, s3);
                s4 = Vector256.FusedMultiplyAdd(Vector256.Create(lower), lanes, s4);
                s5 = Vector256.FusedMultiplyAdd(Vector256.Create(Unsafe.Add(ref lower, stride)), lanes, s5);
                s6 = Vector256.FusedMultiplyAdd(Vector256.Create(Unsafe.Add(ref lower, 2 * stride)), lanes, s6);
                s7 = Vector256.FusedMultiplyAdd(Vector256.Create(Unsafe.Add(ref lower, 3 * stride)), lanes, s7);
                upper = ref Unsafe.Add(ref upper, a.ColumnStride);
                lower = ref Unsafe.Add(ref lower, a.ColumnStride);
                right = ref Unsafe.Add(ref right, width);
            }
            Store(s0, c, row, width, column);
            Store(s1, c, row + 1, width, column);
            Store(s2, c, row + 2, width, column);
            Store(s3, c, row + 3, width, column);
            Store(s4, c, row + 4, width, column);
            Store(s5, c, row + 5, width, column);
            Store(s6, c, row + 6, width, column);
            Store(s7, c, row + 7, width, column);
        }
    }

    private static Vector256<float> Start(ReadOnlySpan<float> bias, int column) =>
        bias.IsEmpty ? Vector256<float>.Zero : Vector256.Create(bias[column..]);

    private static void Store(Vector256<float> sum, Span<float> c, int row, int width, int column) =>
        sum.CopyTo(c[((row * width) + column)..]);
}
