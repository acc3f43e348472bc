namespace ProcessChain.Experiments;

/// <summary>What the bounds of an experiment have come to.</summary>
internal static class BoundsOf
{
    /// <summary>The bounds that have finished, in the order of the definition.</summary>
    public static IReadOnlyList<BoundSummary> Results(JoinedResults results)
    {
        var rows = results.Bounds.ToLookup(row => row.Bound, StringComparer.Ordinal);
        return
        [
            .. results
                .Experiment.BoundsInUse.Where(entry => rows.Contains(entry.Key))
                .Select(entry => Summary(results.Experiment, entry.Key, entry.Value, [.. rows[entry.Key]])),
        ];
    }

    /// <summary>
    /// The tightest of those by which results are measured; null without any. Bounds on episodes are compared over the episodes
    /// that all of them have. A value that is only known counts where there is no bound.
    /// </summary>
    public static BoundSummary? Tightest(Goal goal, IEnumerable<BoundSummary> bounds)
    {
        var all = bounds.Where(bound => bound.IsMeasure).ToList();
        var measures = all.Where(bound => !IsKnown(bound) || all.TrueForAll(IsKnown)).ToList();
        var common = measures
            .Where(bound => !bound.IsLongRun)
            .Select(bound => bound.ByEpisode.Count)
            .DefaultIfEmpty()
            .Min();
        return measures.MaxBy(bound =>
            goal.AsCost(bound.IsLongRun ? bound.Goal.Mean : Estimate.Of(bound.ByEpisode.Take(common)).Mean)
        );
    }

    private static bool IsKnown(BoundSummary bound) => bound.Kind == BoundKind.Known;

    private static BoundSummary Summary(
        ExperimentDefinition experiment,
        string name,
        BoundDefinition definition,
        IReadOnlyList<BoundRow> rows
    )
    {
        if (rows[0].Kind == BoundRowKind.Episode)
        {
            var values = rows.OrderBy(row => row.Episode).Select(row => row.Lower).ToList();
            return new BoundSummary
            {
                Name = name,
                Kind = BoundKind.Bound,
                IsLongRun = false,
                Goal = Estimate.Of(values),
                ByEpisode = values,
            };
        }
        var value = new Bracket(rows[0].Lower, rows[0].Upper, 0);
        return new BoundSummary
        {
            Name = name,
            Kind = rows[0].Kind switch
            {
                BoundRowKind.Optimum => BoundKind.Optimum,
                BoundRowKind.Bound => BoundKind.Bound,
                BoundRowKind.Known => BoundKind.Known,
                _ => BoundKind.None,
            },
            IsLongRun = true,
            Goal = new Estimate(value.Middle, double.NaN),
            Value = value,
            LowerBound =
                rows[^1].Kind == BoundRowKind.Known
                    ? new Bracket(double.NaN, double.NaN, 0)
                    : new Bracket(rows[^1].Lower, rows[^1].Upper, 0),
            Note = rows[0].Note,
            Mismatch = (definition as LongRunBoundDefinition)?.Mismatch(experiment.System, experiment.TestPeriods),
        };
    }
}
