using System.Net;
using System.Reflection;
using System.Text.RegularExpressions;

namespace ProcessChain.Experiments;

/// <summary>Writes <c>report.html</c>: one page with everything in it, which opens without a network.</summary>
internal static partial class ReportWriter
{
    /// <param name="folder">A run with its tables written; the report is put beside them.</param>
    /// <param name="results">What the run has come to.</param>
    /// <param name="summary">The same, summed up.</param>
    /// <param name="record">The record of the run.</param>
    public static void Write(RunFolder folder, JoinedResults results, ExperimentSummary summary, RunRecord record)
    {
        var system = results.Experiment.System;
        using var periods = new StreamReader(folder.Table(new Tables(system).Periods));
        var courses = EpisodeCourse.Read(periods, system);
        var searches = SearchText.Of(results.Experiment, folder);
        AtomicFile.WriteText(folder.Report, Page(ReportData.Of(results, summary, courses, searches, record)));
    }

    /// <summary>The page; without a chart library in this build it has tables and says that the charts are missing.</summary>
    public static string Page(ReportData data) => Page("report.html", data.Title, data.Drawing, data.ToJson());

    /// <summary>A template with its placeholders filled; parts of it that are templates are filled likewise.</summary>
    /// <param name="template">The name of the template.</param>
    /// <param name="title">What the page is called.</param>
    /// <param name="drawing">A picture as SVG; may be empty.</param>
    /// <param name="json">What its scripts draw, without any <c>&lt;</c>.</param>
    public static string Page(string template, string title, string drawing, string json) =>
        Placeholder()
            .Replace(
                Resource(template)!,
                found =>
                    found.Groups["name"].Value switch
                    {
                        "title" => WebUtility.HtmlEncode(title),
                        "drawing" => drawing,
                        "data" => json,
                        var part when part.EndsWith(".html", StringComparison.Ordinal) => Page(
                            part,
                            title,
                            drawing,
                            json
                        ),
                        var resource => Resource(resource) ?? "",
                    }
            );

    private static string? Resource(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name);
        if (stream is null)
            return null;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    [GeneratedRegex(@"\{\{(?<name>[a-z.]+)\}\}", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Placeholder();
}
