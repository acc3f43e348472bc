namespace ProcessChain;

/// <summary>Policy and value function with the parameters of others, for one thread to compute with.</summary>
/// <param name="Actor">π.</param>
/// <param name="Critic">V.</param>
/// <param name="Distribution">Makes what the policy's parameters determine.</param>
internal sealed record PolicyTwin(Actor Actor, INetwork Critic, Func<ActionDistribution> Distribution)
{
    /// <summary>Another one.</summary>
    /// <param name="rows">Most rows in one pass.</param>
    public PolicyTwin Twin(int rows) =>
        new(Actor.Twin(Actor.Network.Twin(rows), Distribution()), Critic.Twin(rows), Distribution);
}
