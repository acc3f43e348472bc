namespace ProcessChain;

/// <summary>What CMA-ES does when a run ends before all evaluations are spent.</summary>
internal enum CmaEsRestarts
{
    /// <summary>Nothing: the search ends.</summary>
    None,

    /// <summary>It starts anew with twice the population (Auger &amp; Hansen, "A restart CMA evolution strategy with increasing population size", CEC 2005).</summary>
    Ipop,

    /// <summary>As before, and in between with small populations and steps while these have had fewer evaluations (Hansen, "Benchmarking a BI-population CMA-ES on the BBOB-2009 function testbed", GECCO 2009).</summary>
    Bipop,
}

/// <summary>Which point of a CMA-ES run is its result.</summary>
internal enum CmaEsRecommendation
{
    /// <summary>The best point met.</summary>
    Best,

    /// <summary>The mean of the last distribution, evaluated once more at the end: with noise, the best point met is mostly a lucky one.</summary>
    Mean,
}

/// <summary>
/// The (μ/μ_w, λ) evolution strategy with covariance matrix adaptation: Hansen, "The CMA evolution strategy: a tutorial"
/// (arXiv:1604.00772), with positive weights. Bounds are kept by reflection: the objective sees points within them only.
/// </summary>
[Kind("cmaEs")]
internal sealed record CmaEsDefinition : SearchDefinition
{
    /// <summary>Standard deviation of the coordinates in the first generation, above 0: about a third of the range in which the minimum is expected.</summary>
    [Assumed("the tutorial has it chosen for each problem")]
    [Range(0, AboveLeast = true)]
    public PerElement<double> InitialStep { get; init; } = 1;

    /// <summary>λ, points in a generation, 3 or more; 0: 4 + ⌊3 ln n⌋ for n coordinates. More against noise and local minima.</summary>
    [Source("Hansen, arXiv:1604.00772, table 1")]
    [Range(3, 100_000, OrZero = true)]
    public int Population { get; init; }

    /// <summary>Least values of the coordinates; none: no lower bounds.</summary>
    [Source("Hansen, arXiv:1604.00772: unbounded")]
    public PerElement<double>? Lower { get; init; }

    /// <summary>Greatest values of the coordinates; none: no upper bounds.</summary>
    [Source("Hansen, arXiv:1604.00772: unbounded")]
    public PerElement<double>? Upper { get; init; }

    /// <summary>What happens when a run ends early. A restart begins anywhere within closed bounds, elsewhere about the start.</summary>
    [Source("Hansen, arXiv:1604.00772, appendix B.3")]
    public CmaEsRestarts Restarts { get; init; } = CmaEsRestarts.None;

    /// <summary>Which point of a run is its result; of several runs it is the one of the lowest value.</summary>
    [Source("Hansen, arXiv:1604.00772, appendix B")]
    public CmaEsRecommendation Recommendation { get; init; } = CmaEsRecommendation.Best;

    /// <summary>A run ends when the coordinates' deviations are below this share of their first ones; above 0.</summary>
    [Source("Hansen, arXiv:1604.00772, appendix B.3: 1e-12 times the initial step")]
    [Range(0, AboveLeast = true)]
    public double PointTolerance { get; init; } = 1e-12;

    /// <summary>A run ends when the values of the last generations differ by less; above 0.</summary>
    [Source("Hansen, arXiv:1604.00772, appendix B.3: 1e-12")]
    [Range(0, AboveLeast = true)]
    public double ValueTolerance { get; init; } = 1e-12;

    /// <inheritdoc/>
    public override IEnumerable<Fault> Validate(int coordinates) =>
        base.Validate(coordinates).Concat(Sizes(coordinates)).Concat(Bounds());

    /// <inheritdoc/>
    public override IEnumerable<Fault> ValidateStart(IReadOnlyList<double> start)
    {
        ArgumentNullException.ThrowIfNull(start);
        foreach (var (i, value) in start.Index())
        {
            if (Lower is { } lower && value < lower[i])
                yield return new("lower", $"is {lower[i]}, above the start, which has {value} in coordinate {i}.");
            if (Upper is { } upper && value > upper[i])
                yield return new("upper", $"is {upper[i]}, below the start, which has {value} in coordinate {i}.");
        }
    }

    private IEnumerable<Fault> Sizes(int coordinates)
    {
        const int MostCoordinates = 1000;
        if (coordinates > MostCoordinates)
            yield return new("", $"has {coordinates} coordinates to search; at most {MostCoordinates} are allowed.");
        var evaluations = MaximumEvaluations == 0 ? 1000L * coordinates : MaximumEvaluations;
        if (Population > 0 && Population >= evaluations)
            yield return new(
                "population",
                $"is {Population}; less than the {evaluations} evaluations allowed are needed."
            );
        foreach (var (key, values) in new[] { ("initialStep", InitialStep), ("lower", Lower), ("upper", Upper) })
            if (values?.Fits(coordinates) == false)
                yield return new(key, $"has {values.Count} values; 1 or {coordinates} are allowed.");
    }

    private IEnumerable<Fault> Bounds()
    {
        foreach (var (key, values) in new[] { ("lower", Lower), ("upper", Upper) })
            if (values?.Any(double.IsNaN) == true)
                yield return new(key, "is not a number; numbers are needed.");
        if (Lower is null || Upper is null || (Lower.Count != Upper.Count && Lower.Count > 1 && Upper.Count > 1))
            yield break;
        for (var i = 0; i < Math.Max(Lower.Count, Upper.Count); i++)
            if (Lower[i] >= Upper[i])
                yield return new("upper", $"is {Upper[i]}; more than lower, which is {Lower[i]}, is needed.");
    }

    private protected override int LeastCoordinates =>
        Math.Max(InitialStep.Count, Math.Max(Lower?.Count ?? 1, Upper?.Count ?? 1));

    private protected override SearchResult Minimise(
        CountedObjective objective,
        double[] start,
        long seed,
        double leastStep
    ) => new CmaEsSearch(this, objective, start, seed, leastStep).Finish();
}
