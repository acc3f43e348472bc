namespace ProcessChain.Controllers.DeepQ;

/// <summary>What the network's outputs are.</summary>
public enum OutputLayer
{
    /// <summary>Normalised to [0, 1] with sum 1, as in the paper. Such outputs cannot represent returns; their order is still a policy.</summary>
    Softmax,

    /// <summary>Any number: Q-values.</summary>
    Linear,
}

/// <summary>What counts as one step of discounting and of n-step returns.</summary>
public enum TimeUnit
{
    /// <summary>One control iteration.</summary>
    Decision,

    /// <summary>One day of k control iterations.</summary>
    Day,
}

/// <summary>Which reward is learned from.</summary>
public enum RewardTiming
{
    /// <summary>The reward of every control iteration, as the environment gives it.</summary>
    EveryDecision,

    /// <summary>
    /// k times the reward of the day's last iteration, 0 in the others: stock that only passes through during the day's
    /// decisions is not charged.
    /// </summary>
    EndOfDay,
}

/// <summary>Which feasible actions the agent considers at all, in acting, exploring and bootstrapping.</summary>
public enum ActionMask
{
    /// <summary>All of them.</summary>
    None,

    /// <summary>Orders that the supplier can serve: it has a whole lot that nobody has asked for.</summary>
    SupplierHasLot,
}

/// <summary>Who acts in the warm-up.</summary>
public enum WarmUpPolicy
{
    /// <summary>Chance: uniform over the allowed actions, as the paper says.</summary>
    Random,

    /// <summary>The untrained agent with its exploration, as keras-rl does.</summary>
    Agent,
}
