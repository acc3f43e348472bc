namespace ProcessChain.Controllers.Learning;

/// <summary>The last layer's sums of one row turned into outputs, and the way back.</summary>
internal static class OutputHeads
{
    /// <param name="head">Which head.</param>
    /// <param name="sums">The last layer's sums; with the dueling head the value V comes after the advantages.</param>
    /// <param name="outputs">Overwritten.</param>
    public static void Forward(OutputHead head, ReadOnlySpan<float> sums, Span<float> outputs)
    {
        switch (head)
        {
            case OutputHead.Softmax:
                Softmax(sums, outputs);
                break;
            case OutputHead.Dueling:
                var shift = sums[^1] - Mean(sums[..^1]);
                for (var i = 0; i < outputs.Length; i++)
                    outputs[i] = sums[i] + shift;
                break;
            default:
                sums.CopyTo(outputs);
                break;
        }
    }

    /// <param name="head">Which head.</param>
    /// <param name="outputs">As <see cref="Forward"/> gave them.</param>
    /// <param name="gradients">With respect to the outputs.</param>
    /// <param name="sums">Gradients with respect to the sums; overwritten.</param>
    public static void Backward(
        OutputHead head,
        ReadOnlySpan<float> outputs,
        ReadOnlySpan<float> gradients,
        Span<float> sums
    )
    {
        switch (head)
        {
            case OutputHead.Softmax:
                var weighted = 0f;
                for (var i = 0; i < outputs.Length; i++)
                    weighted = MathF.FusedMultiplyAdd(outputs[i], gradients[i], weighted);
                for (var i = 0; i < outputs.Length; i++)
                    sums[i] = outputs[i] * (gradients[i] - weighted);
                break;
            case OutputHead.Dueling:
                var mean = Mean(gradients);
                for (var i = 0; i < outputs.Length; i++)
                    sums[i] = gradients[i] - mean;
                sums[^1] = mean * outputs.Length;
                break;
            default:
                gradients.CopyTo(sums);
                break;
        }
    }

    private static void Softmax(ReadOnlySpan<float> sums, Span<float> outputs)
    {
        var largest = sums[0];
        foreach (var sum in sums)
            largest = Math.Max(largest, sum);
        var total = 0f;
        for (var i = 0; i < sums.Length; i++)
        {
            outputs[i] = (float)PortableMath.Exp(sums[i] - largest);
            total += outputs[i];
        }
        for (var i = 0; i < sums.Length; i++)
            outputs[i] /= total;
    }

    private static float Mean(ReadOnlySpan<float> values)
    {
        var sum = 0f;
        foreach (var value in values)
            sum += value;
        return sum / values.Length;
    }
}
