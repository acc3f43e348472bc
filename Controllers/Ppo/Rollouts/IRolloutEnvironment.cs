namespace ProcessChain;

/// <summary>What came of a step.</summary>
internal enum StepEnd
{
    /// <summary>The episode goes on.</summary>
    None,

    /// <summary>The task is over: no reward can follow.</summary>
    Terminated,

    /// <summary>Only the episode is over: rewards would have followed, as many as the critic says.</summary>
    Truncated,
}

/// <summary>
/// What a policy acts in: one of many side by side. The same seed and the same actions give the same episode. Stepping does
/// not allocate.
/// </summary>
internal interface IRolloutEnvironment
{
    /// <summary>Begins an episode.</summary>
    void Reset(EpisodeSeed seed);

    /// <summary>Writes the state.</summary>
    /// <param name="state">As many numbers as a state has, in units of the task.</param>
    void Observe(Span<float> state);

    /// <summary>Tells which actions are allowed. Asked only where the task is one with a mask.</summary>
    /// <param name="allowed">One entry for each logit; at least one of each choice becomes true.</param>
    void WriteMask(Span<bool> allowed);

    /// <summary>Takes an action.</summary>
    /// <param name="action">As the policy drew it.</param>
    /// <param name="reward">What it earned.</param>
    StepEnd Step(ReadOnlySpan<float> action, out double reward);
}

/// <summary>A task to be learned.</summary>
/// <param name="Inputs">Numbers of a state.</param>
/// <param name="FreeParameters">How many of the policy's parameters, the last ones, are the same in every state.</param>
/// <param name="Environment">Makes an environment.</param>
/// <param name="Distribution">Makes the policy's distribution over actions.</param>
internal sealed record RolloutTask(
    int Inputs,
    int FreeParameters,
    Func<IRolloutEnvironment> Environment,
    Func<ActionDistribution> Distribution
) : PolicyTask(Inputs, FreeParameters, Distribution);
