namespace ProcessChain;

/// <summary>
/// The settings of a controller: what a definition file names, and what makes the controller itself. A kind that controls
/// only some systems says so in its <see cref="KindAttribute.For"/>.
/// </summary>
public abstract record ControllerDefinition
{
    /// <summary>Everything that is wrong with these settings for the given system: numbers out of range, unless more is added.</summary>
    /// <param name="system">A valid system, of a family that the kind controls.</param>
    public virtual IEnumerable<Fault> Validate(SystemDefinition system) => Ranges.Check(this);
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
        [.. Ranges.Check(this), .. Validate((TSystem)system), .. (this as IOptimisable)?.ValidateOpen(system) ?? []];

    /// <inheritdoc/>
    public sealed override IController Create(SystemDefinition system) =>
        this is IOptimisable { OpenSetting: not null } open
            ? open.Optimum(system).Create(system)
            : Create((TSystem)system);

    /// <summary>What is wrong with these settings beside their ranges.</summary>
    /// <param name="system">A valid system.</param>
    protected virtual IEnumerable<Fault> Validate(TSystem system) => [];

    /// <inheritdoc cref="RuleDefinition.Create"/>
    protected abstract IController Create(TSystem system);
}
