namespace ProcessChain;

/// <summary>What a policy gets and gives.</summary>
/// <param name="Inputs">Numbers of a state.</param>
/// <param name="FreeParameters">How many of the policy's parameters, the last ones, are the same in every state.</param>
/// <param name="Distribution">Makes the policy's distribution over actions.</param>
internal record PolicyTask(int Inputs, int FreeParameters, Func<ActionDistribution> Distribution)
{
    /// <summary>Whether some actions may not be allowed; only for policies of choices.</summary>
    public bool Masked { get; init; }

    /// <summary>The size of its rollouts.</summary>
    public RolloutShape Shape(int steps, int environments)
    {
        var distribution = Distribution();
        return new(steps, environments, Inputs, distribution.ActionWidth, distribution.Parameters, Masked);
    }
}
