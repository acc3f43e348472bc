namespace ProcessChain;

/// <summary>What distribution over actions a policy is.</summary>
internal enum PpoPolicy
{
    /// <summary>Independent Gaussian numbers; their means depend on the state, their deviations do not, but are learned.</summary>
    Gaussian,

    /// <summary>Independent Gaussian numbers; the network also gives the logarithms of their deviations.</summary>
    StateDependentGaussian,

    /// <summary>One of several choices for each number of an action, independently (Gymnasium's MultiDiscrete): the system's own, or orders of a grid.</summary>
    Choices,
}

/// <summary>How weights start; biases start at 0.</summary>
internal enum PpoInitialisation
{
    /// <summary>Orthogonal: gain √2 in hidden layers, 0.01 in the policy's last and 1 in the value function's last.</summary>
    Orthogonal,

    /// <summary>
    /// RLlib's: Gaussian, then the weights into each neuron scaled to the norm 1, in last layers 0.01.
    /// </summary>
    Normc,
}

/// <summary>What is shuffled from one pass to the next.</summary>
internal enum PpoShuffling
{
    /// <summary>All rows, before every pass.</summary>
    Rows,

    /// <summary>All rows once in an iteration; then only the order of the minibatches, before every pass, as in RLlib.</summary>
    Minibatches,
}

/// <summary>Of what advantages are normalised together.</summary>
internal enum AdvantageScope
{
    /// <summary>They are not.</summary>
    None,

    /// <summary>Of the whole rollout, by RLlib's formula: (Â − mean) / max(10⁻⁴, s), s with n in its denominator.</summary>
    Batch,

    /// <summary>Of each minibatch, by Stable-Baselines3's formula: (Â − mean) / (s + 10⁻⁸), s with n − 1 in its denominator.</summary>
    Minibatch,
}

/// <summary>How rewards are scaled before they are learned from.</summary>
internal enum PpoRewards
{
    /// <summary>Multiplied by a fixed factor.</summary>
    Fixed,

    /// <summary>Divided by the running deviation of the discounted return, limited to ±10.</summary>
    Running,
}
