using static System.FormattableString;

namespace ProcessChain.Experiments;

/// <summary>Something in a run that failed.</summary>
/// <param name="Subject">The controller or bound, by its name in the definition.</param>
/// <param name="Training">Which of its trainings, from 1; null where it was none.</param>
/// <param name="Reason">Why, in a sentence.</param>
public sealed record RunFailure(string Subject, int? Training, string Reason)
{
    /// <summary>What failed, e.g. <c>paper.2</c> for the second training of a controller.</summary>
    public string Unit => Training is { } number ? Invariant($"{Subject}.{number}") : Subject;
}
