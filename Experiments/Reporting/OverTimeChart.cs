namespace ProcessChain.Experiments;

/// <summary>How pairs of controllers differ as the test goes on.</summary>
/// <param name="Axis">What the differences are.</param>
/// <param name="Sentences">What it tells.</param>
/// <param name="Headings">Of the table.</param>
/// <param name="Rows">Of the table: a stretch each.</param>
/// <param name="Series">A pair each.</param>
/// <param name="From">From which period on it is asked.</param>
internal sealed record OverTimeChart(
    string Axis,
    IReadOnlyList<string> Sentences,
    IReadOnlyList<string> Headings,
    IReadOnlyList<OverTimeRow> Rows,
    IReadOnlyList<OverTimeSeries> Series,
    int From
)
{
    /// <summary>The chart; null where the definition asks for none or nothing was told by period.</summary>
    public static OverTimeChart? Of(ExperimentSummary summary)
    {
        if (summary.OverTime.Count == 0)
            return null;
        var (experiment, period) = (summary.Experiment, summary.Experiment.System.Horizon.Period);
        return new(
            $"{string.Join(" + ", experiment.OverTime!.Flows)} a {period}, difference",
            [.. OverTimeText.Of(summary)],
            [$"{period}s", .. summary.OverTime.Select(NameOf)],
            [
                .. summary
                    .OverTime[0]
                    .Stretches.Select(
                        (stretch, i) =>
                            new OverTimeRow(
                                FormattableString.Invariant($"{stretch.From} to {stretch.End - 1}"),
                                [.. summary.OverTime.Select(course => Cell(course.Stretches[i].Difference))]
                            )
                    ),
            ],
            [.. summary.OverTime.Select(OverTimeSeries.Of)],
            experiment.OverTime.From
        );
    }

    /// <summary>What a pair is called.</summary>
    public static string NameOf(OverTimeSummary course) => $"{course.Controller} less {course.Against}";

    private static ResultCell Cell(Estimate difference) =>
        new(
            NumberText.Signed(difference.Mean, 2),
            double.IsNaN(difference.Ci95) ? "" : $"± {NumberText.Of(difference.Ci95, 2)}"
        );
}

/// <summary>A stretch in the table.</summary>
/// <param name="Periods">Which periods.</param>
/// <param name="Cells">The difference of each pair.</param>
internal sealed record OverTimeRow(string Periods, IReadOnlyList<ResultCell> Cells);

/// <summary>A pair in the chart.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Periods">The middle of each stretch.</param>
/// <param name="Difference">Mean and interval.</param>
internal sealed record OverTimeSeries(string Name, IReadOnlyList<double> Periods, IReadOnlyList<Estimate> Difference)
{
    public static OverTimeSeries Of(OverTimeSummary course) =>
        new(
            OverTimeChart.NameOf(course),
            [.. course.Stretches.Select(stretch => (stretch.From + stretch.End) / 2.0)],
            [.. course.Stretches.Select(stretch => stretch.Difference)]
        );
}
