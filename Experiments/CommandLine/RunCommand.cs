using System.CommandLine;

namespace ProcessChain.Experiments;

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
            standard: ExperimentRunner.UsualSecondsBetweenCheckpoints,
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
            var study = Studies.Of(experiment);
            var path = parsed.GetValue(output) ?? DefaultFolder(experiment);
            var pace = TimeSpan.FromSeconds(parsed.GetValue(checkpointEvery));
            using var run = parsed.GetValue(resume)
                ? ExperimentRun.Resume(study, path)
                : ExperimentRun.Begin(study, path);
            if (run is not null)
                return Finish(run, study, parsed.GetValue(jobs), pace);
            Console.Out.WriteLine($"{path}: is finished; nothing is left to do.");
            return Application.Succeeded;
        });
        return command;
    }

    private static string DefaultFolder(IExperiment experiment)
    {
        var preset = experiment.Preset.Length == 0 ? "" : $"-{experiment.Preset}";
        return Path.Combine("results", $"{experiment.Name}{preset}-{experiment.Seed}");
    }

    private static int Finish(ExperimentRun run, IStudy study, int jobs, TimeSpan checkpointEvery)
    {
        try
        {
            using var signals = new StopSignals();
            var failures = ConsoleProgress.Show(
                study,
                run.Folder,
                progress => run.Finish(jobs, checkpointEvery, progress, signals.Token)
            );
            ShowResults(study);
            Console.Out.WriteLine($"Report: {Path.GetFullPath(run.Folder.Report)}");
            return failures.Count == 0 ? Application.Succeeded : Application.Failed;
        }
        catch (OperationCanceledException)
        {
            Console.Error.WriteLine($"Stopped. What was finished is in {run.Folder.Path}; go on with --resume.");
            return Application.Failed;
        }
    }

    private static void ShowResults(IStudy study)
    {
        if (study is SupplyStudy supply)
            SupplyResultTable.Show(supply.Summary!);
        else
            ResultTable.Show(((ChainStudy)study).Summary!);
    }
}
