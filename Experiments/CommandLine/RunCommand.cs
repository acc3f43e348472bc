using System.CommandLine;
using System.Runtime.InteropServices;
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
        var jobs = new Option<int>("--jobs", "-j")
        {
            Description = "Threads. They change nothing but the time.",
            DefaultValueFactory = _ => Environment.ProcessorCount,
        };
        jobs.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() < 1)
                result.AddError("--jobs: at least 1 is needed.");
        });
        var output = new Option<string?>("--out", "-o")
        {
            Description = "The folder for the results; by default results/NAME-PRESET-SEED.",
        };
        var resume = new Option<bool>("--resume") { Description = "Goes on with what an earlier run left unfinished." };
        var command = new Command("run", "Runs an experiment and writes a record that is enough to repeat it.")
        {
            jobs,
            output,
            resume,
        };
        source.AddTo(command);
        command.SetAction(parsed =>
        {
            var experiment = source.Read(parsed);
            var path = parsed.GetValue(output) ?? DefaultFolder(experiment);
            return Run(experiment, path, parsed.GetValue(jobs), parsed.GetValue(resume));
        });
        return command;
    }

    private static string DefaultFolder(ExperimentDefinition experiment)
    {
        var preset = experiment.Preset.Length == 0 ? "" : $"-{experiment.Preset}";
        return Path.Combine("results", $"{experiment.Name}{preset}-{experiment.Seed}");
    }

    private static int Run(ExperimentDefinition experiment, string path, int jobs, bool resume)
    {
        var definition = DefinitionWriter.Write(experiment);
        var folder = resume ? RunFolder.Resume(path, definition) : RunFolder.Create(path, definition);
        if (resume && RunRecord.Read(folder.Record) is { Status: RunStatus.Finished })
        {
            Console.Out.WriteLine($"{path}: is finished; nothing is left to do. The report is {folder.Report}");
            return Application.Succeeded;
        }
        var record = RunRecord.Begin(experiment, folder);
        record.Write(folder.Record);
        try
        {
            RunUntilStopped(experiment, folder, jobs);
        }
        catch (OperationCanceledException)
        {
            record.End(RunStatus.Stopped).Write(folder.Record);
            Console.Error.WriteLine($"Stopped. What was finished is in {path}; go on with --resume.");
            return Application.Failed;
        }
        return Finish(experiment, folder, record);
    }

    private static void RunUntilStopped(ExperimentDefinition experiment, RunFolder folder, int jobs)
    {
        using var stop = new CancellationTokenSource();
        void Stop(PosixSignalContext signal)
        {
            signal.Cancel = true;
            Console.Error.WriteLine("Stopping after the episodes under way …");
            stop.Cancel();
        }
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        ConsoleProgress.Show(
            experiment,
            folder,
            progress => new ExperimentRunner(experiment, folder, progress, stop.Token).Run(jobs)
        );
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
