using System.Threading;

namespace ProcessChain;

/// <summary>The settings of a derivative-free search.</summary>
public abstract record SearchDefinition
{
    /// <summary>Calls of the objective after which the search ends; 0: 1000 for each coordinate.</summary>
    [Source("SciPy: maxfev = 1000 N")]
    [Range(0)]
    public int MaximumEvaluations { get; init; }

    /// <summary>Everything that is wrong with these settings for points of the given length.</summary>
    /// <param name="coordinates">Numbers in a point, 1 or more.</param>
    public virtual IEnumerable<Fault> Validate(int coordinates) => Ranges.Check(this);

    /// <summary>What is wrong with a start, whose length is right.</summary>
    /// <param name="start">Where the search would begin.</param>
    public virtual IEnumerable<Fault> ValidateStart(IReadOnlyList<double> start) => [];

    /// <summary>A new search.</summary>
    /// <param name="seed">Decides all its random numbers.</param>
    /// <param name="leastStep">The first steps are at least as long: 1 where only whole numbers make a difference, else 0.</param>
    /// <exception cref="ArgumentException">Settings are not allowed.</exception>
    internal ISearch Create(long seed, double leastStep = 0)
    {
        var faults = Validate(LeastCoordinates).Select(fault => $"{fault.Key} {fault.Message}").ToList();
        return faults.Count == 0
            ? new Search(this, seed, leastStep)
            : throw new ArgumentException(string.Join(' ', faults));
    }

    /// <summary>The least number of coordinates that the settings are for.</summary>
    private protected virtual int LeastCoordinates => 1;

    private protected abstract SearchResult Minimise(
        CountedObjective objective,
        double[] start,
        long seed,
        double leastStep
    );

    private sealed class Search(SearchDefinition definition, long seed, double leastStep) : ISearch
    {
        public SearchResult Minimise(Objective objective, ReadOnlySpan<double> start, CancellationToken stop = default)
        {
            var counted = new CountedObjective(objective, start, definition.MaximumEvaluations, stop);
            return definition.Minimise(counted, start.ToArray(), seed, leastStep);
        }
    }
}
