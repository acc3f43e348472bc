namespace ProcessChain.Experiments;

/// <summary>Something that no controller can beat, or the best value known.</summary>
public sealed record BoundSummary
{
    /// <summary>Its name in the definition.</summary>
    public required string Name { get; init; }

    /// <summary>Whether it is the optimum, only a bound, a quoted value, or unknown.</summary>
    public required BoundKind Kind { get; init; }

    /// <summary>Whether it bounds the goal in the long run; else its mean over episodes.</summary>
    public required bool IsLongRun { get; init; }

    /// <summary>
    /// The bound. Over episodes: the mean of those computed, while the bound itself is that of endlessly many. In the long run:
    /// the middle of <see cref="Value"/>, without an interval.
    /// </summary>
    public required Estimate Goal { get; init; }

    /// <summary>In the long run: the bound, enclosed; NaN where nothing is known.</summary>
    public Bracket Value { get; init; } = new(double.NaN, double.NaN, 0);

    /// <summary>In the long run: the provable bound, whichever <see cref="Value"/> is.</summary>
    public Bracket LowerBound { get; init; } = new(double.NaN, double.NaN, 0);

    /// <summary>Over episodes: in each test episode from the first; empty in the long run.</summary>
    public IReadOnlyList<double> ByEpisode { get; init; } = [];

    /// <summary>Why it is not the optimum, and what holds for it; may be empty.</summary>
    public string Note { get; init; } = "";

    /// <summary>Why the results of this experiment are not to be measured by it; null where they are.</summary>
    public string? Mismatch { get; init; }

    /// <summary>Whether results are measured by it.</summary>
    public bool IsMeasure => Mismatch is null && Kind != BoundKind.None;
}
