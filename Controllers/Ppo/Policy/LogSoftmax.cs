namespace ProcessChain;

/// <summary>softmax(z) and its logarithm, safe against overflow.</summary>
/// <param name="count">How many logits z there are; 1 or more.</param>
internal sealed class LogSoftmax(int count)
{
    private readonly float[] logProbabilities = new float[MatrixProduct.Padded(count)];
    private readonly float[] probabilities = new float[MatrixProduct.Padded(count)];

    /// <summary>ln softmax(z).</summary>
    public ReadOnlySpan<float> LogProbabilities => logProbabilities.AsSpan(0, count);

    /// <summary>softmax(z).</summary>
    public ReadOnlySpan<float> Probabilities => probabilities.AsSpan(0, count);

    /// <param name="logits">z, finite.</param>
    public void Compute(ReadOnlySpan<float> logits)
    {
        Shift(logits);
        VectorMath.Exp(logProbabilities, probabilities);
        var total = 0f;
        foreach (var power in Probabilities)
            total += power;
        var logTotal = (float)PortableMath.Log(total);
        for (var i = 0; i < count; i++)
        {
            logProbabilities[i] -= logTotal;
            probabilities[i] /= total;
        }
    }

    /// <summary>Moves the logits so that the largest is 0.</summary>
    private void Shift(ReadOnlySpan<float> logits)
    {
        var largest = logits[0];
        foreach (var logit in logits)
            largest = Math.Max(largest, logit);
        for (var i = 0; i < count; i++)
            logProbabilities[i] = logits[i] - largest;
    }
}
