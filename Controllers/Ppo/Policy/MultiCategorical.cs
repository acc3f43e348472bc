namespace ProcessChain;

/// <summary>
/// Several independent choices at once (Gymnasium's MultiDiscrete): the parameters are the logits of one
/// <see cref="Categorical"/> after the other, an action the numbers of what they chose.
/// </summary>
internal sealed class MultiCategorical : ActionDistribution
{
    private readonly Categorical[] heads;

    /// <param name="actions">How many actions each choice is made from; each 1 or more.</param>
    public MultiCategorical(params IReadOnlyList<int> actions)
        : base(actions.Sum(), actions.Count) => heads = [.. actions.Select(count => new Categorical(count))];

    public override void Become(ReadOnlySpan<float> row)
    {
        foreach (var head in heads)
        {
            head.Become(row[..head.Parameters]);
            row = row[head.Parameters..];
        }
    }

    public override float LogProbability(ReadOnlySpan<float> action)
    {
        var sum = 0f;
        for (var h = 0; h < heads.Length; h++)
            sum += heads[h].LogProbability(action[h..]);
        return sum;
    }

    public override float Entropy()
    {
        var sum = 0f;
        foreach (var head in heads)
            sum += head.Entropy();
        return sum;
    }

    public override float DivergenceFrom(ReadOnlySpan<float> old)
    {
        var sum = 0f;
        foreach (var head in heads)
        {
            sum += head.DivergenceFrom(old[..head.Parameters]);
            old = old[head.Parameters..];
        }
        return sum;
    }

    public override void AddLogProbabilityGradient(ReadOnlySpan<float> action, float weight, Span<float> gradient)
    {
        foreach (var head in heads)
        {
            head.AddLogProbabilityGradient(action, weight, gradient);
            action = action[1..];
            gradient = gradient[head.Parameters..];
        }
    }

    public override void AddEntropyGradient(float weight, Span<float> gradient)
    {
        foreach (var head in heads)
        {
            head.AddEntropyGradient(weight, gradient);
            gradient = gradient[head.Parameters..];
        }
    }

    public override void AddDivergenceGradient(ReadOnlySpan<float> old, float weight, Span<float> gradient)
    {
        foreach (var head in heads)
        {
            head.AddDivergenceGradient(old[..head.Parameters], weight, gradient);
            old = old[head.Parameters..];
            gradient = gradient[head.Parameters..];
        }
    }

    public override void Sample(RandomStream stream, Span<float> action)
    {
        for (var h = 0; h < heads.Length; h++)
            heads[h].Sample(stream, action[h..]);
    }

    public override void Mode(Span<float> action)
    {
        for (var h = 0; h < heads.Length; h++)
            heads[h].Mode(action[h..]);
    }
}
