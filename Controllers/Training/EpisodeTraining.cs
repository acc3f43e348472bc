namespace ProcessChain;

/// <summary>Trains a learning controller by playing with it: each iteration is one of its training episodes.</summary>
internal sealed class EpisodeTraining : ITraining
{
    private readonly ITrainee trainee;
    private readonly TrainingTask task;
    private readonly RunningSystem system;
    private readonly int goal;

    /// <summary>A training that has not begun.</summary>
    public EpisodeTraining(ITrainee trainee, TrainingTask task)
    {
        (this.trainee, this.task) = (trainee, task);
        system = task.System.Create(task.Periods);
        goal = task.System.FigureIndex(task.System.Goal.Key);
    }

    public int FinishedIterations { get; private set; }

    private int Iterations => task.Budget.WarmUpEpisodes + task.Budget.Episodes;

    public TrainingIteration RunIteration(CancellationToken stop = default)
    {
        if (FinishedIterations == Iterations)
            throw new InvalidOperationException($"All {Iterations} episodes are trained.");
        var episode = FinishedIterations + 1;
        system.Play(trainee, EpisodeNumbers.Training(task.Seed, episode), new EpisodeOptions { Stop = stop });
        FinishedIterations = episode;
        var decisions = (long)system.Periods * task.System.DecisionsPerPeriod;
        var figures = system.Figures();
        return new TrainingIteration(episode, episode, episode * decisions, trainee.Updates)
        {
            IsWarmUp = episode <= task.Budget.WarmUpEpisodes,
            Goal = figures[goal],
            Figures = figures,
        };
    }

    public void SaveAgent(Stream destination) => trainee.SaveAgent(destination);

    public IController StillLearning() => new ContinuedLearner(trainee);

    public void Save(BinaryWriter writer)
    {
        writer.Write(FinishedIterations);
        trainee.Save(writer);
    }

    /// <inheritdoc/>
    /// <exception cref="EndOfStreamException">It is incomplete.</exception>
    public void Load(BinaryReader reader)
    {
        var finished = reader.ReadInt32();
        if (finished < 0 || finished > Iterations)
            throw new InvalidDataException($"It says {finished} of {Iterations} episodes are trained.");
        FinishedIterations = finished;
        trainee.Load(reader);
    }
}
