namespace ProcessChain.Experiments;

/// <summary>The results as a table on the screen: as many of its columns, the most important first, as there is room for.</summary>
internal static class ResultTable
{
    /// <param name="screen">Where to.</param>
    /// <param name="summary">The results.</param>
    /// <param name="searches">What searches have found, a sentence each.</param>
    public static void Show(Screen screen, ExperimentSummary summary, IEnumerable<string> searches)
    {
        screen.Say(["", .. Lines(new ResultSheet(summary), screen.Width), "", .. Sentences(summary), .. searches]);
        foreach (var failure in summary.Failures)
            Console.Error.WriteLine($"{failure.Unit} failed: {failure.Reason}");
    }

    private static IEnumerable<string> Lines(ResultSheet sheet, int room)
    {
        var columns = sheet
            .Columns.Index()
            .Where(column => column.Item.Screen != OnScreen.Nowhere)
            .OrderByDescending(column => column.Item.Screen)
            .ToList();
        var shown = columns.Count;
        while (shown > 1 && Table(shown, Screen.Unlimited).Width > room)
            shown--;
        var leftOut = columns.Skip(shown).Select(column => column.Item.Title).ToList();
        return leftOut.Count == 0
            ? Table(shown, room).Lines()
            : Table(shown, room)
                .Lines()
                .Append("")
                .Append($"For want of room only in the report and in summary.csv: {string.Join(", ", leftOut)}.");

        TextTable Table(int count, int width) =>
            new(
                ["controller", .. columns.Take(count).Select(column => column.Item.Title)],
                [
                    .. sheet
                        .Rows.Where(row => row.Cells.Count > 0)
                        .Select<ResultRow, string[]>(row =>
                            [
                                Name(row),
                                .. columns.Take(count).Select(column => Text(column.Item, row.Cells[column.Index])),
                            ]
                        ),
                    .. sheet.Bounds.Select<BoundLine, string[]>(bound => [$"bound: {bound.Name}", bound.Goal.Joined]),
                ],
                width
            );
    }

    private static string Name(ResultRow row) => row.Trainings > 1 ? $"{row.Name} (×{row.Trainings})" : row.Name;

    private static string Text(ResultColumn column, ResultCell cell) =>
        column.Screen == OnScreen.Mean ? cell.Text : cell.Joined;

    private static IEnumerable<string> Sentences(ExperimentSummary summary)
    {
        yield return ResultText.Test(summary);
        foreach (var bound in summary.Bounds)
            yield return BoundText.Sentence(summary, bound);
        foreach (var controller in summary.Controllers.Where(controller => controller.Trainings.Count > 1))
            yield return ResultText.Trainings(summary, controller);
        foreach (var sentence in OverTimeText.Of(summary))
            yield return sentence;
        if (summary.Spread is { } spread)
            yield return SpreadText.Of(spread);
    }
}
