namespace ProcessChain;

/// <summary>What the network's outputs are.</summary>
internal enum OutputLayer
{
    /// <summary>Normalised to [0, 1] with sum 1, as in the paper. Such outputs cannot represent returns; their order is still a policy.</summary>
    Softmax,

    /// <summary>Any number: Q-values.</summary>
    Linear,
}

/// <summary>What counts as one step of discounting and of n-step returns.</summary>
internal enum TimeUnit
{
    /// <summary>One decision.</summary>
    Decision,

    /// <summary>One period of k decisions.</summary>
    Period,
}

/// <summary>Which reward is learned from.</summary>
internal enum RewardTiming
{
    /// <summary>The reward of every decision, as the environment gives it.</summary>
    EveryDecision,

    /// <summary>
    /// k times the reward of the period's last decision, 0 in the others: stock that only passes through during the
    /// period's decisions is not charged.
    /// </summary>
    EndOfPeriod,
}

/// <summary>Who acts in the warm-up.</summary>
internal enum WarmUpPolicy
{
    /// <summary>Chance: uniform over the allowed actions, as the paper says.</summary>
    Random,

    /// <summary>The untrained agent with its exploration, as keras-rl does.</summary>
    Agent,
}

/// <summary>How likely each transition of the memory is to be learned from.</summary>
internal enum ReplayKind
{
    /// <summary>All alike.</summary>
    Uniform,

    /// <summary>Those whose value was missed most, more often (Schaul et al. 2016, proportional).</summary>
    Prioritised,
}

/// <summary>Whether a transition can be in one batch several times.</summary>
internal enum Sampling
{
    /// <summary>It can.</summary>
    WithReplacement,

    /// <summary>It cannot.</summary>
    WithoutReplacement,
}

/// <summary>Whose weights the test agent gets.</summary>
internal enum AgentWeights
{
    /// <summary>Those of the network that learns.</summary>
    Online,

    /// <summary>Those of the target network; updated softly, they are an average over the last gradient steps.</summary>
    Target,
}

/// <summary>Whose order of acting, remembering and learning is followed.</summary>
internal enum TrainingLoop
{
    /// <summary>Ours: warm-up episodes, then after every decision first what is due of learning.</summary>
    Own,

    /// <summary>
    /// That of keras-rl (as of November 2019). Everything is counted in decisions from the first one of the warm-up: when learning begins, how
    /// ε is annealed, and, where τ is 1, when the target network is copied. An episode's end is an end of the world; after
    /// it the reached state is stored as a row that is never learned from, and once more there is learning and copying.
    /// The newest and the oldest row are not learned from, and a batch repeats a transition only in the place of such a row.
    /// Not modelled: Keras' own placing of ε in Adam and of the learning rate in momentum; Boltzmann policies, start steps,
    /// repeated actions and rarer storing; a training that ends within an episode; and an extra forward pass at an episode's
    /// end, which decides nothing here, where each episode has its own random numbers.
    /// </summary>
    KerasRl,
}
