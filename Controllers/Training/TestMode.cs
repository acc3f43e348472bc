namespace ProcessChain;

/// <summary>Whether a learner is frozen in its test.</summary>
internal enum TestMode
{
    /// <summary>The agent that the training saved acts, and learns nothing.</summary>
    Frozen,

    /// <summary>
    /// The learner goes on exploring and learning, in each test episode from the training's last state: its memory, rates and
    /// exploration, not from the agent that validation kept.
    /// </summary>
    Learning,
}
