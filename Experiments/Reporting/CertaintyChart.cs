namespace ProcessChain.Experiments;

/// <summary>How certain the results are, for the report.</summary>
/// <param name="Doubts">What is not certain: a sentence each.</param>
/// <param name="Columns">The headings behind the names, of those columns that have anything to tell.</param>
/// <param name="Rows">The controllers with results.</param>
/// <param name="ToBest">How much worse each may be than the best of the others; empty with fewer than two.</param>
/// <param name="Profile">Which share of its trainings comes to which goal; null where none was trained several times.</param>
/// <param name="SteadyState">How long episodes settle; none where the definition does not ask.</param>
internal sealed record CertaintyChart(
    IReadOnlyList<string> Doubts,
    IReadOnlyList<CertaintyHead> Columns,
    IReadOnlyList<CertaintyLine> Rows,
    IReadOnlyList<BestRange> ToBest,
    TrainingProfile? Profile,
    IReadOnlyList<SteadyStateLine> SteadyState
)
{
    private static readonly CertaintyHead[] Heads =
    [
        new(
            "over episodes",
            "Mean and 95 % interval over test episodes: how much chance there is in demand, with the trained agents as they are."
        ),
        new(
            "over trainings",
            "95 % interval over trainings: how much chance there is in training, on these test episodes. Needs two trainings."
        ),
        new("middle half of trainings", "Interquartile mean over the trainings, with its bootstrapped 95 % interval."),
        new(
            "worse than the best other",
            "Multiple comparisons with the best: 95 % for all rows together. From 0: certainly not the best. To 0: certainly the best."
        ),
        new(
            "t test",
            "Probability of such a mean difference to the baseline, in the same episodes, where there is none (Student)."
        ),
        new("signed ranks", "The same by Wilcoxon's signed ranks, which outliers hardly move."),
        new(
            "better episodes",
            "Share of the test episodes in which it is better than the baseline on the same demand."
        ),
        new(
            "better trainings",
            "Probability that a training is better than the baseline, or a training of it, with its bootstrapped 95 % interval."
        ),
    ];

    public static CertaintyChart Of(ExperimentSummary summary)
    {
        var certainty = CertaintySummary.Of(summary);
        var lines = certainty.Controllers.Select(Line).ToList();
        var told = Enumerable
            .Range(0, Heads.Length)
            .Where(column => lines.Exists(line => line.Cells[column] != NumberText.None))
            .ToList();
        return new(
            DoubtText.Of(summary, certainty),
            [.. told.Select(column => Heads[column])],
            [.. lines.Select(line => line with { Cells = [.. told.Select(column => line.Cells[column])] })],
            [
                .. certainty
                    .Controllers.Where(row => row.ToBest.Exists)
                    .Select(row => new BestRange(row.Controller, row.ToBest, row.IsBest, row.IsNotBest)),
            ],
            TrainingProfile.Of(summary),
            [.. summary.SteadyState.Select(SteadyStateLine.Of)]
        );
    }

    private static CertaintyLine Line(CertaintyRow row) =>
        new(
            row.Controller,
            [
                NumberText.Of(row.OverEpisodes),
                double.IsNaN(row.OverTrainings.Ci95) ? NumberText.None : NumberText.Of(row.OverTrainings),
                double.IsNaN(row.Middle)
                    ? NumberText.None
                    : $"{NumberText.Of(row.Middle)} [{NumberText.Of(row.MiddleInterval.Lower)}, {NumberText.Of(row.MiddleInterval.Upper)}]",
                Range(row.ToBest),
                Probability(row.ToBaseline?.Student),
                Probability(row.ToBaseline?.Wilcoxon),
                Share(row.BetterEpisodes),
                row.BetterTrainingsInterval.Exists
                    ? $"{Share(row.BetterTrainings)} [{Share(row.BetterTrainingsInterval.Lower)}, {Share(row.BetterTrainingsInterval.Upper)}]"
                    : Share(row.BetterTrainings),
            ]
        );

    private static string Range(Interval range) =>
        range.Exists ? $"[{NumberText.Of(range.Lower)}, {NumberText.Of(range.Upper)}]" : NumberText.None;

    private static string Probability(double? value) =>
        value is not { } given || double.IsNaN(given) ? NumberText.None
        : given < 0.0001 ? "< 0.0001"
        : NumberText.Of(given, 4);

    private static string Share(double value) =>
        double.IsNaN(value) ? NumberText.None : $"{NumberText.Of(100 * value, 0)} %";
}

/// <summary>A heading of the table.</summary>
/// <param name="Title">Its words.</param>
/// <param name="Note">What it is.</param>
internal sealed record CertaintyHead(string Title, string Note);

/// <summary>How certain the results of a controller are, in words.</summary>
/// <param name="Controller">Its name.</param>
/// <param name="Cells">By column.</param>
internal sealed record CertaintyLine(string Controller, IReadOnlyList<string> Cells);

/// <summary>How much worse a controller may be than the best of the others.</summary>
/// <param name="Controller">Its name.</param>
/// <param name="Range">The interval.</param>
/// <param name="IsBest">Whether it is certainly the best.</param>
/// <param name="IsNotBest">Whether it is certainly not the best.</param>
internal sealed record BestRange(string Controller, Interval Range, bool IsBest, bool IsNotBest);

/// <summary>How a long episode settles, in words.</summary>
/// <param name="Controller">Its name.</param>
/// <param name="Cells">Mean of all periods; warm-up; mean without it; correlation of neighbouring batches; trend.</param>
internal sealed record SteadyStateLine(string Controller, IReadOnlyList<string> Cells)
{
    public static SteadyStateLine Of(SteadyStateSummary state) =>
        new(
            state.Controller,
            [
                NumberText.Of(state.Whole, 3),
                state.WarmUp is null ? NumberText.None
                : state.WarmUp.IsSettled ? NumberText.Of(state.WarmUp.Periods, 0)
                : "does not settle",
                state.Rest is { } rest ? NumberText.Of(rest.Mean) : NumberText.None,
                state.Rest is { } batches ? NumberText.Of(batches.Correlation, 2) : NumberText.None,
                state.Rest is { } trend ? NumberText.Of(trend.TrendProbability, 4) : NumberText.None,
            ]
        );
}
