using System.CommandLine;
using System.Diagnostics;

namespace ProcessChain.Experiments;

/// <summary><c>run</c>: trains and tests all controllers of experiments, and writes record, tables and report.</summary>
internal static class RunCommand
{
    public static Command Create()
    {
        var source = new DefinitionSource(several: true);
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
            Description =
                "The folder for the results; by default results/NAME-PRESET-SEED. Of several experiments each gets one in it.",
        };
        var resume = new Option<bool>("--resume")
        {
            Description =
                "Goes on with what an earlier run left unfinished; of several experiments it also begins those that were not begun.",
        };
        var events = new Option<bool>("--tensorboard")
        {
            Description = "Also writes the learning curves for TensorBoard, into the folder 'tensorboard' of the run.",
        };
        var command = new Command("run", "Runs experiments and writes records that are enough to repeat them.")
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
            var experiments = source.ReadAll(parsed);
            var options = new RunOptions
            {
                Jobs = parsed.GetValue(jobs),
                CheckpointEvery = TimeSpan.FromSeconds(parsed.GetValue(checkpointEvery)),
                TensorBoard = parsed.GetValue(events),
            };
            var runs = new List<ExperimentRun>();
            try
            {
                foreach (var experiment in experiments)
                {
                    var path = FolderOf(experiment, parsed.GetValue(output), experiments.Count);
                    var isBegun = parsed.GetValue(resume) && (experiments.Count == 1 || RunFolder.IsRun(path));
                    runs.Add(Open(experiment, path, isBegun));
                }
                return Run(runs, options, source.PluginText(parsed));
            }
            finally
            {
                runs.ForEach(run => run.Dispose());
            }
        });
        return command;
    }

    private static ExperimentRun Open(ExperimentDefinition experiment, string path, bool isBegun) =>
        isBegun ? ExperimentRun.Resume(experiment, path) : ExperimentRun.Begin(experiment, path);

    private static int Run(List<ExperimentRun> runs, RunOptions options, string plugins)
    {
        foreach (var finished in runs.Where(run => run.IsFinished))
        {
            if (options.TensorBoard)
                finished.Finish(options);
            Screen.Current.Say(
                $"{finished.Path}: is finished; nothing is left to do. Report: {Path.GetFullPath(finished.Report)}"
            );
        }
        var left = runs.Where(run => !run.IsFinished).ToList();
        return left.Count == 0
            ? Application.Succeeded
            : StopSignals.Run(
                $"Stopped. What was saved is in {string.Join(", ", left.Select(run => run.Path))}; go on with --resume.",
                stop => Finish(left, options, plugins, stop)
            );
    }

    /// <summary>Several experiments get a folder each in the one that is given.</summary>
    private static string FolderOf(ExperimentDefinition experiment, string? output, int count) =>
        output is null ? Path.Combine("results", FolderName(experiment))
        : count == 1 ? output
        : Path.Combine(output, FolderName(experiment));

    private static string FolderName(ExperimentDefinition experiment)
    {
        var preset = experiment.Preset.Length == 0 ? "" : $"-{experiment.Preset}";
        return $"{experiment.Name}{preset}-{experiment.Seed}";
    }

    private static string Opening(ExperimentRun run, RunOptions options)
    {
        var experiment = run.Experiment;
        var preset = experiment.Preset.Length == 0 ? "" : $", preset {experiment.Preset}";
        return $"Running {experiment.Name}{preset}, seed {experiment.Seed}, on "
            + $"{NumberText.Count(options.Jobs, "thread")}, into {run.Path}";
    }

    private static int Finish(List<ExperimentRun> runs, RunOptions options, string plugins, CancellationToken stop)
    {
        var watch = Stopwatch.StartNew();
        var summaries = ConsoleProgress.ShowSeveral(
            "writing tables and report",
            progressOf =>
                RunGroup.Finish(
                    runs,
                    options,
                    run => progressOf(Opening(run, options), runs.Count == 1 ? "" : $"{run.Experiment.Name}/"),
                    stop
                )
        );
        var time = NumberText.Duration(watch.Elapsed);
        foreach (var (run, summary) in runs.Zip(summaries))
            Show(run, summary, time, options, plugins);
        return summaries.All(summary => summary.Failures.Count == 0) ? Application.Succeeded : Application.Failed;
    }

    private static void Show(
        ExperimentRun run,
        ExperimentSummary summary,
        string time,
        RunOptions options,
        string plugins
    )
    {
        var screen = Screen.Current;
        ResultTable.Show(screen, summary, run.Searches());
        screen.Say("", $"Done in {time}; tables, agents and record are in {run.Path}");
        screen.Writer.WriteLine($"Report: {Path.GetFullPath(run.Report)}");
        if (options.TensorBoard)
            screen.Say($"For TensorBoard: 'tensorboard --logdir {run.Path}'");
        screen.Say($"Next: 'processchain replay {run.Path}{plugins}' repeats it and compares every row.");
    }
}
