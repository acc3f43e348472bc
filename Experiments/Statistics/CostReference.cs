namespace ProcessChain.Experiments;

/// <summary>The cost per day that controllers are measured by: the optimum of the chain and its customer, or a lower bound on it.</summary>
public sealed record CostReference
{
    /// <summary>Of costs below this no share is taken; money per day.</summary>
    private const double LeastCost = 1e-3;

    private static readonly Bracket Nothing = new(double.NaN, double.NaN, 0);

    /// <summary>What the reference is.</summary>
    public required ReferenceKind Kind { get; init; }

    /// <summary>The reference itself, enclosed; money per day in the long run. NaN where there is none.</summary>
    public Bracket CostPerDay { get; init; } = Nothing;

    /// <summary>The provable lower bound, whichever the reference is; money per day in the long run. NaN where there is none.</summary>
    public Bracket LowerBound { get; init; } = Nothing;

    /// <summary>k, the decisions a day of the chain.</summary>
    public required int DecisionsPerDay { get; init; }

    /// <summary>Why it is not the optimum; empty where it is.</summary>
    public string Note { get; init; } = "";

    /// <summary>Computes it; seconds.</summary>
    /// <param name="chain">A valid chain.</param>
    /// <param name="demand">A valid demand.</param>
    /// <param name="stop">Stops it within moments.</param>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static CostReference Of(ChainDefinition chain, DemandDefinition demand, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(chain);
        var none = new CostReference { Kind = ReferenceKind.None, DecisionsPerDay = chain.Iterations };
        if (ChainBound.Validate(chain, demand).ToList() is { Count: > 0 } faults)
            return none with { Note = Sentences(faults) };
        var lowest = ChainBound.Solve(chain, demand, stop).CostPerDay;
        var bound = none with { Kind = ReferenceKind.LowerBound, CostPerDay = lowest, LowerBound = lowest };
        return ExactChain.Validate(chain, demand).ToList() is { Count: > 0 } obstacles
            ? bound with
            {
                Note = Sentences(obstacles),
            }
            : bound with
            {
                Kind = ReferenceKind.Optimum,
                CostPerDay = ExactChain.Solve(chain, demand, stop).CostPerDay,
            };
    }

    /// <summary>How far a cost lies above the reference, as a share of it; NaN where there is none, or where it is 0. Its interval is that of the cost.</summary>
    /// <param name="cost">Money per day.</param>
    public Estimate GapOf(Estimate cost) => new(GapOf(cost.Mean), ShareOf(cost.Ci95));

    /// <summary>How far a cost lies above the reference, as a share of it; NaN where there is none, or where it is 0.</summary>
    /// <param name="cost">Money per day.</param>
    public double GapOf(double cost) => ShareOf(cost) - 1;

    private double ShareOf(double cost) => CostPerDay.Middle > LeastCost ? cost / CostPerDay.Middle : double.NaN;

    internal static string Sentences(IEnumerable<Fault> faults) =>
        string.Join(' ', faults.Select(fault => $"{fault.Key} {fault.Message}"));
}

/// <summary>What controllers are measured by.</summary>
public enum ReferenceKind
{
    /// <summary>The exact optimum with the chain's decisions a day.</summary>
    Optimum,

    /// <summary>A bound that no controller can fall below; the optimum may lie above it.</summary>
    LowerBound,

    /// <summary>Nothing is known.</summary>
    None,
}
