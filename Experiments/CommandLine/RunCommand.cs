using System.CommandLine;
using System.Diagnostics;

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
        var events = new Option<bool>("--tensorboard")
        {
            Description = "Also writes the learning curves for TensorBoard, into the folder 'tensorboard' of the run.",
        };
        var command = new Command("run", "Runs an experiment and writes a record that is enough to repeat it.")
        {
            jobs,
            checkpointEvery,
            output,
            resume,
            events,
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
                TensorBoard = parsed.GetValue(events),
            };
            using var run = parsed.GetValue(resume)
                ? ExperimentRun.Resume(experiment, path)
                : ExperimentRun.Begin(experiment, path);
            if (!run.IsFinished)
                return StopSignals.Run(
                    $"Stopped. What was saved is in {path}; go on with --resume.",
                    stop => Finish(run, Opening(experiment, path, options), options, source.PluginText(parsed), stop)
                );
            if (options.TensorBoard)
                run.Finish(options);
            Screen.Current.Say($"{path}: is finished; nothing is left to do. Report: {Path.GetFullPath(run.Report)}");
            return Application.Succeeded;
        });
        return command;
    }

    private static string DefaultFolder(ExperimentDefinition experiment)
    {
        var preset = experiment.Preset.Length == 0 ? "" : $"-{experiment.Preset}";
        return Path.Combine("results", $"{experiment.Name}{preset}-{experiment.Seed}");
    }

    private static string Opening(ExperimentDefinition experiment, string path, RunOptions options)
    {
        var preset = experiment.Preset.Length == 0 ? "" : $", preset {experiment.Preset}";
        return $"Running {experiment.Name}{preset}, seed {experiment.Seed}, on "
            + $"{NumberText.Count(options.Jobs, "thread")}, into {path}";
    }

    private static int Finish(
        ExperimentRun run,
        string opening,
        RunOptions options,
        string plugins,
        CancellationToken stop
    )
    {
        var watch = Stopwatch.StartNew();
        var summary = ConsoleProgress.Show(
            opening,
            "writing tables and report",
            progress => run.Finish(options with { Progress = progress }, stop)
        );
        var screen = Screen.Current;
        ResultTable.Show(screen, summary, run.Searches());
        screen.Say("", $"Done in {NumberText.Duration(watch.Elapsed)}; tables, agents and record are in {run.Path}");
        screen.Writer.WriteLine($"Report: {Path.GetFullPath(run.Report)}");
        if (options.TensorBoard)
            screen.Say($"For TensorBoard: 'tensorboard --logdir {run.Path}'");
        screen.Say($"Next: 'processchain replay {run.Path}{plugins}' repeats it and compares every row.");
        return summary.Failures.Count == 0 ? Application.Succeeded : Application.Failed;
    }
}
