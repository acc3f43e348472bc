namespace ProcessChain;

/// <summary>
/// A policy that learns. Its network's outputs are the first parameters of a distribution over actions; those that the
/// network does not give are free: learned, but the same in every state. Does not allocate once it is made.
/// </summary>
internal sealed class Actor
{
    private readonly INetwork network;
    private readonly ActionDistribution distribution;
    private readonly float[] parameters;
    private readonly int given;

    /// <param name="network">From states to parameters; at most as many outputs as the distribution has parameters.</param>
    /// <param name="distribution">What the parameters determine.</param>
    /// <param name="optimiser">How free parameters learn.</param>
    public Actor(INetwork network, ActionDistribution distribution, OptimiserDefinition optimiser)
        : this(network, distribution, new FreeParameters(distribution.Parameters - network.Shape.Outputs, optimiser))
    { }

    private Actor(INetwork network, ActionDistribution distribution, FreeParameters free)
    {
        (this.network, this.distribution, Free) = (network, distribution, free);
        parameters = new float[distribution.Parameters];
        given = network.Shape.Outputs;
    }

    public INetwork Network => network;

    public FreeParameters Free { get; }

    /// <summary>Numbers that determine the distribution in one state.</summary>
    public int Parameters => parameters.Length;

    /// <summary>The same policy with room and gradients of its own.</summary>
    public Actor Twin(INetwork twin, ActionDistribution another) => new(twin, another, Free.Twin());

    /// <summary>Computes the policy in the states of the network's first <paramref name="rows"/> inputs.</summary>
    public void Forward(int rows)
    {
        network.Forward(rows);
        Free.ClearGradients();
    }

    /// <summary>The parameters that <see cref="At"/> took last.</summary>
    public ReadOnlySpan<float> Current => parameters;

    /// <summary>The policy in a row's state, after <see cref="Forward"/> and until asked for another row.</summary>
    /// <param name="row">Which row.</param>
    /// <param name="allowed">Which of all choices are allowed; empty: all.</param>
    public ActionDistribution At(int row, ReadOnlySpan<bool> allowed = default)
    {
        network.Output(row).CopyTo(parameters);
        Free.Values.CopyTo(parameters.AsSpan(given));
        if (!allowed.IsEmpty)
            Categorical.Mask(allowed, parameters);
        distribution.Become(parameters);
        return distribution;
    }

    /// <summary>Takes a row's part of the loss's gradient, once for each row before <see cref="Backward"/>.</summary>
    public void SetGradient(int row, ReadOnlySpan<float> gradient)
    {
        gradient[..given].CopyTo(network.OutputGradient(row));
        Free.AddGradient(gradient[given..]);
    }

    /// <summary>Computes the network's gradients.</summary>
    public void Backward(int rows) => network.Backward(rows);

    public void ScaleGradients(float factor)
    {
        network.ScaleGradients(factor);
        Free.ScaleGradients(factor);
    }

    /// <summary>Changes weights and free parameters along their gradients.</summary>
    public void Step(float learningRate)
    {
        network.Step(learningRate);
        Free.Step(learningRate);
    }

    /// <summary>Keeps what the policy acts by.</summary>
    public void KeepParameters(StateArchive state)
    {
        network.KeepParameters(state);
        state.Keep(Free.Values);
    }

    public void Keep(StateArchive state)
    {
        network.Keep(state);
        Free.Keep(state);
    }
}
