using System.Threading;

namespace ProcessChain;

/// <summary>The settings of a derivative-free search.</summary>
public abstract record SearchDefinition
{
    /// <summary>Powell's method (1964) as the newest SciPy has it.</summary>
    /// <param name="tolerance">Relative change of values, and of points, at which it ends; above 0.</param>
    /// <param name="maximumEvaluations">0: 1000 for each parameter.</param>
    public static SearchDefinition Powell(double tolerance = 1e-4, int maximumEvaluations = 0) =>
        new PowellDefinition
        {
            PointTolerance = tolerance,
            ValueTolerance = tolerance,
            MaximumEvaluations = maximumEvaluations,
        };

    /// <summary>The simplex method of Nelder &amp; Mead (1965).</summary>
    /// <param name="initialStep">From the start to the other corners; 0: a twentieth of each parameter.</param>
    /// <param name="tolerance">Difference of the corners' values at which it ends; above 0.</param>
    /// <param name="maximumEvaluations">0: 1000 for each parameter.</param>
    public static SearchDefinition NelderMead(
        double initialStep = 0,
        double tolerance = 1e-8,
        int maximumEvaluations = 0
    ) =>
        new NelderMeadDefinition
        {
            InitialStep = initialStep,
            ValueTolerance = tolerance,
            MaximumEvaluations = maximumEvaluations,
        };

    /// <summary>CMA-ES (Hansen, arXiv:1604.00772).</summary>
    /// <param name="initialStep">The first standard deviation, one for all parameters or one for each; above 0.</param>
    /// <param name="lower">The least parameters; null: none.</param>
    /// <param name="upper">The largest parameters; null: none.</param>
    /// <param name="population">Points in a generation, 3 or more; 0: by the number of parameters.</param>
    /// <param name="maximumEvaluations">0: 1000 for each parameter.</param>
    public static SearchDefinition CmaEs(
        PerElement<double> initialStep,
        PerElement<double>? lower = null,
        PerElement<double>? upper = null,
        int population = 0,
        int maximumEvaluations = 0
    ) =>
        new CmaEsDefinition
        {
            InitialStep = initialStep,
            Lower = lower,
            Upper = upper,
            Population = population,
            MaximumEvaluations = maximumEvaluations,
        };

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
