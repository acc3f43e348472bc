namespace ProcessChain;

/// <summary>A controller chose an action that is outside the action space or that the chain's rule forbids at that moment.</summary>
public sealed class InfeasibleActionException : InvalidOperationException
{
    /// <summary>An exception without details.</summary>
    public InfeasibleActionException() { }

    /// <summary>An exception with a message of the caller's.</summary>
    public InfeasibleActionException(string message)
        : base(message) { }

    /// <summary>An exception with a message of the caller's and its cause.</summary>
    public InfeasibleActionException(string message, Exception innerException)
        : base(message, innerException) { }

    internal InfeasibleActionException(int action, ChainObservation observation)
        : base(
            $"Action {action} on day {observation.Day}, iteration {observation.Iteration} is not feasible; feasible are "
                + string.Join(", ", Enumerable.Range(0, observation.Stations + 1).Where(observation.IsFeasible))
                + "."
        ) { }
}
