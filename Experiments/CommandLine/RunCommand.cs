using System.CommandLine;
using ProcessChain.Experiments.Definitions;
using ProcessChain.Experiments.Records;
using ProcessChain.Experiments.Reporting;
using ProcessChain.Experiments.Running;
using ProcessChain.Experiments.Statistics;

namespace ProcessChain.Experiments.CommandLine;

/// <summary><c>run</c>: trains and tests all controllers of an experiment, and writes record, tables and report.</summary>
internal static class RunCommand
{
    public static Command Create()
    {
        var source = new DefinitionSource();
        var jobs = WholeNumberOption.Jobs();
        var checkpointEvery = WholeNumberOption.Create(
            "--checkpoint-every",
            alias: null,
            "Seconds of a training after which it is saved; 0: after every episode.",
            standard: 15,
            least: 0
        );
        var output = new Option<string?>("--out", "-o")
        {
            Description = "The folder for the results; by default results/NAME-PRESET-SEED.",
        };
        var resume = new Option<bool>("--resume") { Description = "Goes on with what an earlier run left unfinished." };
        var command = new Command("run", "Runs an experiment and writes a record that is enough to repeat it.")
        {
            jobs,
            checkpointEvery,
            output,
            resume,
        };
        source.AddTo(command);
        command.SetAction(parsed =>
        {
            var experiment = source.Read(parsed);
            var path = parsed.GetValue(output) ?? DefaultFolder(experiment);
            var pace = TimeSpan.FromSeconds(parsed.GetValue(checkpointEvery));
            return parsed.GetValue(resume)
                ? Resume(experiment, path, parsed.GetValue(jobs), pace)
                : Begin(experiment, path, parsed.GetValue(jobs), pace);
        });
        return command;
    }

    private static string DefaultFolder(ExperimentDefinition experiment)
    {
        var preset = experiment.Preset.Length == 0 ? "" : $"-{experiment.Preset}";
        return Path.Combine("results", $"{experiment.Name}{preset}-{experiment.Seed}");
    }

    private static int Begin(ExperimentDefinition experiment, string path, int jobs, TimeSpan checkpointEvery)
    {
        var folder = RunFolder.Create(path, DefinitionWriter.Write(experiment));
        using var mine = folder.Lock();
        return Run(experiment, folder, RunRecord.Begin(experiment, folder), jobs, checkpointEvery);
    }

    private static int Resume(ExperimentDefinition experiment, string path, int jobs, TimeSpan checkpointEvery)
    {
        var folder = RunFolder.Resume(path, DefinitionWriter.Write(experiment));
        using var mine = folder.Lock();
        var record = folder.ReadRecord();
        if (record.Status == RunStatus.Finished && !folder.HasParts)
        {
            Console.Out.WriteLine($"{path}: is finished; nothing is left to do. The report is {folder.Report}");
            return Application.Succeeded;
        }
        ExperimentRunner.CheckCheckpoints(experiment, folder);
        var again = RunRecord.Begin(experiment, folder) with { Started = record.Started };
        return Run(experiment, folder, again, jobs, checkpointEvery);
    }

    private static int Run(
        ExperimentDefinition experiment,
        RunFolder folder,
        RunRecord record,
        int jobs,
        TimeSpan checkpointEvery
    )
    {
        folder.Begin(record);
        try
        {
            using var signals = new StopSignals();
            ConsoleProgress.Show(
                experiment,
                folder,
                progress =>
                    new ExperimentRunner(experiment, folder, progress, signals.Token)
                    {
                        CheckpointEvery = checkpointEvery,
                    }.Run(jobs)
            );
        }
        catch (OperationCanceledException)
        {
            record.End(RunStatus.Stopped).Write(folder.Record);
            Console.Error.WriteLine($"Stopped. What was finished is in {folder.Path}; go on with --resume.");
            return Application.Failed;
        }
        return Finish(experiment, folder, record);
    }

    private static int Finish(ExperimentDefinition experiment, RunFolder folder, RunRecord record)
    {
        var summary = ResultFiles.Write(experiment, folder);
        record = record.End(summary.Failures.Count == 0 ? RunStatus.Finished : RunStatus.Failed) with
        {
            Failures = summary.Failures.Select(failure => $"{failure.Key}: {failure.Value}").ToList(),
        };
        record.Write(folder.Record);
        ReportWriter.Write(folder, experiment, summary, DefinitionListing.Of(experiment).Select(SettingRow.Of));
        if (record.Status == RunStatus.Finished)
            folder.DeleteParts();
        ResultTable.Show(summary);
        Console.Out.WriteLine($"Report: {Path.GetFullPath(folder.Report)}");
        return record.Status == RunStatus.Finished ? Application.Succeeded : Application.Failed;
    }
}
