namespace ProcessChain.Experiments;

/// <summary>What a search has found.</summary>
/// <param name="Search">The search.</param>
/// <param name="Result">Where it ended.</param>
/// <param name="Parameters">The parameters that are used.</param>
/// <param name="Seconds">How long it took.</param>
internal sealed record Optimised(
    ParameterSearch Search,
    SearchResult Result,
    IReadOnlyList<double> Parameters,
    double Seconds
);

/// <summary>What it is worth.</summary>
/// <param name="Found">What the parameters that were found come to in a test episode.</param>
/// <param name="Start">What those come to from which the search started.</param>
internal sealed record OptimisedTest(Estimate Found, Estimate Start);
