using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace ProcessChain;

/// <summary>
/// Numbers of every row of a batch as the passes want them: panels of 32 rows, in each of which the rows stand side by
/// side, so that lanes run along the batch, [feature][row].
/// </summary>
internal sealed class BatchPanels
{
    /// <summary>Rows in a panel.</summary>
    public const int Width = 32;

    private readonly AlignedArray values;

    public BatchPanels(int features, int batch)
    {
        Features = features;
        Height = MatrixProduct.Padded(features);
        values = new AlignedArray(Count(batch) * Height * Width);
    }

    public int Features { get; }

    /// <summary>Features with padding.</summary>
    public int Height { get; }

    /// <summary>How many panels hold so many rows.</summary>
    public static int Count(int rows) => (rows + Width - 1) / Width;

    /// <summary>How many of all rows a panel holds.</summary>
    public static int RowsIn(int panel, int rows) => Math.Min(Width, rows - (panel * Width));

    /// <summary>The same with padding to whole vectors.</summary>
    public static int ColumnsIn(int panel, int rows) => MatrixProduct.Padded(RowsIn(panel, rows));

    /// <summary>The first number of a panel.</summary>
    public ref float Panel(int panel) => ref values.At(panel * Height * Width);

    /// <summary>Takes rows that stand one after the other, each padded to the panels' height or less.</summary>
    public void Take(AlignedArray source, int stride, int rows)
    {
        for (var p = 0; p < Count(rows); p++)
            Transposition.Transpose(
                ref source.At(p * Width * stride),
                stride,
                ref Panel(p),
                Width,
                ColumnsIn(p, rows),
                stride
            );
    }

    /// <summary>Gives the rows one after the other, the first <paramref name="stride"/> features of each.</summary>
    public void Give(AlignedArray target, int stride, int rows)
    {
        for (var p = 0; p < Count(rows); p++)
            Transposition.Transpose(
                ref Panel(p),
                Width,
                ref target.At(p * Width * stride),
                stride,
                stride,
                ColumnsIn(p, rows)
            );
    }

    /// <summary>Finds the rows of the first panel that are not 0 in every feature.</summary>
    /// <param name="found">Overwritten with their numbers, in their order.</param>
    /// <param name="rows">How many are looked through.</param>
    /// <returns>How many there are.</returns>
    public int FindRows(Span<int> found, int rows)
    {
        var count = 0;
        for (var first = 0; first < rows; first += MatrixProduct.Lanes)
        {
            var among = Math.Min(MatrixProduct.Lanes, rows - first);
            for (var set = NonZero(first) & ((1u << among) - 1); set != 0; set &= set - 1)
                found[count++] = first + BitOperations.TrailingZeroCount(set);
        }
        return count;
    }

    /// <summary>Moves rows of the first panel, told in their order, to the front, over those that stand there.</summary>
    public void MoveToFront(ReadOnlySpan<int> rows)
    {
        for (var i = 0; i < rows.Length; i++)
        {
            ref var from = ref Unsafe.Add(ref Panel(0), rows[i]);
            ref var to = ref Unsafe.Add(ref Panel(0), i);
            for (var feature = 0; feature < Features; feature++)
                Unsafe.Add(ref to, feature * Width) = Unsafe.Add(ref from, feature * Width);
        }
    }

    /// <summary>A bit for each of eight rows.</summary>
    private uint NonZero(int first)
    {
        ref var at = ref Unsafe.Add(ref Panel(0), first);
        var bits = Vector256<int>.Zero;
        for (var feature = 0; feature < Features; feature++)
            bits |= Vector256.Abs(Vector256.LoadUnsafe(ref Unsafe.Add(ref at, feature * Width))).AsInt32();
        return ~Vector256.Equals(bits, Vector256<int>.Zero).ExtractMostSignificantBits();
    }
}
