namespace ProcessChain;

/// <summary>A rule of which some settings are numbers that a search can choose.</summary>
public interface ITunable
{
    /// <summary>What the numbers are.</summary>
    ParameterKind ParameterKind { get; }

    /// <summary>The numbers as they are; single values are told for each place.</summary>
    double[] Parameters(SystemDefinition system);

    /// <summary>The same rule with other numbers.</summary>
    /// <param name="parameters">As many as <see cref="Parameters"/> gives, finite.</param>
    RuleDefinition With(ReadOnlySpan<double> parameters);

    /// <summary>What a search is lacking to begin, if anything.</summary>
    IEnumerable<Fault> ValidateStart(SystemDefinition system) => [];
}

/// <summary>A rule whose settings can be judged on many episodes at once, faster than by playing them one by one.</summary>
internal interface IBatchTunable : ITunable
{
    /// <summary>
    /// A function that gives a rule's mean goal over known episodes, with the bits of the episodes played one by one; null
    /// where there is none for the system. For use by one thread.
    /// </summary>
    /// <param name="system">The system.</param>
    /// <param name="paths">The demand of each episode, <c>[period · markets + market]</c>.</param>
    Func<RuleDefinition, CancellationToken, double>? MeanGoal(SystemDefinition system, IReadOnlyList<int[]> paths);
}
