namespace ProcessChain;

/// <summary>A learner that goes on learning after its training, in each episode from the state in which it was taken over.</summary>
internal sealed class ContinuedLearner : ILearningController
{
    private readonly ITrainee trainee;
    private readonly MemoryStream start = new();

    public ContinuedLearner(ITrainee trainee)
    {
        this.trainee = trainee;
        trainee.Save(new BinaryWriter(start));
    }

    public void BeginEpisode(Chance chance)
    {
        start.Position = 0;
        trainee.Load(new BinaryReader(start));
        trainee.BeginEpisode(chance);
    }

    public void Decide(SystemView view, Span<double> action) => trainee.Decide(view, action);

    public void Learn(in StepOutcome outcome) => trainee.Learn(outcome);
}
