using CsvHelper;
using ProcessChain.Experiments.Definitions;
using ProcessChain.Experiments.Records;
using ProcessChain.Experiments.Statistics;

namespace ProcessChain.Experiments.Running;

/// <summary>Puts the parts that the units wrote together into the tables and the summary of the whole run.</summary>
internal static class ResultFiles
{
    /// <summary>Computes the reference for costs first; before that nothing is written.</summary>
    /// <returns>The summary written.</returns>
    /// <exception cref="OperationCanceledException">It was stopped before anything was written.</exception>
    public static ExperimentSummary Write(
        ExperimentDefinition experiment,
        RunFolder folder,
        IRunProgress progress,
        CancellationToken stop
    )
    {
        progress.ReferenceBegan();
        var reference = CostReference.Of(experiment.Chain, experiment.Customer, stop);
        progress.ReferenceEnded();
        return Write(experiment, folder, reference);
    }

    /// <returns>The summary written.</returns>
    public static ExperimentSummary Write(ExperimentDefinition experiment, RunFolder folder, CostReference reference)
    {
        var units = WorkUnit.Of(experiment);
        var finished = units.Where(folder.IsFinished).ToList();
        var stations = experiment.Chain.Stations;
        Write(folder.Episodes, table => EpisodeRow.WriteHeader(table, stations), finished.Select(folder.EpisodesPart));
        Write(folder.Days, table => DayLog.WriteHeader(table, stations), finished.Select(folder.DaysPart));
        var failures = units
            .Where(unit => File.Exists(folder.FailedPart(unit)))
            .ToDictionary(unit => unit.Id, unit => File.ReadAllText(folder.FailedPart(unit)), StringComparer.Ordinal);
        var summary = Summary(experiment, folder, failures, reference);
        SummaryFiles.WriteTable(summary, folder.SummaryTable);
        SummaryFiles.WriteJson(summary, folder.Summary);
        return summary;
    }

    private static ExperimentSummary Summary(
        ExperimentDefinition experiment,
        RunFolder folder,
        Dictionary<string, string> failures,
        CostReference reference
    )
    {
        try
        {
            using var rows = new StreamReader(folder.Episodes);
            return ExperimentSummary.Of(
                experiment,
                EpisodeRow.Read(rows, experiment.Chain.Stations),
                failures,
                reference
            );
        }
        catch (FormatException damage)
        {
            throw new InvalidInputException(
                $"{folder.Episodes}: was put together from parts that were altered: {damage.Message}",
                damage
            );
        }
    }

    private static void Write(string path, Action<CsvWriter> writeHeader, IEnumerable<string> parts) =>
        AtomicFile.WriteText(
            path,
            writer =>
            {
                using (var table = Csv.Writer(writer))
                    writeHeader(table);
                Append(writer, parts);
            }
        );

    private static void Append(TextWriter writer, IEnumerable<string> parts)
    {
        foreach (var part in parts)
        {
            using var reader = new StreamReader(part);
            var buffer = new char[1 << 16];
            for (int length; (length = reader.Read(buffer)) > 0; )
                writer.Write(buffer, 0, length);
        }
    }
}
