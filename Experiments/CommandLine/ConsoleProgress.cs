using System.Collections.Concurrent;
using Spectre.Console;

namespace ProcessChain.Experiments;

/// <summary>A progress bar for each unit of work, with what is left to do.</summary>
internal sealed class ConsoleProgress(ProgressContext context) : IRunProgress
{
    private readonly ConcurrentDictionary<string, ProgressTask> tasks = new(StringComparer.Ordinal);
    private ProgressTask? reference;

    public static T Show<T>(IStudy study, RunFolder folder, Func<IRunProgress, T> work) =>
        Screen
            .Console.Progress()
            .Columns(
                new TaskDescriptionColumn { Alignment = Justify.Left },
                new ProgressBarColumn(),
                new PercentageColumn(),
                new RemainingTimeColumn()
            )
            .Start(context =>
            {
                var progress = new ConsoleProgress(context);
                foreach (var unit in study.Units.Where(unit => !folder.IsFinished(unit)))
                    progress.Await(unit, study.StepsOf(unit));
                return work(progress);
            });

    public void Began(RunUnit unit, int stepsDone)
    {
        var task = tasks[unit.Id];
        task.StartTask();
        task.Increment(stepsDone);
    }

    public void StepEnded(RunUnit unit, string news)
    {
        var task = tasks[unit.Id];
        task.Description = Markup.Escape($"{unit.Id}: {news}");
        task.Increment(1);
    }

    public void ReferenceBegan() => reference = context.AddTask("least possible cost").IsIndeterminate();

    public void ReferenceEnded()
    {
        reference!.IsIndeterminate(false).Value = reference!.MaxValue;
        reference.StopTask();
    }

    public void Ended(RunUnit unit, string? failure)
    {
        var task = tasks[unit.Id];
        task.Description = Markup.Escape(failure is null ? unit.Id : $"{unit.Id}: failed");
        task.StopTask();
    }

    private void Await(RunUnit unit, int steps) =>
        tasks[unit.Id] = context.AddTask(Markup.Escape(unit.Id), autoStart: false, maxValue: steps);
}
