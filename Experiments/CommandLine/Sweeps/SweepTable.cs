namespace ProcessChain.Experiments;

/// <summary>The best points of a sweep as a table on the screen.</summary>
internal static class SweepTable
{
    private const int Most = 10;

    /// <summary>The best points by the goal, each with one of its controllers; the baseline is left out where there are others.</summary>
    public static IEnumerable<string> Lines(SweepState state)
    {
        var entries = EntriesOf(state).ToList();
        if (entries.Count == 0)
            return ["No point has results."];
        var plan = state.Folder.Plan;
        var shown = entries
            .OrderBy(entry => entry.Minimise ? entry.Goal.Mean : -entry.Goal.Mean)
            .Take(Most)
            .Select<Entry, string[]>(entry =>
                [entry.Row.Controller, .. SweepPoints.Fields(entry.Point), entry.Row.Metric, NumberText.Of(entry.Goal)]
            )
            .ToList();
        var table = new TextTable(["controller", .. SweepPoints.Head(plan), "goal", "mean ± 95 %"], shown).Lines();
        return shown.Count < entries.Count
            ? table.Append($"The best {shown.Count} of {entries.Count}; 'sweep collect' tells all.")
            : table;
    }

    private static IEnumerable<Entry> EntriesOf(SweepState state)
    {
        var rows = state
            .Done.SelectMany(done => done.Result.Rows.Select(row => new Entry(done.Point, row, done.Result)))
            .Where(entry => entry.Row.Training is null && entry.Row.Metric == entry.Result.Goal)
            .ToList();
        var baseline = state.Folder.Plan.Open(state.Folder.Plan.Points[0]).Baseline;
        return rows.Any(entry => entry.Row.Controller != baseline)
            ? rows.Where(entry => entry.Row.Controller != baseline)
            : rows;
    }

    private sealed record Entry(SweepPoint Point, PointRow Row, PointResult Result)
    {
        public Estimate Goal => new(Row.Mean, Row.Ci95);

        public bool Minimise => Result.Minimise;
    }
}
