namespace ProcessChain;

/// <summary>Numbers of every row of a batch as callers want them: row after row, padded to whole vectors.</summary>
internal sealed class BatchRows
{
    private readonly AlignedArray values;
    private readonly int features;
    private readonly int stride;

    public BatchRows(int features, int batch)
    {
        this.features = features;
        stride = MatrixProduct.Padded(features);
        values = new AlignedArray(MatrixProduct.Padded(batch) * stride);
    }

    public Span<float> this[int row] => values.Values.Slice(row * stride, features);

    /// <summary>Writes the first rows into panels.</summary>
    public void To(BatchPanels panels, int rows) => panels.Take(values, stride, rows);

    /// <summary>Reads the first rows from panels, which may have more features.</summary>
    public void From(BatchPanels panels, int rows) => panels.Give(values, stride, rows);
}
