namespace ProcessChain;

/// <summary>A controller made a choice that there is not, or that is not allowed at that moment.</summary>
public sealed class InfeasibleActionException : InvalidOperationException
{
    internal InfeasibleActionException(double action, SystemView view)
        : base(
            $"Action {action} at {view.Definition.Horizon.Period} {view.Period}, decision {view.Decision} is not allowed; "
                + $"allowed are {string.Join(", ", view.AllowedChoices())}."
        ) { }
}
