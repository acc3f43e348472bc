namespace ProcessChain;

/// <summary>Q-learning: Q(s, a) moves towards r + γ max Q(s′, ·).</summary>
internal sealed class TabularQTrainee(TabularQDefinition definition, TrainingTask task)
    : TabularTrainee(definition, task)
{
    protected override double Target(double reward, double future) => reward + (definition.Gamma * future);
}
