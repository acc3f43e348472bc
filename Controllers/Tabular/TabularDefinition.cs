namespace ProcessChain;

/// <summary>
/// A controller that learns a table of action values over few coded states, of any system: where actions are orders, it
/// chooses from a grid of them. A state is the interval in which each inventory position lies, and each number that is
/// observed beside them.
/// </summary>
/// <remarks>
/// Of its sources we know what Dittrich &amp; Fohlmeister (2021), section 2, tell of them: positions, seven actions, eight
/// states. Intervals, exploration and learning rates are assumed. The updates that learn are the same for all places.
/// </remarks>
internal abstract record TabularDefinition : EpisodeLearningDefinition
{
    /// <summary>Values in all tables together, at most.</summary>
    private const double MostValues = 10_000_000;

    private static readonly OrderGrid SevenOrders = new() { Choices = 7 };

    /// <summary>Who has a table.</summary>
    internal abstract TableScope Tables { get; init; }

    /// <summary>
    /// Intervals into which each number is coded: one below 0, one from the largest on, the others even between; 3 to 1000.
    /// Flags and shares have two, below 0.5 and above.
    /// </summary>
    [Source("Mortazavi et al. 2015, as Dittrich & Fohlmeister 2021, section 2, tell: eight states")]
    [Range(3, 1000)]
    public int States { get; init; } = 8;

    /// <summary>
    /// Where the highest interval of the inventory positions begins, units: one value for all places, or one for each. Left out:
    /// the largest order of a customer, or five mean demands of a period where those are more.
    /// </summary>
    [Assumed("not told of any of the sources")]
    [Range(0, Limits.Units, AboveLeast = true, Unit = "units")]
    public PerElement<double>? LargestPosition { get; init; }

    /// <summary>
    /// The parts of the system's observation that are coded beside the positions; left out: none, or the standard where a system
    /// shows no positions.
    /// </summary>
    [Assumed("an agent sees its inventory position alone")]
    public Several<string>? Observation { get; init; }

    /// <summary>The orders to choose from in each place. Only where a system takes any number of units; left out: seven, evenly.</summary>
    [Source("Mortazavi et al. 2015, as Dittrich & Fohlmeister 2021, section 2, tell: seven control decisions")]
    public OrderGrid? Orders { get; init; }

    /// <summary>Which allowed choices are considered at all.</summary>
    [Assumed("the sources' stations order whether or not their supplier has it")]
    internal ActionMask Mask { get; init; } = ActionMask.None;

    /// <summary>ε, the probability of a random action at the beginning, in [0, 1].</summary>
    [Assumed("not told of any of the sources")]
    [Range(0, 1)]
    public double Epsilon { get; init; } = 0.3;

    /// <summary>ε at the end of the training, in [0, 1]; between them it goes linearly.</summary>
    [Assumed("not told of any of the sources")]
    [Range(0, 1)]
    public double FinalEpsilon { get; init; } = 0.03;

    /// <summary>α, the share by which a value moves to its target, in (0, 1].</summary>
    [Assumed("not told of any of the sources")]
    [Range(0, 1, AboveLeast = true)]
    public double LearningRate { get; init; } = 0.2;

    /// <summary>α_d, 0 or more: α of a value is divided by 1 + α_d · times that it has been changed.</summary>
    [Assumed("not told of any of the sources")]
    [Range(0, 1e6)]
    public double LearningRateDecay { get; init; } = 0.01;

    /// <inheritdoc/>
    public override IController LoadAgent(SystemDefinition system, Stream agent) =>
        TabularAgent.Load(TablesOf(system), agent);

    /// <inheritdoc/>
    public override IEnumerable<Fault> Validate(SystemDefinition system)
    {
        ArgumentNullException.ThrowIfNull(system);
        List<Fault> faults =
        [
            .. base.Validate(system),
            .. ObservationEncoder.Faults(system, Observation, InputScale.Units),
            .. LargestPosition?.CheckCount("largestPosition", system.Positions) ?? [],
            .. IsJoint(system) ? JointChoices.Faults(system, Orders) : Choices.Faults(system, Orders),
        ];
        return faults.Count > 0 ? faults : Sizes(system);
    }

    /// <summary>Tables of zeros.</summary>
    internal ActionTables TablesOf(SystemDefinition system) =>
        new(new StateCoding(this, system), ChoicesOf(system), IsJoint(system));

    private Choices ChoicesOf(SystemDefinition system) =>
        Choices.Of(system, system.Actions is OrderSpace ? Orders ?? SevenOrders : null, Mask);

    private bool IsJoint(SystemDefinition system) => Tables == TableScope.Joint || system.Actions is ChoiceSpace;

    private IEnumerable<Fault> Sizes(SystemDefinition system)
    {
        var values = ActionTables.Size(new StateCoding(this, system), ChoicesOf(system), IsJoint(system));
        if (values > MostValues)
            yield return new(
                "states",
                FormattableString.Invariant(
                    $"is {States}, which makes tables of {values:G3} values; at most {MostValues} are allowed."
                )
            );
    }
}
