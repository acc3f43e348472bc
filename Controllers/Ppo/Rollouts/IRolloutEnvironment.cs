namespace ProcessChain;

/// <summary>How an episode goes on after a step.</summary>
internal enum StepEnd
{
    /// <summary>The episode goes on.</summary>
    None,

    /// <summary>The task is over: no reward can follow.</summary>
    Terminated,

    /// <summary>Only the episode is over: rewards would have followed, as many as the critic says.</summary>
    Truncated,
}

/// <summary>What came of a step.</summary>
/// <param name="Reward">What it earned.</param>
/// <param name="Pays">Whether a step like this pays a reward at all; the mean reward is taken from those only.</param>
/// <param name="End">How the episode goes on.</param>
internal readonly record struct RolloutStep(double Reward, bool Pays, StepEnd End);

/// <summary>
/// What a policy acts in: one of many side by side. The same seed and the same actions give the same episode. Stepping does
/// not allocate.
/// </summary>
internal interface IRolloutEnvironment
{
    /// <summary>The goal of the episode so far.</summary>
    double Goal { get; }

    /// <summary>Begins an episode.</summary>
    void Reset(EpisodeSeed seed);

    /// <summary>Writes the state.</summary>
    void Observe(Span<float> state);

    /// <summary>Tells which actions are allowed. Asked only where the task is one with a mask.</summary>
    /// <param name="allowed">One entry for each logit; at least one of each choice becomes true.</param>
    void WriteMask(Span<bool> allowed);

    /// <summary>Takes an action.</summary>
    RolloutStep Step(ReadOnlySpan<float> action);
}

/// <summary>A task to be learned.</summary>
internal sealed record RolloutTask : PolicyTask
{
    /// <param name="policy">What the policy gets and gives in it.</param>
    public RolloutTask(PolicyTask policy)
        : base(policy) { }

    /// <summary>Makes an environment.</summary>
    public required Func<IRolloutEnvironment> Environment { get; init; }

    /// <summary>γ and λ of a step.</summary>
    public required Discounting Discounting { get; init; }
}
