namespace ProcessChain;

/// <summary>What a system's goal is measured by: something that no controller can beat.</summary>
public abstract record BoundDefinition
{
    /// <summary>Everything that is wrong with these settings for the given system.</summary>
    /// <param name="system">A valid system, of a family that the kind bounds.</param>
    public virtual IEnumerable<Fault> Validate(SystemDefinition system) => Ranges.Check(this);
}

/// <summary>A bound on the mean of the goal over episodes, computed episode by episode from their demand.</summary>
public abstract record EpisodeBoundDefinition : BoundDefinition
{
    /// <summary>In how many of the test episodes it is computed, the first ones: 2 or more; at most all.</summary>
    [Range(2)]
    public int Episodes { get; init; } = 1000;

    /// <summary>
    /// A function from an episode's demand, <c>[period · markets + market]</c>, to a number. The mean of these numbers over
    /// episodes bounds the mean goal of every controller; a single one may say nothing. For use by one thread.
    /// </summary>
    /// <param name="system">The system.</param>
    /// <param name="seed">The experiment's seed: the source of all chance in the preparation, which may take seconds.</param>
    /// <param name="stop">Stops preparation and computations within moments.</param>
    public abstract Func<int[], double> Prepare(SystemDefinition system, long seed, CancellationToken stop);

    /// <summary>The same for episodes that can also be begun: where demand answers to decisions, it is only found by playing.</summary>
    /// <param name="system">The system.</param>
    /// <param name="seed">The experiment's seed.</param>
    /// <param name="stop">Stops preparation and computations within moments.</param>
    internal virtual Func<BoundedEpisode, double> PrepareEpisodes(
        SystemDefinition system,
        long seed,
        CancellationToken stop
    )
    {
        var solve = Prepare(system, seed, stop);
        return episode => solve(episode.Units());
    }
}

/// <summary>An episode that is to be bounded.</summary>
/// <param name="Units">Tells its demand, where that is known beforehand: <c>[period · markets + market]</c>.</param>
/// <param name="Begin">Begins it, as often as is wanted.</param>
internal sealed record BoundedEpisode(Func<int[]> Units, Action<RunningSystem> Begin);

/// <summary>The optimum of the goal in the long run, a bound on it, or the best value known.</summary>
internal abstract record LongRunBoundDefinition : BoundDefinition
{
    /// <summary>Computes it.</summary>
    /// <param name="system">The system.</param>
    /// <param name="stop">Stops it within moments.</param>
    public abstract LongRunBound Solve(SystemDefinition system, CancellationToken stop);

    /// <summary>
    /// Why a mean over episodes of this length is not to be measured by the long run: the beginning and the end weigh too much.
    /// Null where it is to be measured so.
    /// </summary>
    public abstract string? Mismatch(SystemDefinition system, int periods);
}

/// <summary>The long-run optimum of a goal, or a bound on it.</summary>
/// <param name="Kind">Which of them.</param>
/// <param name="Value">Enclosed; NaN where nothing is known.</param>
/// <param name="LowerBound">The provable bound, whichever <paramref name="Value"/> is.</param>
/// <param name="Note">Why it is not the optimum, and what holds for it; may be empty.</param>
internal sealed record LongRunBound(BoundKind Kind, Bracket Value, Bracket LowerBound, string Note);

/// <summary>What a bound is.</summary>
public enum BoundKind
{
    /// <summary>The exact optimum.</summary>
    Optimum,

    /// <summary>A value that no controller can beat; the optimum may be worse.</summary>
    Bound,

    /// <summary>The best value known, quoted from elsewhere; a controller may do better.</summary>
    Known,

    /// <summary>Nothing is known.</summary>
    None,
}
