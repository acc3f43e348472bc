namespace ProcessChain;

/// <summary>What the numbers are that a search can choose.</summary>
public enum ParameterKind
{
    /// <summary>Any numbers: a fraction makes a difference.</summary>
    Real,

    /// <summary>Units of stock, of which fractions are possible; whole numbers of 0 or more where that is wished.</summary>
    Levels,

    /// <summary>Whole numbers: <see cref="ITunable.With"/> rounds.</summary>
    Whole,
}
