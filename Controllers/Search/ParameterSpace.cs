namespace ProcessChain;

/// <summary>
/// The numbers of a rule as a search sees them: where it starts, how far it has to step, and what is used where it ended.
/// Every search for them goes through here, so that the same point always means the same parameters.
/// </summary>
public sealed class ParameterSpace
{
    private readonly Func<IReadOnlyList<double>, double[]> used;

    private ParameterSpace(double[] start, bool isWhole, Func<IReadOnlyList<double>, double[]> used) =>
        (Start, LeastStep, this.used) = (start, isWhole ? 1 : 0, used);

    /// <summary>The parameters from which a search starts.</summary>
    public IReadOnlyList<double> Start { get; }

    /// <summary>The first steps are to be at least as long: 1 where only whole numbers are used, else 0.</summary>
    public double LeastStep { get; }

    /// <summary>The numbers of a rule.</summary>
    /// <typeparam name="TDefinition">Settings of rules.</typeparam>
    /// <param name="rule">The rule, with the parameters from which a search starts.</param>
    /// <param name="places">In how many places it decides.</param>
    /// <param name="roundsLevels">
    /// Whether numbers of the kind <see cref="ParameterKind.Levels"/> are used as whole numbers, negative ones as 0.
    /// </param>
    public static ParameterSpace Of<TDefinition>(ITunable<TDefinition> rule, int places, bool roundsLevels)
    {
        ArgumentNullException.ThrowIfNull(rule);
        var rounds = roundsLevels && rule.ParameterKind == ParameterKind.Levels;
        double[] Used(IReadOnlyList<double> point)
        {
            double[] wanted = rounds ? [.. point.Select(x => Math.Round(Math.Max(x, 0)))] : [.. point];
            return ((ITunable<TDefinition>)rule.With(wanted)!).Parameters(places);
        }
        return new(rule.Parameters(places), rounds || rule.ParameterKind == ParameterKind.Whole, Used);
    }

    /// <summary>The parameters that are used where a point was found; they lead to themselves.</summary>
    /// <param name="point">As many numbers as <see cref="Start"/>.</param>
    public IReadOnlyList<double> UsedAt(IReadOnlyList<double> point) => used(point);

    /// <summary>A search for them.</summary>
    /// <param name="method">How.</param>
    /// <param name="seed">Decides all its random numbers.</param>
    /// <param name="isRepeatable">
    /// Whether the same point always has the same value: then the result is never worse than the start, with the parameters
    /// that are used. With noise the two cannot be compared, and the result is what the method recommends.
    /// </param>
    public ISearch SearchBy(SearchDefinition method, long seed, bool isRepeatable)
    {
        ArgumentNullException.ThrowIfNull(method);
        var search = method.Create(seed, LeastStep);
        return isRepeatable ? new GuardedSearch(search, this) : search;
    }
}
