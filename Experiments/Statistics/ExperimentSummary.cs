namespace ProcessChain.Experiments;

/// <summary>The results of an experiment's test phase.</summary>
public sealed record ExperimentSummary
{
    /// <summary>The experiment.</summary>
    public required ExperimentDefinition Experiment { get; init; }

    /// <summary>The controllers that finished, in the order of the definition.</summary>
    public required IReadOnlyList<ControllerSummary> Controllers { get; init; }

    /// <summary>What no controller can beat, in the order of the definition.</summary>
    public required IReadOnlyList<BoundSummary> Bounds { get; init; }

    /// <summary>The tightest of those bounds that results are measured by: the one of all gaps; null without any.</summary>
    public required BoundSummary? Tightest { get; init; }

    /// <summary>A training with many seeds; null where the definition asks for none or it did not finish.</summary>
    public required SpreadSummary? Spread { get; init; }

    /// <summary>What failed, in the order of the definition.</summary>
    public required IReadOnlyList<RunFailure> Failures { get; init; }

    /// <summary>How pairs of controllers differ as the test goes on; empty where the definition does not ask.</summary>
    internal IReadOnlyList<OverTimeSummary> OverTime { get; init; } = [];

    /// <summary>How long episodes settle; empty where the definition does not ask.</summary>
    internal IReadOnlyList<SteadyStateSummary> SteadyState { get; init; } = [];

    /// <summary>The goal of <see cref="LearningTarget"/>; null where none is known.</summary>
    internal double? LearningGoal { get; init; }

    /// <summary>The summary of all results.</summary>
    internal static ExperimentSummary Of(JoinedResults results) => new SummaryOf(results).Experiment();
}
