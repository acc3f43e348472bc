namespace ProcessChain.Experiments;

/// <summary>How one training went, and how its agent did in the test.</summary>
/// <param name="Number">Which training of the controller, from 1: that of its files, <c>NAME.3.agent</c>.</param>
/// <param name="Seed">The training seed.</param>
/// <param name="Goal">The goal over the test episodes.</param>
/// <param name="Gap">How far that lies from the tightest bound; null without one.</param>
/// <param name="Validation">
/// The best goal that it had in a validation; NaN where it was never validated. The validation episodes are the same for all
/// trainings of an experiment.
/// </param>
/// <param name="Updates">Changes of what is learned: gradient steps, or evaluations of a search.</param>
/// <param name="Seconds">How long the training took on this machine; NaN where that is not known.</param>
public sealed record TrainingSummary(
    int Number,
    long Seed,
    Estimate Goal,
    Gap? Gap,
    double Validation,
    long Updates,
    double Seconds
);
