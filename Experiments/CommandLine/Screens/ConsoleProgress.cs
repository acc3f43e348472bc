namespace ProcessChain.Experiments;

/// <summary>Tells on the screen how a run gets on: a line for what has ended, and what is under way.</summary>
internal sealed class ConsoleProgress(Heartbeat heartbeat, RunCourse status, string opening) : IRunProgress
{
    /// <summary>Runs, and tells how it gets on.</summary>
    /// <param name="opening">What is run; the number of tasks is added.</param>
    /// <param name="closing">What is done when all tasks are.</param>
    /// <param name="work">The run.</param>
    public static T Show<T>(string opening, string closing, Func<IRunProgress, T> work) =>
        new ConsoleProgress(new(Screen.Current), new(TimeProvider.System, closing), opening).Show(work);

    public T Show<T>(Func<IRunProgress, T> work) =>
        heartbeat.While(status.Picture, () => status.News, () => work(this));

    public void Planned(IReadOnlyList<PlannedUnit> units)
    {
        status.Plan(units);
        heartbeat.Say($"{opening}: {NumberText.Count(units.Count, "task")}.");
    }

    public void Began(string unit, int stepsDone)
    {
        status.Begin(unit, stepsDone);
        if (!heartbeat.IsLive)
            Say($"{unit} {(stepsDone > 0 ? "goes on" : "begins")}");
    }

    public void StepEnded(string unit, string news) => status.Step(unit, news);

    public void Ended(string unit, string? failure) => Say($"{unit} {status.End(unit, failure)}");

    private void Say(string sentence) => heartbeat.Say($"{status.Percent}  {sentence}");
}
