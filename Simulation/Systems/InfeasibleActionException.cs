namespace ProcessChain;

/// <summary>A controller made a choice that there is not, or that is not allowed at that moment.</summary>
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

    internal InfeasibleActionException(double action, SystemView view)
        : base(
            $"Action {action} at {view.Definition.Horizon.Period} {view.Period}, decision {view.Decision} is not allowed; "
                + $"allowed are {string.Join(", ", view.AllowedChoices())}."
        ) { }
}
