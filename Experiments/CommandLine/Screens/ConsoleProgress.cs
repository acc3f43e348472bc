namespace ProcessChain.Experiments;

/// <summary>Tells on the screen how a run gets on: a line for what has ended, and what is under way.</summary>
internal sealed class ConsoleProgress : IRunProgress
{
    private readonly Heartbeat heartbeat;
    private readonly RunCourse status;
    private readonly string opening;
    private readonly string prefix;

    private ConsoleProgress(Heartbeat heartbeat, RunCourse status, string opening, string prefix) =>
        (this.heartbeat, this.status, this.opening, this.prefix) = (heartbeat, status, opening, prefix);

    /// <summary>Runs, and tells how it gets on.</summary>
    /// <param name="opening">What is run; the number of tasks is added.</param>
    /// <param name="closing">What is done when all tasks are.</param>
    /// <param name="work">The run.</param>
    public static T Show<T>(string opening, string closing, Func<IRunProgress, T> work) =>
        ShowSeveral(closing, progressOf => work(progressOf(opening, "")));

    /// <summary>Does several runs, and tells how they get on together.</summary>
    /// <param name="closing">What is done when all tasks are.</param>
    /// <param name="work">
    /// The runs, given what makes the progress of one: from what is run, to which the number of tasks is added, and what stands before the
    /// names of its tasks.
    /// </param>
    public static T ShowSeveral<T>(string closing, Func<Func<string, string, IRunProgress>, T> work)
    {
        var screen = new Heartbeat(Screen.Current);
        var course = new RunCourse(TimeProvider.System, closing);
        return screen.While(
            course.Picture,
            () => course.News,
            () => work((opening, prefix) => new ConsoleProgress(screen, course, opening, prefix))
        );
    }

    public void Planned(IReadOnlyList<PlannedUnit> units)
    {
        status.Plan(units.Select(unit => unit with { Name = prefix + unit.Name }));
        heartbeat.Say($"{opening}: {NumberText.Count(units.Count, "task")}.");
    }

    public void Began(string unit, int stepsDone)
    {
        status.Begin(prefix + unit, stepsDone);
        if (!heartbeat.IsLive)
            Say($"{prefix}{unit} {(stepsDone > 0 ? "goes on" : "begins")}");
    }

    public void StepEnded(string unit, string news) => status.Step(prefix + unit, news);

    public void Ended(string unit, string? failure) => Say($"{prefix}{unit} {status.End(prefix + unit, failure)}");

    private void Say(string sentence) => heartbeat.Say($"{status.Percent}  {sentence}");
}
