using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace ProcessChain;

/// <summary>
/// The quantile Huber loss between N predicted quantiles θ and any number of samples y of a return (Dabney et al. 2018, "Distributional
/// reinforcement learning with quantile regression", section 4): Σᵢ meanⱼ |τᵢ − 1{yⱼ &lt; θᵢ}| L(yⱼ − θᵢ), where τᵢ = (i + ½) / N and L is the
/// Huber loss. Not safe for use by several threads.
/// </summary>
internal sealed class QuantileLoss
{
    private readonly float delta;
    private readonly Vector256<float>[] predictions;
    private readonly Vector256<float>[] slopes;

    /// <summary>Weights of errors of predictions that are too high; those of lanes that stand for no quantile are 0, as below.</summary>
    private readonly Vector256<float>[] tooHigh;

    private readonly Vector256<float>[] tooLow;

    /// <param name="quantiles">N, 1 or more.</param>
    /// <param name="delta">δ, above 0: where the Huber loss turns linear.</param>
    public QuantileLoss(int quantiles, float delta)
    {
        this.delta = delta;
        var vectors = MatrixProduct.Padded(quantiles) / MatrixProduct.Lanes;
        predictions = new Vector256<float>[vectors];
        slopes = new Vector256<float>[vectors];
        tooHigh = new Vector256<float>[vectors];
        tooLow = new Vector256<float>[vectors];
        for (var i = 0; i < quantiles; i++)
        {
            var level = (i + 0.5f) / quantiles;
            (NumbersOf(tooHigh)[i], NumbersOf(tooLow)[i]) = (1 - level, level);
        }
    }

    /// <summary>The loss, and its gradient.</summary>
    /// <param name="predicted">θ, N numbers.</param>
    /// <param name="samples">y, 1 or more numbers.</param>
    /// <param name="gradient">Receives the gradient of the loss with respect to θ, N numbers.</param>
    public float Of(ReadOnlySpan<float> predicted, ReadOnlySpan<float> samples, Span<float> gradient)
    {
        predicted.CopyTo(NumbersOf(predictions));
        var share = 1f / samples.Length;
        var sums = Vector256<float>.Zero;
        for (var i = 0; i < predictions.Length; i++)
        {
            sums += LossOf(i, samples, out var slope);
            slopes[i] = slope * share;
        }
        NumbersOf(slopes)[..predicted.Length].CopyTo(gradient);
        var sum = 0f;
        for (var lane = 0; lane < Vector256<float>.Count; lane++)
            sum += sums[lane];
        return sum * share;
    }

    private Vector256<float> LossOf(int vector, ReadOnlySpan<float> samples, out Vector256<float> slope)
    {
        var (prediction, high, low) = (predictions[vector], tooHigh[vector], tooLow[vector]);
        var (least, most) = (Vector256.Create(-delta), Vector256.Create(delta));
        var sum = Vector256<float>.Zero;
        slope = Vector256<float>.Zero;
        foreach (var sample in samples)
        {
            var error = prediction - Vector256.Create(sample);
            var weight = Vector256.ConditionalSelect(Vector256.GreaterThan(error, Vector256<float>.Zero), high, low);
            var limited = Vector256.Min(Vector256.Max(error, least), most);
            var pull = weight * limited;
            slope += pull;
            sum += pull * (error - (0.5f * limited));
        }
        return sum;
    }

    private static Span<float> NumbersOf(Vector256<float>[] vectors) =>
        MemoryMarshal.Cast<Vector256<float>, float>(vectors.AsSpan());
}
