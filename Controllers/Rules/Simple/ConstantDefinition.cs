namespace ProcessChain;

/// <summary>
/// Decides the same whatever happens; by default, orders nothing. A choice that the system forbids at its moment is tried
/// all the same, and ends the episode with an <see cref="InfeasibleActionException"/>.
/// </summary>
[Kind("constant")]
internal sealed record ConstantDefinition : RuleDefinition, IOptimisable
{
    /// <summary>Choices, one for each decision; over and over, begun anew with every episode. Only where actions are choices.</summary>
    [Count(1)]
    public Several<int> Actions { get; init; } = new(0);

    /// <summary>
    /// Units ordered in each place in every period, 0 to a million; one value for all of them, or one for each. Only where units are
    /// ordered.
    /// </summary>
    [OrOptimal]
    [Range(0, Limits.Units, Unit = "units")]
    public PerElement<double>? Orders { get; init; } = 0.0;

    /// <inheritdoc/>
    public override IEnumerable<Fault> Validate(SystemDefinition system)
    {
        ArgumentNullException.ThrowIfNull(system);
        var own = system.Actions is ChoiceSpace space
            ? ValidateActions(space.Count)
            : ValidateOrders(system.Actions.Width);
        return [.. Ranges.Check(this), .. own, .. ((IOptimisable)this).ValidateOpen(system)];
    }

    /// <inheritdoc/>
    public override IController Create(SystemDefinition system)
    {
        ArgumentNullException.ThrowIfNull(system);
        if (Orders is null)
            return Optimum(system).Create(system);
        return system.Actions is ChoiceSpace
            ? new ConstantController([.. Actions.Select(choice => new double[] { choice })])
            : new ConstantController([Orders.For(system.Actions.Width)]);
    }

    /// <inheritdoc/>
    public ParameterKind ParameterKind => ParameterKind.Levels;

    /// <inheritdoc/>
    public double[] Parameters(SystemDefinition system) => Orders!.For(system.Actions.Width);

    /// <inheritdoc/>
    public RuleDefinition With(ReadOnlySpan<double> parameters) =>
        this with
        {
            Orders = new(Array.ConvertAll(parameters.ToArray(), units => Math.Clamp(units, 0, Limits.Units))),
        };

    /// <inheritdoc/>
    public IEnumerable<Fault> ValidateStart(SystemDefinition system)
    {
        if (system.Actions is ChoiceSpace)
            yield return new("kind", "is constant, of which nothing can be searched for where actions are choices.");
        if (Orders is null)
            yield return new("orders", "is optimal; a search needs numbers to begin with.");
    }

    /// <inheritdoc/>
    public string? OpenSetting => Orders is null ? "orders" : null;

    /// <inheritdoc/>
    public IEnumerable<Fault> ValidateOptimum(SystemDefinition system) => PolicyModel.Validate(system);

    /// <inheritdoc/>
    public RuleDefinition Optimum(SystemDefinition system)
    {
        var supply = (SupplyDefinition)system;
        var places = Enumerable.Range(0, supply.Orders);
        return BestParameters.Of(
            this,
            supply,
            [.. places.Select(place => WholeRange.OrGiven(null, 0, supply.Capacity(place)))]
        );
    }

    private IEnumerable<Fault> ValidateActions(int count)
    {
        foreach (var action in Actions.Distinct().Where(action => action < 0 || action >= count))
            yield return new("actions", $"has the action {action}; 0 to {count - 1} are allowed.");
        if (Orders?.Any(units => units != 0) == true)
            yield return new("orders", "is given, but this system has choices, not orders: actions names them.");
    }

    private IEnumerable<Fault> ValidateOrders(int places)
    {
        foreach (var fault in Orders?.CheckCount("orders", places) ?? [])
            yield return fault;
        if (Actions.Any(action => action != 0))
            yield return new("actions", "is given, but this system takes orders, not choices: orders names them.");
    }
}

/// <summary>Makes the same decisions over and over.</summary>
internal sealed class ConstantController(double[][] decisions) : IController
{
    private int next;

    public void BeginEpisode(Chance chance) => next = 0;

    public void Decide(SystemView view, Span<double> action)
    {
        decisions[next].CopyTo(action);
        next = (next + 1) % decisions.Length;
    }
}
