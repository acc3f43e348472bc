namespace ProcessChain;

/// <summary>
/// π(·|s), a distribution over actions that a row of numbers determines: the policy's output in the state s. One object
/// serves for one state after the other; it does not allocate. Not safe for use by several threads.
/// </summary>
internal abstract class ActionDistribution(int parameters, int actionWidth)
{
    /// <summary>How many numbers determine it.</summary>
    public int Parameters => parameters;

    /// <summary>How many numbers an action has.</summary>
    public int ActionWidth => actionWidth;

    /// <summary>Makes it the distribution that these parameters determine.</summary>
    /// <param name="row">Finite, <see cref="Parameters"/> of them.</param>
    public abstract void Become(ReadOnlySpan<float> row);

    /// <summary>ln π(a|s); of a density where actions are continuous.</summary>
    public abstract float LogProbability(ReadOnlySpan<float> action);

    /// <summary>H = −E ln π, in nats.</summary>
    public abstract float Entropy();

    /// <summary>The Kullback-Leibler divergence KL(old‖this), in nats.</summary>
    public abstract float DivergenceFrom(ReadOnlySpan<float> old);

    /// <summary>Adds weight · ∂ ln π(a|s) / ∂ parameters to a gradient.</summary>
    public abstract void AddLogProbabilityGradient(ReadOnlySpan<float> action, float weight, Span<float> gradient);

    /// <summary>Adds weight · ∂H / ∂ parameters to a gradient.</summary>
    public abstract void AddEntropyGradient(float weight, Span<float> gradient);

    /// <summary>Adds weight · ∂ KL(old‖this) / ∂ parameters to a gradient.</summary>
    public abstract void AddDivergenceGradient(ReadOnlySpan<float> old, float weight, Span<float> gradient);

    /// <summary>Draws an action.</summary>
    public abstract void Sample(RandomStream stream, Span<float> action);

    /// <summary>The likeliest action; where actions are continuous that of the greatest density, which is the mean.</summary>
    public abstract void Mode(Span<float> action);
}
