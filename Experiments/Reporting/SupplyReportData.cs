using System.Text.Json;

namespace ProcessChain.Experiments;

/// <summary>Everything the report of a supply experiment shows, as its page reads it.</summary>
internal sealed record SupplyReportData
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

    /// <summary>Periods of an episode.</summary>
    public required int Periods { get; init; }

    /// <summary>Whether the test has demand of its own; false where it is numpy's, which a search may have drawn, too.</summary>
    public required bool Fresh { get; init; }

    /// <summary>The results of the test, in the order of the definition.</summary>
    public required IReadOnlyList<SupplyResultRow> Results { get; init; }

    /// <summary>Upper bounds for every controller.</summary>
    public required IReadOnlyList<RewardBound> Bounds { get; init; }

    /// <summary>A training with many seeds; null without one.</summary>
    public required SupplySpread? Spread { get; init; }

    /// <summary>What failed, and why.</summary>
    public required IReadOnlyDictionary<string, string> Failures { get; init; }

    /// <summary>How the trainings went.</summary>
    public required IReadOnlyList<SupplyCurve> Learning { get; init; }

    /// <summary>Test episodes period by period.</summary>
    public required IReadOnlyList<PeriodCourse> Courses { get; init; }

    /// <summary>What the source says.</summary>
    public required IReadOnlyList<string> Claims { get; init; }

    /// <summary>The controllers that learn.</summary>
    public required IReadOnlyList<string> Learners { get; init; }

    /// <summary>The settings in which they differ.</summary>
    public required IReadOnlyList<SettingDifference> Differences { get; init; }

    /// <summary>The resolved definition.</summary>
    public required IReadOnlyList<SettingRow> Settings { get; init; }

    /// <summary>Which program made the results, from what.</summary>
    public required RecordText Record { get; init; }

    /// <summary>Reads what a run has written.</summary>
    /// <param name="folder">The run.</param>
    /// <param name="summary">Its results.</param>
    /// <param name="seconds">How long its units took.</param>
    public static SupplyReportData Read(
        RunFolder folder,
        SupplySummary summary,
        IReadOnlyDictionary<string, double> seconds
    )
    {
        var experiment = summary.Experiment;
        var tables = SupplyTables.Read(folder);
        using var periods = new StreamReader(folder.Table("periods"));
        var settings = DefinitionListing.Of(experiment).Select(SettingRow.Of).ToList();
        var learners = experiment
            .Controllers.Where(entry => entry.Value is SupplyLearningDefinition)
            .Select(entry => entry.Key)
            .ToList();
        return new SupplyReportData
        {
            Name = experiment.Name,
            Title = experiment.Title.Length > 0 ? experiment.Title : experiment.Name,
            Baseline = experiment.Baseline,
            Periods = experiment.System.Periods,
            Fresh = experiment.Test.NumpySeed is null,
            Results = SupplyResultRow.Of(summary, tables.Episodes, seconds),
            Bounds = summary.Bounds,
            Spread = summary.Spread is { } spread
                ? new(spread.Controller, spread.Rewards, SpreadText.Of(spread))
                : null,
            Failures = summary.Failures,
            Learning = SupplyCurve.Of(learners, tables.Iterations),
            Courses = PeriodCourse.Read(periods, experiment.System),
            Claims = [.. experiment.Claims.Select(claim => claim.Value)],
            Learners = learners,
            Differences = SettingDifference.Between(learners, settings),
            Settings = settings,
            Record = RecordText.Of(RunRecord.Read(folder.Record)),
        };
    }

    /// <summary>As JSON that is safe inside a script element: it has no <c>&lt;</c>.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Json);
}

/// <summary>A training with many seeds.</summary>
/// <param name="Controller">The controller that was trained.</param>
/// <param name="Rewards">The mean test reward of each training; the first is the experiment's.</param>
/// <param name="Sentence">What it tells.</param>
internal sealed record SupplySpread(string Controller, IReadOnlyList<double> Rewards, string Sentence);
