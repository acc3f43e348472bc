using System.Text.Json;
using System.Text.Json.Serialization;

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

    /// <summary>The system as SVG; the page has it in its text.</summary>
    [JsonIgnore]
    public string Drawing { get; init; } = "";

    /// <summary>What a reader should know first: a sentence each.</summary>
    public required IReadOnlyList<string> Lead { get; init; }

    /// <summary>What can mislead: a sentence each.</summary>
    public required IReadOnlyList<string> Cautions { get; init; }

    /// <summary>The picture that tells the result; null where there is nothing to measure by.</summary>
    public required Headline? Headline { get; init; }

    /// <summary>The headings of <see cref="Results"/>.</summary>
    public required IReadOnlyList<ColumnHead> Columns { get; init; }

    /// <summary>The results of the test, in the order of the definition.</summary>
    public required IReadOnlyList<ResultRow> Results { get; init; }

    /// <summary>How certain they are.</summary>
    public required CertaintyChart Certainty { get; init; }

    /// <summary>What no controller can beat.</summary>
    public required IReadOnlyList<BoundLine> Bounds { get; init; }

    /// <summary>What is true of the bounds and of the searches of this experiment: a sentence each.</summary>
    public required IReadOnlyList<string> Remarks { get; init; }

    /// <summary>The controllers in the charts.</summary>
    public required IReadOnlyList<GoalRow> Goals { get; init; }

    /// <summary>The bounds in the charts.</summary>
    public required IReadOnlyList<BoundMark> Marks { get; init; }

    /// <summary>The baseline in the charts; null where it has no results.</summary>
    public required BoundMark? Baseline { get; init; }

    /// <summary>Whether goals lie so far apart that small ones are seen only on a logarithmic scale.</summary>
    public required bool IsLogarithmic { get; init; }

    /// <summary>How pairs of controllers differ as the test goes on; null where the definition does not ask.</summary>
    public required OverTimeChart? OverTime { get; init; }

    /// <summary>A training with many seeds; null without one.</summary>
    public required SpreadChart? Spread { get; init; }

    /// <summary>What failed, and why.</summary>
    public required IReadOnlyList<string> Failures { get; init; }

    /// <summary>How the trainings went.</summary>
    public required IReadOnlyList<LearningCurve> Learning { get; init; }

    /// <summary>Whether goals in trainings lie so far apart that small ones are seen only on a logarithmic scale.</summary>
    public required bool IsLearningLogarithmic { get; init; }

    /// <summary>Whether some trainings are so much longer than others that these are seen only on a logarithmic axis.</summary>
    public required bool HasLongTrainings { get; init; }

    /// <summary>A test episode of each controller, by period, best first.</summary>
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
        var lead = new LeadText(summary);
        var ranks = lead.Ranked.Select(controller => controller.Name).ToList();
        var learning = LearningCurve.Of(results);
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
            Drawing = SystemPicture.Of(system.Drawing),
            Lead = lead.Lead,
            Cautions = lead.Cautions,
            Headline = Headline.Of(summary),
            Columns = ColumnHead.Of(sheet.Columns),
            Results = sheet.Rows,
            Certainty = CertaintyChart.Of(summary),
            Bounds = sheet.Bounds,
            Remarks = [.. summary.Bounds.Select(bound => BoundText.Sentence(summary, bound)), .. searches],
            Goals = goals,
            Marks = BoundMark.Of(summary),
            Baseline = BoundMark.OfBaseline(summary),
            IsLogarithmic = Scale.IsLogarithmic(goals.SelectMany(row => row.Trainings.Append(row.Goal.Mean))),
            OverTime = OverTimeChart.Of(summary),
            Spread = summary.Spread is { } spread ? SpreadChart.Of(spread) : null,
            Failures = [.. summary.Failures.Select(failure => $"{failure.Unit}: {failure.Reason}")],
            Learning = learning,
            IsLearningLogarithmic = Scale.IsLogarithmic(learning.SelectMany(curve => curve.Goal.Mean)),
            HasLongTrainings = Scale.IsLogarithmic(learning.Select(curve => curve.Steps[^1])),
            Courses = [.. courses.OrderBy(course => ranks.IndexOf(course.Controller))],
            Claims = new ClaimComparison(own, searches, lead.TrainedLess).Rows(),
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

/// <summary>The heading of a column of results.</summary>
/// <param name="Title">Its words.</param>
/// <param name="Note">What it is; may be empty.</param>
/// <param name="IsKey">Whether it is one of the few that are shown at first.</param>
internal sealed record ColumnHead(string Title, string Note, bool IsKey)
{
    private const int MostFigures = 2;

    /// <summary>Key are those that the screen tells with their interval, and the first of the others that it tells.</summary>
    public static IReadOnlyList<ColumnHead> Of(IReadOnlyList<ResultColumn> columns)
    {
        var figures = columns.Where(column => column.Screen == OnScreen.Mean).Take(MostFigures).ToList();
        return
        [
            .. columns.Select(column => new ColumnHead(
                column.Title,
                column.Note,
                column.Screen == OnScreen.Whole || figures.Contains(column)
            )),
        ];
    }
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
