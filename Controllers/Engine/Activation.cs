namespace ProcessChain;

/// <summary>What stands between dense layers.</summary>
public enum Activation
{
    /// <summary>max(0, x); its derivative at 0 is 0.</summary>
    Relu,

    /// <summary>x above 0, eˣ − 1 below (Clevert et al. 2016, α = 1); its derivative at 0 is 1.</summary>
    Elu,

    /// <summary>The hyperbolic tangent.</summary>
    Tanh,
}
