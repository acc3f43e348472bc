namespace ProcessChain.Experiments;

/// <summary>What the units of a run have in common.</summary>
/// <param name="Experiment">The experiment.</param>
/// <param name="Store">Where results go.</param>
/// <param name="Demand">What is demanded in the test.</param>
/// <param name="Options">How it is done.</param>
/// <param name="Stop">Stops it; what was finished is saved.</param>
internal sealed record RunTask(
    ExperimentDefinition Experiment,
    IUnitStore Store,
    TestDemand Demand,
    RunOptions Options,
    CancellationToken Stop
)
{
    public IRunProgress? Progress => Options.Progress;

    /// <summary>Threads that one unit may use, 1 or more.</summary>
    public int Workers { get; init; } = 1;

    /// <summary>Who sees the trainings.</summary>
    public IReadOnlyList<ITrainingWatcher> Watchers { get; init; } = [];

    /// <summary>Shows a training as it stands.</summary>
    public void Show(ControllerUnit unit, IReadOnlyList<TrainingIteration> iterations)
    {
        foreach (var watcher in Watchers)
            watcher.Trained(unit, iterations);
    }

    /// <summary>The goal of a phase in words, for progress; the phase alone where there is no goal yet.</summary>
    public string News(string phase, double goal) =>
        double.IsNaN(goal) ? phase : $"{phase}, {Experiment.System.Goal.Title} {NumberText.Of(goal, 2)}";
}
