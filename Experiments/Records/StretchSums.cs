namespace ProcessChain.Experiments;

/// <summary>Sums up the periods of a test episode by stretches.</summary>
/// <param name="overTime">Which flows, and how long a stretch is; the last one may be shorter.</param>
/// <param name="flows">The flows of a row.</param>
/// <param name="periods">Periods of an episode.</param>
internal sealed class StretchSums(OverTime overTime, IReadOnlyList<FlowColumn> flows, int periods)
{
    private readonly int[] places =
    [
        .. flows
            .Index()
            .Where(flow => overTime.Flows.Contains(flow.Item.Key, StringComparer.Ordinal))
            .Select(flow => flow.Index),
    ];

    /// <summary>The stretches of an episode before its first period.</summary>
    public double[] None() => new double[(periods + overTime.Stretch - 1) / overTime.Stretch];

    /// <summary>Adds a period to the mean of its stretch.</summary>
    public void Add(PeriodRow row, double[] means)
    {
        var stretch = row.Period / overTime.Stretch;
        var length = Math.Min(overTime.Stretch, periods - (stretch * overTime.Stretch));
        foreach (var place in places)
            means[stretch] += row.Flows[place] / length;
    }
}
