namespace ProcessChain.Controllers.Ppo;

/// <summary>One of several actions: p = softmax(z) of the parameters z, the logits. An action is its number, from 0.</summary>
/// <param name="actions">How many actions there are; 1 or more.</param>
internal sealed class Categorical(int actions) : ActionDistribution(actions, 1)
{
    private readonly LogSoftmax current = new(actions);
    private readonly LogSoftmax old = new(actions);

    public override void Become(ReadOnlySpan<float> row) => current.Compute(row);

    public override float LogProbability(ReadOnlySpan<float> action) => current.Logs[(int)action[0]];

    public override float Entropy()
    {
        var sum = 0f;
        for (var i = 0; i < Parameters; i++)
            sum -= current.Shares[i] * current.Logs[i];
        return sum;
    }

    public override float DivergenceFrom(ReadOnlySpan<float> old)
    {
        this.old.Compute(old);
        var sum = 0f;
        for (var i = 0; i < Parameters; i++)
            sum += this.old.Shares[i] * (this.old.Logs[i] - current.Logs[i]);
        return sum;
    }

    public override void AddLogProbabilityGradient(ReadOnlySpan<float> action, float weight, Span<float> gradient)
    {
        for (var i = 0; i < Parameters; i++)
            gradient[i] -= weight * current.Shares[i];
        gradient[(int)action[0]] += weight;
    }

    public override void AddEntropyGradient(float weight, Span<float> gradient)
    {
        var entropy = Entropy();
        for (var i = 0; i < Parameters; i++)
            gradient[i] -= weight * current.Shares[i] * (current.Logs[i] + entropy);
    }

    public override void AddDivergenceGradient(ReadOnlySpan<float> old, float weight, Span<float> gradient)
    {
        this.old.Compute(old);
        for (var i = 0; i < Parameters; i++)
            gradient[i] += weight * (current.Shares[i] - this.old.Shares[i]);
    }
}
