namespace ProcessChain.Experiments;

/// <summary>Is told how a run gets on. All but <see cref="Planned"/> is called from several threads.</summary>
public interface IRunProgress
{
    /// <summary>What is left to do, before anything is done.</summary>
    void Planned(IReadOnlyList<PlannedUnit> units);

    /// <summary>A unit has been begun or taken up again.</summary>
    /// <param name="unit">Its name.</param>
    /// <param name="stepsDone">Steps done before.</param>
    void Began(string unit, int stepsDone);

    /// <summary>A step of a unit has ended.</summary>
    /// <param name="unit">Its name.</param>
    /// <param name="news">What it was and what came of it, for people.</param>
    void StepEnded(string unit, string news);

    /// <summary>A unit has ended.</summary>
    /// <param name="unit">Its name.</param>
    /// <param name="failure">Why it has failed; null where it has not.</param>
    void Ended(string unit, string? failure);
}

/// <summary>A piece of a run that is done, saved and taken up again on its own.</summary>
/// <param name="Name">For people: the controller and the number of its training, or what else it is.</param>
/// <param name="Steps">How many steps its progress has.</param>
public readonly record struct PlannedUnit(string Name, int Steps);

/// <summary>How a run is done; nothing of it changes results.</summary>
public sealed record RunOptions
{
    /// <summary>Threads, 1 or more.</summary>
    public int Jobs { get; init; } = 1;

    /// <summary>How much time passes at least between two checkpoints of a training.</summary>
    public TimeSpan CheckpointEvery { get; init; } = TimeSpan.FromSeconds(UsualSecondsBetweenCheckpoints);

    /// <summary>Is told how it gets on; null: nobody.</summary>
    public IRunProgress? Progress { get; init; }

    /// <summary>Whether learning curves are also written for TensorBoard, into the folder <c>tensorboard</c> of the run.</summary>
    public bool TensorBoard { get; init; }

    /// <summary>Threads that it shares with other runs; null: it has all of its own.</summary>
    internal ThreadShare? Share { get; init; }

    /// <summary>How often trainings are saved where nobody says otherwise.</summary>
    internal const int UsualSecondsBetweenCheckpoints = 15;
}
