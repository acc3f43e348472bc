using MathNet.Numerics.Statistics;

namespace ProcessChain.Experiments;

/// <summary>
/// How a controller did in the test phase. A controller that was trained several times counts, in every test episode,
/// with the mean over its trainings; intervals are over test episodes.
/// </summary>
public sealed record ControllerSummary
{
    /// <summary>Its name in the definition.</summary>
    public required string Name { get; init; }

    /// <summary>Test episodes.</summary>
    public required int Episodes { get; init; }

    /// <summary>What controllers are compared by.</summary>
    public required Estimate Goal { get; init; }

    /// <summary>The standard deviation of the goal from episode to episode.</summary>
    public required double Deviation { get; init; }

    /// <summary>The median of the goal.</summary>
    public required double Median { get; init; }

    /// <summary>The goal in its worst episode.</summary>
    public required double WorstEpisode { get; init; }

    /// <summary>The goal of every test episode.</summary>
    public required IReadOnlyList<double> Goals { get; init; }

    /// <summary>Its goal less the baseline's in the same episode; better if below 0 where less is better, else if above.</summary>
    public required Estimate DifferenceToBaseline { get; init; }

    /// <summary>How far it lies from the tightest bound; null without one.</summary>
    public required Gap? Gap { get; init; }

    /// <summary>How far it lies from each of the bounds that results are measured by.</summary>
    public required IReadOnlyList<Gap> Gaps { get; init; }

    /// <summary>Every figure that summaries tell, by key.</summary>
    public required IReadOnlyDictionary<string, Estimate> Figures { get; init; }

    /// <summary>Its trainings, by number; empty for a controller that is not trained.</summary>
    public required IReadOnlyList<TrainingSummary> Trainings { get; init; }

    /// <summary>The training whose agent was the worst in the test; null for a controller that is not trained.</summary>
    public required TrainingSummary? Worst { get; init; }

    /// <summary>
    /// The training whose agent was best in validation, which is the one to use; null where none was validated. The test has no
    /// part in the choice.
    /// </summary>
    public required TrainingSummary? Selected { get; init; }

    /// <summary>When its trainings came to the goal that the definition asks for; null where it asks for none, or they are not validated.</summary>
    internal EpisodesToTarget? ToTarget { get; init; }

    /// <summary>What a training took on this machine, seconds, mean over the trainings; NaN where that is not known.</summary>
    public double Seconds => Trainings.Select(training => training.Seconds).DefaultIfEmpty(double.NaN).Average();
}
