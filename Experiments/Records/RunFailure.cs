namespace ProcessChain.Experiments;

/// <summary>Something in a run that failed.</summary>
/// <param name="Unit">What failed, e.g. <c>paper.2</c> for the second training of a controller.</param>
/// <param name="Subject">The controller or bound, by its name in the definition.</param>
/// <param name="Training">Which of its trainings, from 1; null where it was none.</param>
/// <param name="Reason">Why, in a sentence.</param>
public sealed record RunFailure(string Unit, string Subject, int? Training, string Reason);
