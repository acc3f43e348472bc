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
}
