namespace ProcessChain;

/// <summary>
/// An action of several independent Gaussian numbers: the parameters are their means μ, then the logarithms ln σ of their
/// standard deviations.
/// </summary>
/// <param name="actionWidth">How many numbers an action has; 1 or more.</param>
internal sealed class DiagonalGaussian(int actionWidth) : ActionDistribution(2 * actionWidth, actionWidth)
{
    /// <summary>½ ln 2π.</summary>
    private const float HalfLog2Pi = 0.918938533f;

    private readonly float[] means = new float[actionWidth];
    private readonly float[] logDeviations = new float[MatrixProduct.Padded(actionWidth)];
    private readonly float[] deviations = new float[MatrixProduct.Padded(actionWidth)];

    public override void Become(ReadOnlySpan<float> row)
    {
        row[..ActionWidth].CopyTo(means);
        row[ActionWidth..].CopyTo(logDeviations);
        VectorMath.Exp(logDeviations, deviations);
    }

    public override float LogProbability(ReadOnlySpan<float> action)
    {
        var sum = 0f;
        for (var i = 0; i < ActionWidth; i++)
        {
            var z = Standardised(action, i);
            sum -= (0.5f * z * z) + logDeviations[i] + HalfLog2Pi;
        }
        return sum;
    }

    public override float Entropy()
    {
        var sum = 0f;
        for (var i = 0; i < ActionWidth; i++)
            sum += logDeviations[i] + HalfLog2Pi + 0.5f;
        return sum;
    }

    public override float DivergenceFrom(ReadOnlySpan<float> old)
    {
        var sum = 0f;
        for (var i = 0; i < ActionWidth; i++)
            sum += logDeviations[i] - old[ActionWidth + i] + (0.5f * (Spread(old, i) - 1));
        return sum;
    }

    public override void AddLogProbabilityGradient(ReadOnlySpan<float> action, float weight, Span<float> gradient)
    {
        for (var i = 0; i < ActionWidth; i++)
        {
            var z = Standardised(action, i);
            gradient[i] += weight * z / deviations[i];
            gradient[ActionWidth + i] += weight * ((z * z) - 1);
        }
    }

    public override void AddEntropyGradient(float weight, Span<float> gradient)
    {
        foreach (ref var ofLogDeviation in gradient[ActionWidth..])
            ofLogDeviation += weight;
    }

    public override void AddDivergenceGradient(ReadOnlySpan<float> old, float weight, Span<float> gradient)
    {
        for (var i = 0; i < ActionWidth; i++)
        {
            gradient[i] -= weight * Standardised(old, i) / deviations[i];
            gradient[ActionWidth + i] += weight * (1 - Spread(old, i));
        }
    }

    public override void Sample(RandomStream stream, Span<float> action)
    {
        for (var i = 0; i < ActionWidth; i++)
            action[i] = means[i] + (deviations[i] * (float)stream.NextGaussian());
    }

    public override void Mode(Span<float> action) => means.CopyTo(action);

    /// <summary>(x − μ)/σ of a number among others.</summary>
    private float Standardised(ReadOnlySpan<float> x, int i) => (x[i] - means[i]) / deviations[i];

    /// <summary>(σ′² + (μ′ − μ)²)/σ², where μ′ and σ′ are those of the old distribution.</summary>
    private float Spread(ReadOnlySpan<float> old, int i)
    {
        var z = Standardised(old, i);
        return VectorMath.Exp(2 * (old[ActionWidth + i] - logDeviations[i])) + (z * z);
    }
}
