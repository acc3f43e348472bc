namespace ProcessChain;

/// <summary>Where a search ended.</summary>
/// <param name="Point">The recommended point.</param>
/// <param name="Value">What the objective gave there when the search asked; with noise not its mean, and mostly too good.</param>
/// <param name="Evaluations">Calls of the objective.</param>
/// <param name="Iterations">Passes through all directions (Powell), or generations (CMA-ES); 0 where the method does not tell.</param>
/// <param name="Converged">Whether it ended by its own criterion; false: because all evaluations were spent, or because all values were equal.</param>
/// <param name="Message">Why it ended, in one sentence.</param>
/// <param name="BestPoint">Where the lowest value was met; with noise mostly by luck.</param>
/// <param name="Directions">Powell's directions at the end, one in each row; empty with other methods.</param>
internal sealed record SearchResult(
    IReadOnlyList<double> Point,
    double Value,
    int Evaluations,
    int Iterations,
    bool Converged,
    string Message,
    IReadOnlyList<double> BestPoint,
    IReadOnlyList<IReadOnlyList<double>> Directions
);
