namespace ProcessChain;

/// <summary>Which optimiser.</summary>
internal enum OptimiserKind
{
    /// <summary>Stochastic gradient descent, with momentum if wanted.</summary>
    Sgd,

    /// <summary>Kingma &amp; Ba (2015).</summary>
    Adam,

    /// <summary>Adam whose weights decay apart from the gradient (Loshchilov &amp; Hutter 2019).</summary>
    AdamW,

    /// <summary>Tieleman &amp; Hinton (2012).</summary>
    RmsProp,
}

/// <summary>How parameters change along their gradients, by PyTorch's formulas. Each number concerns the optimisers named.</summary>
internal sealed record OptimiserDefinition
{
    /// <summary>Which optimiser.</summary>
    public OptimiserKind Kind { get; init; } = OptimiserKind.Sgd;

    /// <summary>μ of SGD and RMSprop, in [0, 1).</summary>
    [Range(0, 1, BelowMost = true)]
    public double Momentum { get; init; }

    /// <summary>Whether SGD looks ahead along its momentum (Nesterov 1983).</summary>
    public bool Nesterov { get; init; }

    /// <summary>The share of the weights added to their gradients, with AdamW taken from them at the learning rate; 0 or more. With every optimiser.</summary>
    [Range(0)]
    public double WeightDecay { get; init; }

    /// <summary>β₁ of Adam and AdamW, in [0, 1).</summary>
    [Range(0, 1, BelowMost = true)]
    public double Beta1 { get; init; } = 0.9;

    /// <summary>β₂ of Adam and AdamW, in [0, 1).</summary>
    [Range(0, 1, BelowMost = true)]
    public double Beta2 { get; init; } = 0.999;

    /// <summary>ρ of RMSprop, in [0, 1).</summary>
    [Range(0, 1, BelowMost = true)]
    public double Rho { get; init; } = 0.9;

    /// <summary>Whether RMSprop divides by the gradients' deviation instead of their size (Graves 2013).</summary>
    public bool Centred { get; init; }

    /// <summary>ε in the denominators of Adam, AdamW and RMSprop, above 0.</summary>
    [Range(0, AboveLeast = true, SinglePrecision = true)]
    public double Epsilon { get; init; } = 1e-8;
}
