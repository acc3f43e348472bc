using System.Threading;

namespace ProcessChain;

/// <summary>The least cost a period of a serial system in the long run, by theory (Clark &amp; Scarf 1960).</summary>
[Kind("longRun", For = typeof(SerialDefinition))]
internal sealed record SerialOptimumDefinition : LongRunBoundDefinition
{
    /// <summary>Periods of an episode below which its beginning weighs too much, for each period of all lead times.</summary>
    private const int PeriodsForEach = 100;

    /// <inheritdoc/>
    public override IEnumerable<Fault> Validate(SystemDefinition system) =>
        SerialOptimum
            .Validate((SerialDefinition)system)
            .Select(fault => new Fault("kind", $"is longRun, but {fault.Key} {fault.Message}"));

    /// <inheritdoc/>
    public override LongRunBound Solve(SystemDefinition system, CancellationToken stop)
    {
        var cost = SerialOptimum.Solve((SerialDefinition)system).Cost;
        var bracket = new Bracket(cost, cost, Iterations: 1);
        return new(BoundKind.Optimum, bracket, bracket, "");
    }

    /// <inheritdoc/>
    public override string? Mismatch(SystemDefinition system, int periods)
    {
        var serial = (SerialDefinition)system;
        var needed = PeriodsForEach * (1 + Enumerable.Range(0, serial.Stages).Sum(serial.LeadTime));
        return periods >= needed
            ? null
            : $"Episodes of {periods} periods end too soon to be measured by the long run: a gap is shown from {needed} periods on.";
    }
}
