namespace ProcessChain;

/// <summary>What turns the last layer's sums into outputs.</summary>
internal enum OutputHead
{
    /// <summary>The sums themselves.</summary>
    Linear,

    /// <summary>Normalised to [0, 1] with sum 1.</summary>
    Softmax,

    /// <summary>Wang et al. (2016): the last layer gives advantages A and a value V; Q = V + A − mean A.</summary>
    Dueling,
}
