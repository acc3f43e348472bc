namespace ProcessChain;

/// <summary>
/// The numbers of a rule as a search sees them: where it starts, how far it has to step, and what is used where it ended.
/// Every search for them goes through here, so that the same point always means the same parameters.
/// </summary>
/// <param name="rule">The rule, with the parameters from which a search starts.</param>
/// <param name="system">What it controls.</param>
/// <param name="wholeLevels">
/// Whether numbers of the kind <see cref="ParameterKind.Levels"/> are used as whole numbers, negative ones as 0.
/// </param>
internal sealed class ParameterSpace(ITunable rule, SystemDefinition system, bool wholeLevels)
{
    private readonly bool roundsLevels = wholeLevels && rule.ParameterKind == ParameterKind.Levels;

    /// <summary>The parameters from which a search starts.</summary>
    public IReadOnlyList<double> Start { get; } = rule.Parameters(system);

    /// <summary>The first steps are to be at least as long: 1 where only whole numbers are used, else 0.</summary>
    public double LeastStep => roundsLevels || rule.ParameterKind == ParameterKind.Whole ? 1 : 0;

    /// <summary>The parameters that are used where a point was found; they lead to themselves.</summary>
    public IReadOnlyList<double> UsedAt(IReadOnlyList<double> point)
    {
        double[] wanted = roundsLevels ? [.. point.Select(x => Math.Round(Math.Max(x, 0)))] : [.. point];
        return ((ITunable)rule.With(wanted)).Parameters(system);
    }

    /// <summary>
    /// A search for them. Where the same point always has the same value, the result is never worse than the start, with the
    /// parameters that are used. With noise the two cannot be compared, and the result is what the method recommends.
    /// </summary>
    public ISearch SearchBy(SearchDefinition method, long seed, bool isRepeatable)
    {
        var search = method.Create(seed, LeastStep);
        return isRepeatable ? new GuardedSearch(search, this) : search;
    }
}
