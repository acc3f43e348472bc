namespace ProcessChain.Controllers.Learning;

/// <summary>
/// Changes parameters along their gradients, by PyTorch's formulas. Arrays are as long as a multiple of
/// <see cref="MatrixProduct.Lanes"/>.
/// </summary>
internal abstract class Optimiser
{
    public static Optimiser Create(OptimiserDefinition d, int length) =>
        d.Kind switch
        {
            OptimiserKind.Adam => new Adam(length, d.Beta1, d.Beta2, (float)d.Epsilon),
            OptimiserKind.RmsProp => new RmsProp(length, d.Rho, (float)d.Epsilon),
            _ => new Sgd(length, (float)d.Momentum),
        };

    /// <summary>One update.</summary>
    /// <param name="parameters">Changed in place.</param>
    /// <param name="gradients">As long as the parameters.</param>
    /// <param name="learningRate">Above 0.</param>
    public abstract void Step(Span<float> parameters, ReadOnlySpan<float> gradients, float learningRate);

    /// <summary>Writes what the next update depends on.</summary>
    public abstract void Save(StateWriter writer);

    /// <summary>Takes up what <see cref="Save"/> wrote.</summary>
    public abstract void Load(StateReader reader);
}
