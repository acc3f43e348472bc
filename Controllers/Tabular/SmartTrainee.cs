namespace ProcessChain;

/// <summary>
/// SMART: R(s, a) moves towards r − ρ + max R(s′, ·); ρ is the average reward of a decision, over all decisions in which
/// nothing was explored (Das et al. 1999; between two decisions the time is always the same here).
/// </summary>
internal sealed class SmartTrainee(SmartDefinition definition, TrainingTask task) : TabularTrainee(definition, task)
{
    private double earned;
    private long greedy;

    private double AverageReward => greedy > 0 ? earned / greedy : 0;

    protected override double Target(double reward, double future) => reward - AverageReward + future;

    protected override void Note(double reward, bool isGreedy)
    {
        if (!isGreedy)
            return;
        earned += reward;
        greedy++;
    }

    protected override void Keep(StateArchive state)
    {
        base.Keep(state);
        earned = state.Keep(earned);
        greedy = state.Keep(greedy);
    }
}
