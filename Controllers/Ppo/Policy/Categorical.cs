namespace ProcessChain;

/// <summary>One of several actions: p = softmax(z) of the parameters z, the logits. An action is its number, from 0.</summary>
/// <param name="actions">How many actions there are; 1 or more.</param>
internal sealed class Categorical(int actions) : ActionDistribution(actions, 1)
{
    /// <summary>The logit of an action that is not allowed: so low that its probability is 0, and still a number.</summary>
    private const float Forbidden = -1e9f;

    private readonly LogSoftmax current = new(actions);
    private readonly LogSoftmax old = new(actions);
    private float? entropy;

    /// <summary>Takes the probability of actions that are not allowed; they then have no gradient either.</summary>
    /// <param name="allowed">At least one.</param>
    /// <param name="logits">Changed in place.</param>
    public static void Mask(ReadOnlySpan<bool> allowed, Span<float> logits)
    {
        for (var i = 0; i < logits.Length; i++)
        {
            if (!allowed[i])
                logits[i] = Forbidden;
        }
    }

    public override void Become(ReadOnlySpan<float> row)
    {
        current.Compute(row);
        entropy = null;
    }

    public override float LogProbability(ReadOnlySpan<float> action) => current.LogProbabilities[(int)action[0]];

    public override float Entropy() => entropy ??= ComputeEntropy();

    public override float DivergenceFrom(ReadOnlySpan<float> old)
    {
        this.old.Compute(old);
        var sum = 0f;
        for (var i = 0; i < Parameters; i++)
            sum += this.old.Probabilities[i] * (this.old.LogProbabilities[i] - current.LogProbabilities[i]);
        return sum;
    }

    public override void AddLogProbabilityGradient(ReadOnlySpan<float> action, float weight, Span<float> gradient)
    {
        for (var i = 0; i < Parameters; i++)
            gradient[i] -= weight * current.Probabilities[i];
        gradient[(int)action[0]] += weight;
    }

    public override void AddEntropyGradient(float weight, Span<float> gradient)
    {
        for (var i = 0; i < Parameters; i++)
            gradient[i] -= weight * current.Probabilities[i] * (current.LogProbabilities[i] + Entropy());
    }

    public override void AddDivergenceGradient(ReadOnlySpan<float> old, float weight, Span<float> gradient)
    {
        this.old.Compute(old);
        for (var i = 0; i < Parameters; i++)
            gradient[i] += weight * (current.Probabilities[i] - this.old.Probabilities[i]);
    }

    public override void Sample(RandomStream stream, Span<float> action)
    {
        var left = stream.NextSingle();
        var chosen = Mode();
        for (var i = 0; i < Parameters; i++)
        {
            left -= current.Probabilities[i];
            if (left >= 0)
                continue;
            chosen = i;
            break;
        }
        action[0] = chosen;
    }

    public override void Mode(Span<float> action) => action[0] = Mode();

    /// <summary>The likeliest action, the lowest number on ties; also what rounding leaves over when drawing.</summary>
    private int Mode()
    {
        var best = 0;
        for (var i = 1; i < Parameters; i++)
        {
            if (current.Probabilities[i] > current.Probabilities[best])
                best = i;
        }
        return best;
    }

    private float ComputeEntropy()
    {
        var sum = 0f;
        for (var i = 0; i < Parameters; i++)
            sum -= current.Probabilities[i] * current.LogProbabilities[i];
        return sum;
    }
}
