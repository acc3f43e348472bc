namespace ProcessChain;

/// <summary>What one decision led to.</summary>
/// <param name="Reward">The reward of the step; more is better.</param>
/// <param name="EndsPeriod">Whether this was the period's last decision.</param>
/// <param name="Terminated">Whether the task itself has ended: no reward can follow.</param>
/// <param name="Truncated">Whether the episode was cut off here. The future still has a value: keep bootstrapping.</param>
/// <param name="Next">The system as the next decision sees it; a live view.</param>
public readonly record struct StepOutcome(
    double Reward,
    bool EndsPeriod,
    bool Terminated,
    bool Truncated,
    SystemView Next
)
{
    /// <summary>
    /// Told by an episode's last step where others decide beside the controller: what each of them earned in a period, on average
    /// over them and the episode. 0 else.
    /// </summary>
    internal double OthersReward { get; init; }

    /// <summary>Whether the episode is over, in whatever way.</summary>
    public bool EndsEpisode => Terminated || Truncated;
}
