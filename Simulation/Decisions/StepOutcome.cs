namespace ProcessChain;

/// <summary>What one decision led to.</summary>
/// <param name="Action">The decision taken.</param>
/// <param name="Reward">max(−1, 1 − f_c (f_sc C_s + f_late C_late)); within [−1, 1].</param>
/// <param name="StorageCost">C_s: money per day, of the moment after the decision; after the last decision of a day, of the end of that day.</param>
/// <param name="LateCost">C_late: money per day, of the same moment.</param>
/// <param name="EndsDay">Whether this was the day's last control iteration.</param>
/// <param name="Terminated">Whether the task itself has ended. Never so for a process chain, which has no natural end.</param>
/// <param name="Truncated">Whether the episode was cut off here, after its last day. The future still has a value: keep bootstrapping.</param>
/// <param name="Next">The chain as the next decision sees it; a live view.</param>
public readonly record struct StepOutcome(
    int Action,
    double Reward,
    double StorageCost,
    double LateCost,
    bool EndsDay,
    bool Terminated,
    bool Truncated,
    ChainObservation Next
);
