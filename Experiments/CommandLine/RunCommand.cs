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
            "Seconds of a training after which it is saved; 0: after every iteration.",
            standard: RunOptions.UsualSecondsBetweenCheckpoints,
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
            var options = new RunOptions
            {
                Jobs = parsed.GetValue(jobs),
                CheckpointEvery = TimeSpan.FromSeconds(parsed.GetValue(checkpointEvery)),
            };
            using var run = parsed.GetValue(resume)
                ? ExperimentRun.Resume(experiment, path)
                : ExperimentRun.Begin(experiment, path);
            if (!run.IsFinished)
                return Finish(run, options);
            Console.Out.WriteLine($"{path}: is finished; nothing is left to do.");
            return Application.Succeeded;
        });
        return command;
    }

    private static string DefaultFolder(ExperimentDefinition experiment)
    {
        var preset = experiment.Preset.Length == 0 ? "" : $"-{experiment.Preset}";
        return Path.Combine("results", $"{experiment.Name}{preset}-{experiment.Seed}");
    }

    private static int Finish(ExperimentRun run, RunOptions options)
    {
        try
        {
            using var signals = new StopSignals();
            var summary = ConsoleProgress.Show(progress =>
                run.Finish(options with { Progress = progress }, signals.Token)
            );
            ResultTable.Show(summary, run.Searches());
            Console.Out.WriteLine($"Report: {Path.GetFullPath(run.Report)}");
            return summary.Failures.Count == 0 ? Application.Succeeded : Application.Failed;
        }
        catch (OperationCanceledException)
        {
            Console.Error.WriteLine($"Stopped. What was saved is in {run.Path}; go on with --resume.");
            return Application.Failed;
        }
    }
}
