namespace ProcessChain;

/// <summary>Parameters that learn at the same rate, by Adam.</summary>
/// <param name="values">Their first values, as many as a multiple of eight.</param>
/// <param name="schedule">The learning rate.</param>
internal sealed class ParameterGroup(float[] values, LearningRateSchedule schedule)
{
    private readonly Optimiser adam = new Adam(new OptimiserDefinition { Kind = OptimiserKind.Adam }, values.Length);

    /// <summary>The parameters as they are now.</summary>
    public Span<float> Values => values;

    /// <summary>The learning rate when so much of the training is over.</summary>
    public float LearningRate(double progress) => schedule.At(progress, updates: 0);

    /// <summary>One step down the gradient.</summary>
    public void Step(ReadOnlySpan<float> gradients, double progress) =>
        adam.Step(values, gradients, LearningRate(progress));

    public void Keep(StateArchive state)
    {
        state.Keep<float>(values);
        adam.Keep(state);
    }
}
