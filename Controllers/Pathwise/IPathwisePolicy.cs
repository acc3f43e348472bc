namespace ProcessChain;

/// <summary>
/// What sets the levels of a block of episodes, and how its parameters would have to change. One object for each thread.
/// </summary>
internal interface IPathwisePolicy
{
    /// <summary>Takes the parameters, and begins with gradients of 0.</summary>
    void Take(ReadOnlySpan<float> parameters);

    /// <summary>Sets the levels of a period.</summary>
    void Decide(InventoryRollout rollout, int period);

    /// <summary>
    /// Adds to the gradients what the levels of the period that was just played back contribute, and to the adjoint what comes
    /// by way of them.
    /// </summary>
    void Learn(InventoryRollout rollout, InventoryAdjoint adjoint, int period);

    /// <summary>Gives the gradients of the sum of all total rewards, in the order of the parameters.</summary>
    void GiveGradients(Span<float> gradients);
}
