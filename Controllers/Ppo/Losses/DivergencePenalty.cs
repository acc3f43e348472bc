namespace ProcessChain;

/// <summary>
/// β KL(π_old‖π), added to what is minimised (Schulman et al. 2017, section 4). β grows by half after an update that moved
/// the policy farther than twice the target, and halves after one that moved it less than half as far, as in RLlib.
/// </summary>
/// <param name="weight">β at the beginning, 0 or more.</param>
/// <param name="target">What the divergence shall be, in nats, above 0; 0: β stays.</param>
internal sealed class DivergencePenalty(float weight, float target)
{
    /// <summary>β.</summary>
    public float Weight { get; private set; } = weight;

    /// <summary>Adapts β to how far an update moved the policy.</summary>
    public void Adapt(double divergence)
    {
        if (target == 0)
            return;
        if (divergence > 2 * target)
            Weight *= 1.5f;
        else if (divergence < 0.5 * target)
            Weight *= 0.5f;
    }

    public void Keep(StateArchive state) => Weight = state.Keep(Weight);
}
