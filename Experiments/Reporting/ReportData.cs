using System.Text.Json;

namespace ProcessChain.Experiments;

/// <summary>Everything the report shows, as its page reads it.</summary>
internal sealed record ReportData
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Converters = { new JsonNumber() },
    };

    /// <summary>The experiment's name.</summary>
    public required string Name { get; init; }

    /// <summary>One line for people; the name where the definition has no title.</summary>
    public required string Title { get; init; }

    /// <summary>The controller to which the others are compared.</summary>
    public required string Baseline { get; init; }

    /// <summary>Days in a test episode.</summary>
    public required int TestDays { get; init; }

    /// <summary>Days summed up before variances are taken for the bullwhip ratio.</summary>
    public required int BullwhipWindow { get; init; }

    /// <summary>Claims about trainings of fewer episodes are not judged.</summary>
    public int FewestEpisodes { get; } = TrainingCourse.FewestEpisodes;

    /// <summary>Headings of the key figures in <see cref="ResultRow.Figures"/>.</summary>
    public required IReadOnlyList<string> Metrics { get; init; }

    /// <summary>The results of the test phase, in the order of the definition.</summary>
    public required IReadOnlyList<ResultRow> Results { get; init; }

    /// <summary>What costs are measured by.</summary>
    public required ReferenceRow Reference { get; init; }

    /// <summary>What failed, and why.</summary>
    public required IReadOnlyDictionary<string, string> Failures { get; init; }

    /// <summary>What the learning controllers cost while they were trained.</summary>
    public required IReadOnlyList<LearningCurve> Learning { get; init; }

    /// <summary>A test episode of each controller, day by day.</summary>
    public required IReadOnlyList<DayCourse> Days { get; init; }

    /// <summary>What the paper says beside what we got.</summary>
    public required IReadOnlyList<ClaimRow> Claims { get; init; }

    /// <summary>The controllers that learn.</summary>
    public required IReadOnlyList<string> Learners { get; init; }

    /// <summary>The settings in which they differ.</summary>
    public required IReadOnlyList<SettingDifference> Differences { get; init; }

    /// <summary>The resolved definition.</summary>
    public required IReadOnlyList<SettingRow> Settings { get; init; }

    /// <summary>Which program made the results, from what.</summary>
    public required RecordText Record { get; init; }

    /// <summary>Reads what a run has written.</summary>
    public static ReportData Read(
        RunFolder folder,
        ExperimentDefinition experiment,
        ExperimentSummary summary,
        IEnumerable<SettingRow> settings
    )
    {
        using var text = new StreamReader(folder.Episodes);
        var rows = EpisodeRow.Read(text, experiment.Chain.Stations).ToList();
        using var days = new StreamReader(folder.Days);
        var results = new OwnResults(experiment, summary, rows);
        var listed = settings.ToList();
        return new ReportData
        {
            Name = experiment.Name,
            Title = experiment.Title.Length > 0 ? experiment.Title : experiment.Name,
            Baseline = experiment.Baseline,
            TestDays = experiment.Test.Days,
            BullwhipWindow = experiment.Test.BullwhipWindow,
            Metrics = experiment.Metrics.Select(metric => metric.Title()).ToList(),
            Results = ResultRow.Of(experiment, summary),
            Reference = ReferenceRow.Of(summary.Reference),
            Failures = summary.Failures,
            Learning = LearningCurves(experiment, rows),
            Days = DayCourse.Read(days, experiment.Chain.Stations),
            Claims = new ClaimComparison(experiment, results).Rows(),
            Learners = results.Learning,
            Differences = SettingDifference.Between(results.Learning, listed),
            Settings = listed,
            Record = RecordText.Of(RunRecord.Read(folder.Record)),
        };
    }

    /// <summary>As JSON that is safe inside a script element: it has no <c>&lt;</c>.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Json);

    private static List<LearningCurve> LearningCurves(ExperimentDefinition experiment, IEnumerable<EpisodeRow> rows)
    {
        var trained = rows.Where(row => row.Phase != Phase.Test)
            .ToLookup(row => row.Controller, StringComparer.Ordinal);
        return experiment
            .Controllers.Names.Where(trained.Contains)
            .Select(name => LearningCurve.Of(name, trained[name]))
            .ToList();
    }
}
