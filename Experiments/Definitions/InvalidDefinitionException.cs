namespace ProcessChain.Experiments;

/// <summary>A definition cannot be used. It tells everything that is wrong at once.</summary>
public sealed class InvalidDefinitionException : InvalidInputException
{
    /// <summary>The faults found, at least one.</summary>
    public InvalidDefinitionException(IReadOnlyList<DefinitionFault> faults)
        : base(string.Join('\n', faults))
    {
        Faults = faults;
    }

    /// <summary>The faults found, by line.</summary>
    public IReadOnlyList<DefinitionFault> Faults { get; }
}
