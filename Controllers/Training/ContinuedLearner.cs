namespace ProcessChain;

/// <summary>A learner that goes on learning after its training, in each episode from the state in which it was taken over.</summary>
internal sealed class ContinuedLearner : ILearningController
{
    private readonly ITrainee trainee;
    private readonly byte[] start;

    public ContinuedLearner(ITrainee trainee)
    {
        this.trainee = trainee;
        using var saved = new MemoryStream();
        using var writer = new BinaryWriter(saved);
        trainee.Save(writer);
        writer.Flush();
        start = saved.ToArray();
    }

    public void BeginEpisode(Chance chance)
    {
        using var reader = new BinaryReader(new MemoryStream(start));
        trainee.Load(reader);
        trainee.BeginEpisode(chance);
    }

    public void Decide(SystemView view, Span<double> action) => trainee.Decide(view, action);

    public void Learn(in StepOutcome outcome) => trainee.Learn(outcome);
}
