namespace ProcessChain;

/// <summary>
/// How customers take it whether they were served: a factor of the mean demand, 1 at first. After a period in which anything was
/// short it falls by a share, however little was short; after any other it grows by one.
/// </summary>
internal sealed record GoodwillDefinition
{
    /// <summary>By what the factor is multiplied after a period in which nothing was short; 1 to 10.</summary>
    [Source("gym-invmgmt: 1.01")]
    [Range(1, 10)]
    public double Growth { get; init; } = 1.01;

    /// <summary>By what it is multiplied after a period in which anything was short; 0 to 1.</summary>
    [Source("gym-invmgmt: 0.90")]
    [Range(0, 1)]
    public double Decay { get; init; } = 0.9;

    /// <summary>The least the factor can be; 0 to 1.</summary>
    [Source("gym-invmgmt: 0.2")]
    [Range(0, 1)]
    public double Least { get; init; } = 0.2;

    /// <summary>The most it can be; 1 to 1000.</summary>
    [Source("gym-invmgmt: 2")]
    [Range(1, 1000)]
    public double Most { get; init; } = 2;

    /// <summary>The factor of the next period.</summary>
    /// <param name="goodwill">That of this one.</param>
    /// <param name="isShort">Whether anything was short in this one.</param>
    public double After(double goodwill, bool isShort) =>
        isShort ? Math.Max(Least, goodwill * Decay) : Math.Min(Most, goodwill * Growth);
}
