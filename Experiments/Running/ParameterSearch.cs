using System.Threading;

namespace ProcessChain.Experiments;

/// <summary>A derivative-free search for the parameters of a controller, whatever it controls.</summary>
internal sealed record ParameterSearch
{
    /// <summary>The controller's name in the definition.</summary>
    public required string Controller { get; init; }

    /// <summary>How it is searched.</summary>
    public required SearchDefinition Method { get; init; }

    /// <summary>The same, ready to begin.</summary>
    public required ISearch Search { get; init; }

    /// <summary>The parameters that are searched for.</summary>
    public required ParameterSpace Space { get; init; }

    /// <summary>What is made small; may be stopped.</summary>
    public required Func<CancellationToken, Objective> Objective { get; init; }

    /// <summary>The same in words.</summary>
    public required string Minimised { get; init; }

    /// <summary>What parameters come to on each of the test episodes of the experiment; may be stopped.</summary>
    public required Func<IReadOnlyList<double>, CancellationToken, IEnumerable<double>> Test { get; init; }

    /// <summary>What that is, in words.</summary>
    public required string Tested { get; init; }

    /// <summary>Searches.</summary>
    /// <param name="course">Is told of every evaluation.</param>
    /// <param name="stop">Stops it before the next episode.</param>
    /// <exception cref="SearchDivergedException">The objective is not finite, or falls without end.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public SearchResult Run(SearchCourse course, CancellationToken stop) =>
        Search.Minimise(course.Watch(Objective(stop)), [.. Space.Start], stop);

    /// <summary>What parameters come to in a test episode.</summary>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public Estimate TestOf(IReadOnlyList<double> parameters, CancellationToken stop) =>
        Estimate.Of(Test(parameters, stop));
}
