namespace ProcessChain;

/// <summary>Parameters of a distribution that are the same in every state and learn as weights do.</summary>
internal sealed class FreeParameters
{
    private readonly int count;
    private readonly float[] values;
    private readonly float[] gradients;
    private readonly Optimiser steps;

    public FreeParameters(int count, OptimiserDefinition optimiser)
        : this(count, new float[MatrixProduct.Padded(count)], Optimiser.Create(optimiser, MatrixProduct.Padded(count)))
    { }

    private FreeParameters(int count, float[] values, Optimiser steps)
    {
        (this.count, this.values, this.steps) = (count, values, steps);
        gradients = new float[values.Length];
    }

    public Span<float> Values => values.AsSpan(0, count);

    public ReadOnlySpan<float> Gradients => gradients.AsSpan(0, count);

    public void ClearGradients() => gradients.AsSpan().Clear();

    public void AddGradient(ReadOnlySpan<float> gradient)
    {
        for (var i = 0; i < count; i++)
            gradients[i] += gradient[i];
    }

    /// <summary>The same parameters with gradients of their own.</summary>
    public FreeParameters Twin() => new(count, values, steps);

    /// <summary>The Euclidean norm of the gradients.</summary>
    public float GradientNorm() => Parameters.Norm(gradients);

    public void ScaleGradients(float factor) => Parameters.Scale(gradients, factor);

    /// <summary>Changes the values along the gradients.</summary>
    public void Step(float learningRate) => steps.Step(values, gradients, learningRate);

    public void Keep(StateArchive state)
    {
        state.Keep<float>(values);
        steps.Keep(state);
    }
}
