using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace ProcessChain;

/// <summary>
/// The one product all passes of a network are made of: C = A B. Lanes run along the rows of
/// B and C, and every element is summed up in the order of k: with fused multiply-adds the bits do not depend on the
/// width of the machine's vectors.
/// </summary>
internal ref struct MatrixProduct
{
    /// <summary>Columns are a multiple of this.</summary>
    public const int Lanes = 8;

    /// <summary>Numbers in the widest vectors this process computes with: 16, 8 or, without fused multiply-add on x86, 4.</summary>
    public static int WidestLanes =>
        !(Vector256.IsHardwareAccelerated && Fma.IsSupported) ? Vector128<float>.Count
        : Vector512.IsHardwareAccelerated ? Vector512<float>.Count
        : Vector256<float>.Count;

    /// <summary>A, any two-dimensional view.</summary>
    public ref float A;

    /// <summary>From one row of A to the next.</summary>
    public nint RowOfA;

    /// <summary>From one column of A to the next.</summary>
    public nint ColumnOfA;

    /// <summary>B, whose rows are contiguous.</summary>
    public ref float B;

    /// <summary>From one row of B to the next.</summary>
    public nint RowOfB;

    /// <summary>C, whose rows are contiguous; overwritten.</summary>
    public ref float C;

    /// <summary>From one row of C to the next.</summary>
    public nint RowOfC;

    /// <summary>Rows of A and C.</summary>
    public int Rows;

    /// <summary>Columns of A, rows of B.</summary>
    public int Inner;

    /// <summary>Columns of B and C, a multiple of <see cref="Lanes"/>.</summary>
    public int Columns;

    /// <summary>With <see cref="Biased"/>: a number for each row.</summary>
    public ref float Bias;

    /// <summary>With <see cref="Biased"/>: what is below becomes this.</summary>
    public float Least = float.NegativeInfinity;

    /// <summary>With <see cref="Gated"/>: a number for each of C, in rows as far apart.</summary>
    public ref float Gates;

    public MatrixProduct() { }

    /// <summary>The least multiple of <see cref="Lanes"/> that holds <paramref name="width"/> numbers.</summary>
    public static int Padded(int width) => (width + Lanes - 1) / Lanes * Lanes;

    /// <summary>Computes C.</summary>
    public readonly void Compute<TFinish>()
        where TFinish : struct, IProductFinish
    {
        var column = 0;
        if (WidestLanes == Vector512<float>.Count)
        {
            column = ComputeColumns<PairLanes<Lanes512, Vector512<float>>, Pair<Vector512<float>>, TFinish>(column, 8);
            column = ComputeColumns<Lanes512, Vector512<float>, TFinish>(column, 8);
            ComputeColumns<Lanes256, Vector256<float>, TFinish>(column, 8);
        }
        else if (WidestLanes == Vector256<float>.Count)
        {
            column = ComputeColumns<PairLanes<Lanes256, Vector256<float>>, Pair<Vector256<float>>, TFinish>(column, 4);
            ComputeColumns<Lanes256, Vector256<float>, TFinish>(column, 8);
        }
        else
        {
            ComputeColumns<PairLanes<Lanes128, Vector128<float>>, Pair<Vector128<float>>, TFinish>(column, 4);
        }
    }

    /// <summary>Computes whole groups of columns from one on; returns the first column that is left.</summary>
    private readonly int ComputeColumns<TLanes, T, TFinish>(int column, int highest)
        where TLanes : struct, ILanes<T>
        where T : struct
        where TFinish : struct, IProductFinish
    {
        for (; column + TLanes.Count <= Columns; column += TLanes.Count)
        {
            var row = 0;
            if (highest >= 8 && Rows % 8 == 2 && Rows > 8)
            {
                ProductKernels<TLanes, T, TFinish>.Ten(in this, row, column);
                row += 10;
            }
            for (; highest >= 8 && row + 8 <= Rows; row += 8)
                ProductKernels<TLanes, T, TFinish>.Eight(in this, row, column);
            for (; row + 4 <= Rows; row += 4)
                ProductKernels<TLanes, T, TFinish>.Four(in this, row, column);
            for (; row + 2 <= Rows; row += 2)
                ProductKernels<TLanes, T, TFinish>.Two(in this, row, column);
            if (row < Rows)
                ProductKernels<TLanes, T, TFinish>.One(in this, row, column);
        }
        return column;
    }
}
