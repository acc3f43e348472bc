namespace ProcessChain;

/// <summary>
/// The settings of a controller: what a definition file names, and what makes the controller itself. A kind that controls
/// only some systems says so in its <see cref="KindAttribute.For"/>.
/// </summary>
public abstract record ControllerDefinition
{
    /// <summary>Everything that is wrong with these settings for the given system.</summary>
    /// <param name="system">A valid system, of a family that the kind controls.</param>
    public abstract IEnumerable<Fault> Validate(SystemDefinition system);
}

/// <summary>The settings of a controller that is ready to decide, without training.</summary>
public abstract record RuleDefinition : ControllerDefinition
{
    /// <summary>A new controller.</summary>
    /// <param name="system">The system it will control: its laws, not what will happen.</param>
    public abstract IController Create(SystemDefinition system);
}

/// <summary>A rule for one family of systems.</summary>
/// <typeparam name="TSystem">The family.</typeparam>
public abstract record RuleDefinition<TSystem> : RuleDefinition
    where TSystem : SystemDefinition
{
    /// <inheritdoc/>
    public sealed override IEnumerable<Fault> Validate(SystemDefinition system) =>
        Ranges.Check(this).Concat(Validate((TSystem)system));

    /// <inheritdoc/>
    public sealed override IController Create(SystemDefinition system) => Create((TSystem)system);

    /// <summary>What is wrong with these settings beside their ranges.</summary>
    /// <param name="system">A valid system.</param>
    protected virtual IEnumerable<Fault> Validate(TSystem system) => [];

    /// <inheritdoc cref="RuleDefinition.Create"/>
    protected abstract IController Create(TSystem system);
}

/// <summary>A rule of which some settings are numbers that a search can choose.</summary>
public interface ITunable
{
    /// <summary>Whether the numbers must be whole: a search rounds what it tries and what it has found.</summary>
    bool AreWhole { get; }

    /// <summary>The numbers as they are; single values are told for each place.</summary>
    /// <param name="system">A system for which the rule is valid.</param>
    double[] Parameters(SystemDefinition system);

    /// <summary>The same rule with other numbers.</summary>
    /// <param name="parameters">As many as <see cref="Parameters"/> gives, finite.</param>
    RuleDefinition With(ReadOnlySpan<double> parameters);
}
