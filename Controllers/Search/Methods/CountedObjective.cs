using System.Threading;

namespace ProcessChain;

/// <summary>The objective as the searches call it: counted, limited, watched.</summary>
internal sealed class CountedObjective
{
    private readonly Objective objective;
    private readonly CancellationToken stop;
    private double worstValue = double.NegativeInfinity;

    /// <summary>An objective of which so many evaluations are allowed; 0: 1000 for each coordinate.</summary>
    public CountedObjective(Objective objective, ReadOnlySpan<double> start, int most, CancellationToken stop)
    {
        if (start.IsEmpty)
            throw new ArgumentException("The start has no coordinates; at least one is needed.", nameof(start));
        foreach (var coordinate in start)
            if (!double.IsFinite(coordinate))
                throw new ArgumentException($"The start has the coordinate {coordinate}; finite ones are needed.");
        this.objective = objective;
        this.stop = stop;
        Most = most == 0 ? (int)Math.Min(1000L * start.Length, int.MaxValue) : most;
    }

    /// <summary>Evaluations allowed.</summary>
    public int Most { get; }

    /// <summary>Evaluations so far.</summary>
    public int Count { get; private set; }

    /// <summary>Evaluations left.</summary>
    public int Left => Most - Count;

    /// <summary>Where the lowest value was found, the first of equals.</summary>
    public double[] BestPoint { get; private set; } = [];

    /// <summary>The lowest value so far.</summary>
    public double BestValue { get; private set; } = double.PositiveInfinity;

    /// <summary>Whether no further evaluation is allowed.</summary>
    public bool IsSpent => Count >= Most;

    /// <summary>The value at a point.</summary>
    /// <exception cref="EvaluationsSpentException">All evaluations were spent before.</exception>
    /// <exception cref="SearchDivergedException">The point or the value is not finite.</exception>
    public double At(ReadOnlySpan<double> point)
    {
        stop.ThrowIfCancellationRequested();
        if (IsSpent)
            throw new EvaluationsSpentException();
        foreach (var coordinate in point)
            if (!double.IsFinite(coordinate))
                throw new SearchDivergedException(
                    $"Evaluation {Count + 1} is to be at {Text(point)}: the objective seems to fall without end. Bound it."
                );
        Count++;
        var value = objective(point);
        if (!double.IsFinite(value))
            throw new SearchDivergedException(
                $"The objective is {value} in evaluation {Count}, at {Text(point)}; a finite number is needed."
            );
        worstValue = Math.Max(worstValue, value);
        if (value < BestValue)
            (BestValue, BestPoint) = (value, point.ToArray());
        return value;
    }

    /// <summary>The result of the search that has called it, with its own criterion where it ended by that; else empty.</summary>
    public SearchResult Result(
        IReadOnlyList<double> point,
        double value,
        int iterations,
        string ending,
        IReadOnlyList<IReadOnlyList<double>>? directions = null
    )
    {
        var isLevel = Count > 1 && worstValue == BestValue;
        var message =
            isLevel
                ? $"All {Count} values were equal: no step made a difference. Start elsewhere, or with larger steps."
            : ending.Length > 0 ? ending
            : $"The {Most} evaluations allowed do not suffice to go on.";
        return new(
            point,
            value,
            Count,
            iterations,
            ending.Length > 0 && !isLevel,
            message,
            BestPoint,
            directions ?? []
        );
    }

    private static string Text(ReadOnlySpan<double> point) => $"[{string.Join(", ", point.ToArray())}]";
}

/// <summary>All evaluations of a search are spent; the search catches it.</summary>
internal sealed class EvaluationsSpentException : Exception;
