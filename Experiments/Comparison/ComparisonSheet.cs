using System.Globalization;

namespace ProcessChain.Experiments;

/// <summary>A comparison as a table for people, as a table for programs, and as a page.</summary>
internal static class ComparisonSheet
{
    private static readonly string[] Columns =
    [
        "run",
        "controller",
        "trainings",
        "goal ± episodes",
        "± trainings",
        "to the first run",
        "compared",
        "better trainings",
        "worse than the best other",
    ];

    /// <summary>The table for people, with those columns that have anything to tell.</summary>
    public static SheetTable Table(RunComparison comparison)
    {
        var rows = comparison.Rows.Select(Cells).ToList();
        var told = Enumerable
            .Range(0, Columns.Length)
            .Where(column => rows.Exists(row => row[column] != NumberText.None))
            .ToList();
        return new(
            [.. told.Select(column => Columns[column])],
            [.. rows.Select(row => (IReadOnlyList<string>)[.. told.Select(column => row[column])])]
        );
    }

    /// <summary>Writes <c>comparison.csv</c>: what does not exist is empty.</summary>
    public static void Write(RunComparison comparison, TextWriter writer)
    {
        using var table = Csv.Writer(writer);
        table.WriteRow([
            "run",
            "controller",
            "episodes",
            "trainings",
            "goal",
            "goalCi95Episodes",
            "goalCi95Trainings",
            "against",
            "isPaired",
            "difference",
            "differenceCi95",
            "betterTrainings",
            "worseThanBestLower",
            "worseThanBestUpper",
        ]);
        foreach (var row in comparison.Rows)
            table.WriteRow([
                row.Run,
                row.Controller.Name,
                Text(row.Controller.Episodes),
                Text(row.Controller.Trainings.Count),
                Text(row.Controller.Mean.Mean),
                Text(row.Controller.Mean.Ci95),
                Text(row.OverTrainings.Ci95),
                row.Against ?? "",
                row.Against is null ? ""
                : row.IsPaired ? "true"
                : "false",
                Text(row.Difference.Mean),
                Text(row.Difference.Ci95),
                Text(row.BetterTrainings),
                Text(row.ToBest.Lower),
                Text(row.ToBest.Upper),
            ]);
    }

    /// <summary>The page.</summary>
    public static SheetPage Page(RunComparison comparison)
    {
        var goal = comparison.Goal;
        var runs = comparison.Rows.Select(row => row.Run).Distinct(StringComparer.Ordinal).ToList();
        return new(
            "Comparison",
            $"{NumberText.Count(runs.Count, "run")}: {string.Join(", ", runs)}.",
            [
                new("results", "Side by side")
                {
                    Sentences = [Sentence(goal)],
                    Doubts = comparison.Doubts,
                    Table = Table(comparison),
                    Figures = [Goals(comparison), .. Differences(comparison)],
                },
            ]
        );
    }

    /// <summary>How the table is to be read.</summary>
    public static string Sentence(Goal goal) =>
        $"{goal.Title} ({goal.Unit}), {(goal.Minimise ? "less" : "more")} is better; ± 95 % confidence, over test episodes and over trainings "
        + "apart; differences to the controller of the same name in the first run, or else to its baseline.";

    private static IReadOnlyList<string> Cells(ComparisonRow row) =>
        [
            row.Run,
            row.Controller.Name,
            row.Controller.Trainings.Count > 0 ? NumberText.Of(row.Controller.Trainings.Count, 0) : NumberText.None,
            NumberText.Of(row.Controller.Mean),
            double.IsNaN(row.OverTrainings.Ci95) ? NumberText.None : NumberText.Of(row.OverTrainings.Ci95),
            double.IsNaN(row.Difference.Mean) ? NumberText.None : NumberText.Of(row.Difference),
            row.Against is null
                ? NumberText.None
                : (row.IsPaired ? "in pairs" : "independent")
                    + (row.Against == row.Controller.Name ? "" : $", {row.Against}"),
            double.IsNaN(row.BetterTrainings) ? NumberText.None : $"{NumberText.Of(100 * row.BetterTrainings, 0)} %",
            row.ToBest.Exists
                ? $"[{NumberText.Of(row.ToBest.Lower)}, {NumberText.Of(row.ToBest.Upper)}]"
                : NumberText.None,
        ];

    private static SheetFigure Goals(RunComparison comparison) =>
        Intervals(
            "goals",
            comparison.Goal.Title,
            "The goal of each controller in the test: mean and 95 % interval over test episodes.",
            comparison.Rows,
            row => row.Controller.Mean,
            $"{comparison.Goal.Title} ({comparison.Goal.Unit})"
        );

    private static IEnumerable<SheetFigure> Differences(RunComparison comparison)
    {
        var rows = comparison.Rows.Where(row => !double.IsNaN(row.Difference.Mean)).ToList();
        if (rows.Count > 0)
            yield return Intervals(
                "differences",
                "To the first run",
                "By how much each controller differs from that of the same name in the first run, with its 95 % interval; "
                    + $"{(comparison.Goal.Minimise ? "below" : "above")} 0 it is better.",
                rows,
                row => row.Difference,
                $"difference of {comparison.Goal.Title} ({comparison.Goal.Unit})"
            );
    }

    private static SheetFigure Intervals(
        string name,
        string title,
        string caption,
        IReadOnlyList<ComparisonRow> rows,
        Func<ComparisonRow, Estimate> get,
        string axis
    ) =>
        new(
            name,
            "intervals",
            title,
            caption,
            [
                new("mean, 95 % interval", [.. rows.Select(row => get(row).Mean)])
                {
                    Labels = [.. rows.Select(row => row.Name)],
                    Intervals = [.. rows.Select(row => get(row).Ci95)],
                },
            ]
        )
        {
            XTitle = axis,
        };

    private static string Text(double value) => double.IsNaN(value) ? "" : value.ToString(CultureInfo.InvariantCulture);
}
