namespace ProcessChain.Experiments;

/// <summary>The results of an experiment on a supply system.</summary>
public sealed record SupplySummary
{
    /// <summary>The experiment.</summary>
    public required SupplyExperiment Experiment { get; init; }

    /// <summary>The controllers that finished, in the order of the definition.</summary>
    public required IReadOnlyList<SupplyControllerSummary> Controllers { get; init; }

    /// <summary>Upper bounds on the mean reward of every controller; empty where the definition asks for none.</summary>
    public required IReadOnlyList<RewardBound> Bounds { get; init; }

    /// <summary>A training with many seeds; null where the definition asks for none or it did not finish.</summary>
    public required SpreadSummary? Spread { get; init; }

    /// <summary>What failed: the name of the unit, and the reason.</summary>
    public required IReadOnlyDictionary<string, string> Failures { get; init; }

    /// <summary>The lowest of the bounds; null without any.</summary>
    public RewardBound? TightestBound => Bounds.MinBy(bound => bound.Reward.Mean);

    /// <summary>How far a reward lies below the tightest bound, as a share of it; NaN without a bound above 0.</summary>
    public double GapOf(double reward) =>
        TightestBound is { Reward.Mean: > 0 and var most } ? (most - reward) / most : double.NaN;

    /// <summary>The summary of all rows.</summary>
    internal static SupplySummary Of(
        SupplyExperiment experiment,
        SupplyTables tables,
        IReadOnlyDictionary<string, string> failures
    )
    {
        var rows = tables.Episodes.ToLookup(row => row.Controller, StringComparer.Ordinal);
        return new SupplySummary
        {
            Experiment = experiment,
            Controllers = experiment
                .Controllers.Names.Where(rows.Contains)
                .Select(name =>
                    SupplyControllerSummary.Of(name, [.. rows[name]], rows[experiment.Baseline], experiment.Seed)
                )
                .ToList(),
            Bounds = tables
                .Bounds.GroupBy(row => row.Bound, StringComparer.Ordinal)
                .Select(bound => new RewardBound(
                    bound.Key,
                    bound.Count(),
                    Estimate.Of(bound.Select(row => row.Reward))
                ))
                .ToList(),
            Spread = SpreadSummary.Of(experiment.Spread, tables.Spread),
            Failures = failures,
        };
    }
}

/// <summary>An upper bound on the mean reward of every controller.</summary>
/// <param name="Name"><c>hindsight</c> or <c>relaxation</c>.</param>
/// <param name="Episodes">Test episodes in which it was computed.</param>
/// <param name="Reward">Its mean; the bound itself is that of endlessly many episodes.</param>
public sealed record RewardBound(string Name, int Episodes, Estimate Reward);
