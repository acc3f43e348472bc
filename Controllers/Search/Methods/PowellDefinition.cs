namespace ProcessChain;

/// <summary>Whose arithmetic Powell's method follows to the last bit. On a noisy objective the differences decide the result.</summary>
internal enum PowellVariant
{
    /// <summary>
    /// SciPy 1.9.2 and before: Brent's method evaluates the middle of its bracket once more; the point as far behind x as
    /// the last one x₁ was before it is 2 x − x₁.
    /// </summary>
    SciPy192,

    /// <summary>SciPy 1.9.3: the far point is x + (x − x₁), which rounds otherwise.</summary>
    SciPy193,

    /// <summary>SciPy 1.10: as 1.9.3, but the middle of the bracket is not evaluated again.</summary>
    SciPy110,

    /// <summary>SciPy 1.11 and later: as 1.10, but where three points are no bracket, the best of them is taken as it is.</summary>
    SciPy111,
}

/// <summary>
/// Powell's direction set method (Powell, "An efficient method for finding the minimum of a function of several variables
/// without calculating derivatives", Computer Journal 7(2), 1964), as <c>scipy.optimize.minimize(method='Powell')</c> does
/// without bounds: the same points, evaluations and result, bit for bit. Its first step along each coordinate is 1.
/// </summary>
[Kind("powell")]
internal sealed record PowellDefinition : SearchDefinition
{
    /// <summary>Relative change of a point that counts as none, above 0; a line is searched to 100 times of it.</summary>
    [Source("SciPy: xtol=1e-4")]
    [Range(0, AboveLeast = true)]
    public double PointTolerance { get; init; } = 1e-4;

    /// <summary>Relative fall of the value over all directions below which the search ends, above 0.</summary>
    [Source("SciPy: ftol=1e-4")]
    [Range(0, AboveLeast = true)]
    public double ValueTolerance { get; init; } = 1e-4;

    /// <summary>Whose arithmetic is followed.</summary>
    [Source("SciPy's newest")]
    public PowellVariant Variant { get; init; } = PowellVariant.SciPy111;

    private protected override SearchResult Minimise(
        CountedObjective objective,
        double[] start,
        long seed,
        double leastStep
    ) => new PowellSearch(this, objective, start).Finish();
}
