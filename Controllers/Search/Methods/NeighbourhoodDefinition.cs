namespace ProcessChain;

/// <summary>
/// Steepest descent in whole numbers: of all neighbours, a step up, down or none in each coordinate, the best is gone to; where none is
/// better steps are halved, until those of 1 lead nowhere. It begins at the start and at points spread over the bounds, and takes the
/// best of all ends. For objectives that repeat, and few coordinates: there are 3ⁿ − 1 neighbours.
/// </summary>
[Kind("neighbourhood")]
internal sealed record NeighbourhoodDefinition : SearchDefinition
{
    private const double Farthest = 1e9;
    private const int MostCoordinates = 6;

    /// <summary>Values of a coordinate at which descents can begin.</summary>
    public const int MostStarts = 1000;

    /// <summary>Least values of the coordinates, one for all or one for each.</summary>
    [Range(-Farthest, Farthest)]
    public required PerElement<double> Lower { get; init; }

    /// <summary>Greatest values of the coordinates, one for all or one for each.</summary>
    [Range(-Farthest, Farthest)]
    public required PerElement<double> Upper { get; init; }

    /// <summary>
    /// Where descents begin beside the start: at so many values of each coordinate, evenly between its bounds. With as many as there are
    /// whole numbers between them all points are tried.
    /// </summary>
    [Assumed("finds the best parameters of all classical rules on the instances with known optima")]
    [Range(0, MostStarts)]
    public int Starts { get; init; } = 2;

    /// <inheritdoc/>
    public override IEnumerable<Fault> Validate(int coordinates)
    {
        foreach (var fault in base.Validate(coordinates))
            yield return fault;
        if (coordinates > MostCoordinates)
            yield return new("", $"has {coordinates} coordinates to search; at most {MostCoordinates} are allowed.");
        foreach (var fault in Lower.CheckCount("lower", coordinates).Concat(Upper.CheckCount("upper", coordinates)))
            yield return fault;
        if (!Lower.Fits(coordinates) || !Upper.Fits(coordinates))
            yield break;
        foreach (var i in Enumerable.Range(0, coordinates).Where(i => Lower[i] > Upper[i]))
            yield return new("upper", $"is {Upper[i]}, below lower, which is {Lower[i]}.");
    }

    /// <inheritdoc/>
    public override IEnumerable<Fault> ValidateStart(IReadOnlyList<double> start)
    {
        ArgumentNullException.ThrowIfNull(start);
        foreach (var (i, value) in start.Index())
        {
            if (!(value >= Lower[i] && value <= Upper[i]))
                yield return new("lower", $"and upper do not enclose the start, which has {value} in coordinate {i}.");
        }
    }

    private protected override int LeastCoordinates => Math.Max(Lower.Count, Upper.Count);

    private protected override SearchResult Minimise(
        CountedObjective objective,
        double[] start,
        long seed,
        double leastStep
    ) => new NeighbourhoodSearch(this, objective, start).Finish();
}
