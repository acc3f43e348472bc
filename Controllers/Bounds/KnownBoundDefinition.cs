using System.Threading;

namespace ProcessChain;

/// <summary>
/// The best value known from elsewhere, where no optimum can be computed: quoted, not computed, and no bound: a controller may do better.
/// </summary>
[Kind("known")]
internal sealed record KnownBoundDefinition : LongRunBoundDefinition
{
    /// <summary>The goal's value.</summary>
    [Range(-Limits.Money, Limits.Money)]
    public required double Value { get; init; }

    /// <summary>Where it is from, and how sure it is.</summary>
    public required string Source { get; init; }

    /// <inheritdoc/>
    public override LongRunBound Solve(SystemDefinition system, CancellationToken stop) =>
        new(
            BoundKind.Known,
            new(Value, Value, Iterations: 0),
            new(double.NaN, double.NaN, Iterations: 0),
            $"Quoted from: {Source.TrimEnd('.')}."
        );

    /// <inheritdoc/>
    public override string? Mismatch(SystemDefinition system, int periods) => null;
}
