namespace ProcessChain;

/// <summary>
/// Changes parameters along their gradients, by PyTorch's formulas. Arrays are as long as a multiple of
/// <see cref="MatrixProduct.Lanes"/>.
/// </summary>
internal abstract class Optimiser
{
    public static Optimiser Create(OptimiserDefinition d, int length) =>
        d.Kind switch
        {
            OptimiserKind.Adam or OptimiserKind.AdamW => new Adam(d, length),
            OptimiserKind.RmsProp => new RmsProp(d, length),
            _ => new Sgd(d, length),
        };

    /// <summary>One update.</summary>
    /// <param name="parameters">Changed in place.</param>
    /// <param name="gradients">As long as the parameters.</param>
    /// <param name="learningRate">Above 0.</param>
    public abstract void Step(Span<float> parameters, ReadOnlySpan<float> gradients, float learningRate);

    public abstract void Keep(StateArchive state);

    /// <summary>What of a running mean stays, and what comes new.</summary>
    protected static (T Keep, T Gain) Shares<TLanes, T>(double keep)
        where TLanes : struct, ILanes<T>
        where T : struct => (TLanes.Fill((float)keep), TLanes.Fill((float)(1 - keep)));
}
