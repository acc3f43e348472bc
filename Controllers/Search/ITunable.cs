namespace ProcessChain;

/// <summary>Settings of which some are numbers that a search can choose.</summary>
/// <typeparam name="TDefinition">The settings.</typeparam>
public interface ITunable<out TDefinition>
{
    /// <summary>What the numbers are; any, where it is not told.</summary>
    ParameterKind ParameterKind => ParameterKind.Real;

    /// <summary>The numbers as they are.</summary>
    /// <param name="places">In how many places the controller decides: single values are told for each.</param>
    double[] Parameters(int places);

    /// <summary>The same settings with other numbers; those that must be whole are rounded.</summary>
    /// <param name="parameters">As many as <see cref="Parameters"/> gives, finite.</param>
    TDefinition With(ReadOnlySpan<double> parameters);
}
