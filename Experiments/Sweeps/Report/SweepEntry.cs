namespace ProcessChain.Experiments;

/// <summary>A controller at a point of a sweep.</summary>
/// <param name="Point">The point.</param>
/// <param name="Controller">Its name.</param>
/// <param name="Goal">The goal, with the interval over test episodes.</param>
/// <param name="Deviation">The standard deviation from episode to episode.</param>
/// <param name="Episodes">How many test episodes.</param>
/// <param name="OverTrainings">The goal, with the interval over trainings; NaN below two.</param>
internal sealed record SweepEntry(
    SweepPoint Point,
    string Controller,
    Estimate Goal,
    double Deviation,
    int Episodes,
    Estimate OverTrainings
)
{
    /// <summary>Those of all points that are done, by controller; the baseline is left out where there are others.</summary>
    public static IReadOnlyList<SweepEntry> Of(SweepState state)
    {
        var all = state.Done.SelectMany(done => Of(done.Point, done.Result)).ToList();
        var baseline = state.Folder.Plan.Open(state.Folder.Plan.Points[0]).Baseline;
        var others = all.Where(entry => entry.Controller != baseline).ToList();
        return others.Count > 0 ? others : all;
    }

    /// <summary>The goal as mean, deviation and number of episodes.</summary>
    public (double Mean, double Deviation, int Count) Sample => (Goal.Mean, Deviation, Episodes);

    private static IEnumerable<SweepEntry> Of(SweepPoint point, PointResult result)
    {
        var goals = result
            .Rows.Where(row => row.Metric == result.Goal)
            .ToLookup(row => row.Controller, StringComparer.Ordinal);
        foreach (var rows in goals)
        {
            if (rows.FirstOrDefault(row => row.Training is null) is not { } all || double.IsNaN(all.Mean))
                continue;
            var trainings = rows.Where(row => row.Training is not null).Select(row => row.Mean).ToList();
            yield return new(
                point,
                rows.Key,
                new(all.Mean, all.Ci95),
                all.Deviation,
                all.Episodes,
                trainings.Count > 1 ? Estimate.Of(trainings) : Estimate.None
            );
        }
    }
}
