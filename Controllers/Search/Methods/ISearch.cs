using System.Threading;

namespace ProcessChain;

/// <summary>What a search makes small.</summary>
/// <param name="point">As many numbers as the search was started with, all finite; valid only during the call.</param>
/// <returns>A finite number. It may be noisy: another one for the same point.</returns>
internal delegate double Objective(ReadOnlySpan<double> point);

/// <summary>
/// Derivative-free minimisation. The same definition, seed, start and values give the same points in the same order, one
/// after the other.
/// </summary>
internal interface ISearch
{
    /// <summary>Searches until the points or values hardly change any more, or all evaluations are spent.</summary>
    /// <param name="objective">Called by the calling thread alone.</param>
    /// <param name="start">Where to begin: one or more finite numbers.</param>
    /// <param name="stop">Stops it before the next evaluation.</param>
    /// <exception cref="SearchDivergedException">The objective is not finite, or falls without end.</exception>
    SearchResult Minimise(Objective objective, ReadOnlySpan<double> start, CancellationToken stop = default);
}
