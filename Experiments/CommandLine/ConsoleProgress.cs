using System.Collections.Concurrent;
using Spectre.Console;

namespace ProcessChain.Experiments;

/// <summary>A progress bar for each unit of work, with what is left to do.</summary>
internal sealed class ConsoleProgress(ProgressContext context) : IRunProgress
{
    private readonly ConcurrentDictionary<string, ProgressTask> tasks = new(StringComparer.Ordinal);

    public static T Show<T>(Func<IRunProgress, T> work) =>
        Screen
            .Console.Progress()
            .Columns(
                new TaskDescriptionColumn { Alignment = Justify.Left },
                new ProgressBarColumn(),
                new PercentageColumn(),
                new RemainingTimeColumn()
            )
            .Start(context => work(new ConsoleProgress(context)));

    public void Planned(IReadOnlyList<PlannedUnit> units)
    {
        foreach (var unit in units)
            tasks[unit.Name] = context.AddTask(Markup.Escape(unit.Name), autoStart: false, maxValue: unit.Steps);
    }

    public void Began(string unit, int stepsDone)
    {
        var task = tasks[unit];
        task.StartTask();
        task.Increment(stepsDone);
    }

    public void StepEnded(string unit, string news)
    {
        var task = tasks[unit];
        task.Description = Markup.Escape($"{unit}: {news}");
        task.Increment(1);
    }

    public void Ended(string unit, string? failure)
    {
        var task = tasks[unit];
        task.Description = Markup.Escape(failure is null ? unit : $"{unit}: failed");
        task.StopTask();
    }
}
