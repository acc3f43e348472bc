using System.Text.Json;

namespace ProcessChain.Experiments;

/// <summary>Everything the report shows, as its page reads it: numbers to draw, and texts that are ready to be shown.</summary>
internal sealed record ReportData
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Converters = { new JsonNumber() },
    };

    /// <summary>One line for people; the name where the definition has no title.</summary>
    public required string Title { get; init; }

    /// <summary>Which run this is, and how it stands.</summary>
    public required string Subtitle { get; init; }

    /// <summary>What controllers are compared by.</summary>
    public required Goal Goal { get; init; }

    /// <summary>What a period is called.</summary>
    public required string Period { get; init; }

    /// <summary>What a reader should know first: a sentence each.</summary>
    public required IReadOnlyList<string> Lead { get; init; }

    /// <summary>The headings of <see cref="Results"/>.</summary>
    public required IReadOnlyList<string> Columns { get; init; }

    /// <summary>The results of the test, in the order of the definition.</summary>
    public required IReadOnlyList<ResultRow> Results { get; init; }

    /// <summary>What no controller can beat.</summary>
    public required IReadOnlyList<BoundLine> Bounds { get; init; }

    /// <summary>What is true of the bounds and of the searches of this experiment: a sentence each.</summary>
    public required IReadOnlyList<string> Remarks { get; init; }

    /// <summary>The controllers in the charts.</summary>
    public required IReadOnlyList<GoalRow> Goals { get; init; }

    /// <summary>The bounds in the charts.</summary>
    public required IReadOnlyList<BoundMark> Marks { get; init; }

    /// <summary>Whether goals lie so far apart that small ones are seen only on a logarithmic scale.</summary>
    public required bool IsLogarithmic { get; init; }

    /// <summary>A training with many seeds; null without one.</summary>
    public required SpreadChart? Spread { get; init; }

    /// <summary>What failed, and why.</summary>
    public required IReadOnlyList<string> Failures { get; init; }

    /// <summary>How the trainings went.</summary>
    public required IReadOnlyList<LearningCurve> Learning { get; init; }

    /// <summary>A test episode of each controller, by period; the one that is shown first comes first.</summary>
    public required IReadOnlyList<EpisodeCourse> Courses { get; init; }

    /// <summary>What the source says beside what we got.</summary>
    public required IReadOnlyList<ClaimRow> Claims { get; init; }

    /// <summary>The controllers that learn.</summary>
    public required IReadOnlyList<string> Learners { get; init; }

    /// <summary>The settings in which they differ.</summary>
    public required IReadOnlyList<SettingDifference> Differences { get; init; }

    /// <summary>The resolved definition.</summary>
    public required IReadOnlyList<SettingRow> Settings { get; init; }

    /// <summary>What the figures of this system are.</summary>
    public required IReadOnlyList<FigureNote> Notes { get; init; }

    /// <summary>Which program made the results, from what.</summary>
    public required RecordText Record { get; init; }

    /// <param name="results">What a run has come to.</param>
    /// <param name="summary">The same, summed up.</param>
    /// <param name="courses">Test episodes by period.</param>
    /// <param name="searches">What searches have found, a sentence each.</param>
    /// <param name="record">The record of the run.</param>
    public static ReportData Of(
        JoinedResults results,
        ExperimentSummary summary,
        IReadOnlyList<EpisodeCourse> courses,
        IReadOnlyList<string> searches,
        RunRecord record
    )
    {
        var (experiment, system) = (results.Experiment, results.Experiment.System);
        var best = summary.Controllers.MinBy(controller => system.Goal.AsCost(controller.Goal.Mean));
        var (sheet, own) = (new ResultSheet(summary), new OwnResults(results, summary));
        var settings = DefinitionListing.Of(experiment).Select(SettingRow.Of).ToList();
        var text = RecordText.Of(record);
        var goals = GoalRow.Of(summary);
        return new ReportData
        {
            Title = experiment.Title.Length > 0 ? experiment.Title : experiment.Name,
            Subtitle = text.Subtitle,
            Goal = system.Goal,
            Period = system.Horizon.Period,
            Lead = [ResultText.Lead(summary, best), BoundText.Bracket(summary, best)],
            Columns = [.. sheet.Columns.Select(column => column.Title)],
            Results = sheet.Rows,
            Bounds = sheet.Bounds,
            Remarks = [.. summary.Bounds.Select(bound => BoundText.Sentence(summary, bound)), .. searches],
            Goals = goals,
            Marks = BoundMark.Of(summary),
            IsLogarithmic = Scale.IsLogarithmic(goals.SelectMany(row => row.Trainings.Append(row.Goal.Mean))),
            Spread = summary.Spread is { } spread ? SpreadChart.Of(spread) : null,
            Failures = [.. summary.Failures.Select(failure => $"{failure.Unit}: {failure.Reason}")],
            Learning = LearningCurve.Of(results),
            Courses = [.. courses.OrderBy(course => course.Controller == best?.Name ? 0 : 1)],
            Claims = new ClaimComparison(experiment, own).Rows(),
            Learners = own.Learning,
            Differences = SettingDifference.Between(own.Learning, settings),
            Settings = settings,
            Notes =
            [
                .. system
                    .Figures.Where(figure => figure.Note.Length > 0)
                    .Select(figure => new FigureNote(figure.Title, figure.Note)),
            ],
            Record = text,
        };
    }

    /// <summary>As JSON that is safe inside a script element: it has no <c>&lt;</c>.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Json);
}

/// <summary>What a figure is.</summary>
/// <param name="Title">Its heading.</param>
/// <param name="Text">In a sentence or two.</param>
internal sealed record FigureNote(string Title, string Text);

/// <summary>A training with many seeds.</summary>
/// <param name="Sentence">What it tells.</param>
/// <param name="First">The goal of the first, that of the experiment.</param>
/// <param name="FirstLabel">The same in words.</param>
/// <param name="Median">The median.</param>
/// <param name="MedianLabel">The same in words.</param>
/// <param name="Histogram">Of all of them.</param>
internal sealed record SpreadChart(
    string Sentence,
    double First,
    string FirstLabel,
    double Median,
    string MedianLabel,
    Histogram Histogram
)
{
    public static SpreadChart Of(SpreadSummary spread) =>
        new(
            SpreadText.Of(spread),
            spread.Goals[0],
            $"the first: {NumberText.Of(spread.Goals[0])}",
            spread.Median,
            $"median: {NumberText.Of(spread.Median)}",
            Histogram.Of(spread.Goals.ToList())
        );
}
