using Spectre.Console;

namespace ProcessChain.Experiments;

/// <summary>The results as a table on the screen.</summary>
internal static class ResultTable
{
    /// <param name="summary">The results.</param>
    /// <param name="searches">What searches have found, a sentence each.</param>
    public static void Show(ExperimentSummary summary, IEnumerable<string> searches)
    {
        var sheet = new ResultSheet(summary);
        var columns = sheet.Columns.Index().Where(column => column.Item.Screen != OnScreen.Nowhere).ToList();
        var table = new Table().Border(TableBorder.Simple);
        table.AddColumn(new TableColumn("controller").NoWrap());
        foreach (var (_, column) in columns)
            table.AddColumn(new TableColumn(Markup.Escape(column.Title)).RightAligned().NoWrap());
        foreach (var row in sheet.Rows.Where(row => row.Cells.Count > 0))
            table.AddRow([Name(row), .. columns.Select(column => Text(column.Item, row.Cells[column.Index]))]);
        foreach (var bound in sheet.Bounds)
            table.AddRow([Markup.Escape($"bound: {bound.Name}"), Markup.Escape(bound.Goal.Joined)]);
        Screen.Console.Write(table);
        foreach (var sentence in Sentences(summary).Concat(searches))
            Screen.Console.WriteLine(sentence);
        foreach (var failure in summary.Failures)
            Console.Error.WriteLine($"{failure.Unit} failed: {failure.Reason}");
    }

    private static string Name(ResultRow row) =>
        Markup.Escape(row.Trainings > 1 ? $"{row.Name} (×{row.Trainings})" : row.Name);

    private static string Text(ResultColumn column, ResultCell cell) =>
        Markup.Escape(column.Screen == OnScreen.Mean ? cell.Text : cell.Joined);

    private static IEnumerable<string> Sentences(ExperimentSummary summary)
    {
        yield return ResultText.Test(summary);
        foreach (var bound in summary.Bounds)
            yield return BoundText.Sentence(summary, bound);
        foreach (var controller in summary.Controllers.Where(controller => controller.Trainings.Count > 1))
            yield return ResultText.Trainings(summary, controller);
        if (summary.Spread is { } spread)
            yield return SpreadText.Of(spread);
    }
}
