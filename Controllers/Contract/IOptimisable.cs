namespace ProcessChain;

/// <summary>A rule of which some settings may be left to be computed: those that are best for the system that it controls.</summary>
internal interface IOptimisable : ITunable
{
    /// <summary>The key of a setting that is to be computed; null where all are given.</summary>
    string? OpenSetting { get; }

    /// <summary>Why the best settings cannot be computed; nothing where they can.</summary>
    /// <param name="system">A valid system, for which the rule's given settings are valid.</param>
    IEnumerable<Fault> ValidateOptimum(SystemDefinition system);

    /// <summary>The rule with the best settings where none are given; up to minutes, and kept as long as the system is in use.</summary>
    /// <param name="system">One for which <see cref="ValidateOptimum"/> tells no fault.</param>
    RuleDefinition Optimum(SystemDefinition system);

    /// <inheritdoc/>
    IEnumerable<Fault> ITunable.ValidateStart(SystemDefinition system) =>
        OpenSetting is { } key ? [new(key, "is optimal; a search needs numbers to begin with.")] : [];

    /// <summary>What <see cref="ValidateOptimum"/> tells, of the setting; nothing where all are given.</summary>
    IEnumerable<Fault> ValidateOpen(SystemDefinition system) =>
        OpenSetting is { } key
            ? ValidateOptimum(system).Select(fault => new Fault(key, $"is optimal, but {fault.Key} {fault.Message}"))
            : [];
}
