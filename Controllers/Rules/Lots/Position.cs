namespace ProcessChain;

/// <summary>Which stock a station looks at when it decides whether to order.</summary>
internal enum Position
{
    /// <summary>Its own inventory position (the paper's disposable stock).</summary>
    Local,

    /// <summary>Its echelon inventory position: its own and all that is downstream of it.</summary>
    Echelon,
}
