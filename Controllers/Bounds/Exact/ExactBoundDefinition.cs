using System.Threading;

namespace ProcessChain;

/// <summary>The least average cost of a period in the long run, exactly.</summary>
[Kind("exact", For = typeof(IFiniteSystem))]
internal sealed record ExactBoundDefinition : LongRunBoundDefinition
{
    /// <summary>Periods of an episode below which its beginning and its end weigh too much.</summary>
    private const int LeastPeriods = 1000;

    /// <inheritdoc/>
    public override IEnumerable<Fault> Validate(SystemDefinition system) =>
        ExactSolution.Validate(system).Select(fault => new Fault("kind", $"is exact, but {fault.Key} {fault.Message}"));

    /// <inheritdoc/>
    public override LongRunBound Solve(SystemDefinition system, CancellationToken stop)
    {
        var cost = ExactSolution.Solve(system, stop: stop).CostPerPeriod;
        return new(BoundKind.Optimum, cost, cost, "");
    }

    /// <inheritdoc/>
    public override string? Mismatch(SystemDefinition system, int periods) =>
        periods >= LeastPeriods
            ? null
            : $"Episodes of {periods} periods begin and end too soon to be measured by the long run: a gap is shown from "
                + $"{LeastPeriods} periods on.";
}
