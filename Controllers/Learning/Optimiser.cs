namespace ProcessChain.Controllers.Learning;

/// <summary>Which optimiser changes the weights.</summary>
public enum OptimiserKind
{
    /// <summary>Stochastic gradient descent, with momentum if wanted.</summary>
    Sgd,

    /// <summary>Kingma &amp; Ba (2015).</summary>
    Adam,

    /// <summary>Tieleman &amp; Hinton (2012), not centred.</summary>
    RmsProp,
}

/// <summary>
/// Changes parameters along their gradients, by PyTorch's formulas. Arrays are as long as a multiple of
/// <see cref="MatrixProduct.Lanes"/>.
/// </summary>
internal abstract class Optimiser
{
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
