using System.Threading;

namespace ProcessChain;

/// <summary>
/// A search whose result is never worse than its start, by the value of the parameters that are used. Where what the search
/// recommends is worse, or no better, the best point met or the start takes its place. Up to three evaluations at the end
/// compare them, and are not counted. The objective must give the same value for the same point.
/// </summary>
internal sealed class GuardedSearch(ISearch search, ParameterSpace space) : ISearch
{
    public SearchResult Minimise(Objective objective, ReadOnlySpan<double> start, CancellationToken stop = default)
    {
        var result = search.Minimise(objective, start, stop);
        var (recommended, first) = (space.UsedAt(result.Point), space.UsedAt(start.ToArray()));
        if (recommended.SequenceEqual(first))
            return result;
        var startValue = ValueAt(first);
        if (ValueAt(recommended) < startValue)
            return result;
        var best = space.UsedAt(result.BestPoint);
        var bestValue = ValueAt(best);
        var (point, value, reason) =
            bestValue < startValue
                ? (
                    best,
                    bestValue,
                    "The best point met is taken, because what was recommended is no better than the start."
                )
                : (first, startValue, "The start is kept, because nothing better was found.");
        return result with { Point = point, Value = value, Message = $"{result.Message} {reason}" };

        double ValueAt(IReadOnlyList<double> at)
        {
            stop.ThrowIfCancellationRequested();
            return objective([.. at]);
        }
    }
}
