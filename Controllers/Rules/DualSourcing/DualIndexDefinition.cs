namespace ProcessChain;

/// <summary>
/// Dual index (Veeraraghavan &amp; Scheller-Wolf 2008): the expedited supplier is asked for what the net inventory lacks to its
/// level, the regular one for what the inventory position, with that, lacks to another; with a cap at most so much of it (Sun
/// &amp; Van Mieghem, "Robust dual sourcing inventory management: optimality of capped dual index policies and smoothing",
/// Manufacturing &amp; Service Operations Management 21(4), 2019). The single index is <c>echelonBaseStock</c> with two levels.
/// </summary>
[Kind("dualIndex", For = typeof(DualSourcingDefinition))]
internal sealed record DualIndexDefinition : SourcingDefinition
{
    /// <summary>S_r: the level of the inventory position up to which is ordered from the regular supplier, units; may be negative.</summary>
    [OrOptimal]
    [Range(LevelLimits.Least, LevelLimits.Most, Unit = "units")]
    public required int? RegularLevel { get; init; }

    /// <summary>The cap that is none: nobody can order more.</summary>
    public const int NoCap = (int)Limits.Units;

    /// <summary>c: the most that is ordered from the regular supplier, units; left out: no limit.</summary>
    [OrOptimal]
    [Range(0, Limits.Units, Unit = "units")]
    public int? Cap { get; init; } = NoCap;

    /// <summary>Whether the regular order counts the expedited units of its own period as in the position.</summary>
    [Source(
        "Sun & Van Mieghem 2019; not counted in the program of Böttcher et al., INFORMS Journal on Computing 35(6), 2023"
    )]
    public bool CountExpedited { get; init; } = true;

    /// <inheritdoc/>
    protected override IController Create(DualSourcingDefinition system) =>
        new DualIndexController(ExpeditedLevel!.Value, RegularLevel!.Value, Cap!.Value, CountExpedited);

    /// <inheritdoc/>
    public override double[] Parameters(SystemDefinition system) =>
        [ExpeditedLevel!.Value, RegularLevel!.Value, .. (IsCapped ? new double[] { Cap!.Value } : [])];

    /// <inheritdoc/>
    public override RuleDefinition With(ReadOnlySpan<double> parameters) =>
        this with
        {
            ExpeditedLevel = Level(parameters[0]),
            RegularLevel = Level(parameters[1]),
            Cap = IsCapped ? Order(parameters[2]) : NoCap,
        };

    /// <inheritdoc/>
    public override string? OpenSetting =>
        ExpeditedLevel is null ? "expeditedLevel"
        : RegularLevel is null ? "regularLevel"
        : Cap is null ? "cap"
        : null;

    private protected override IEnumerable<WholeRange> RangesOfRegular(DualSourcingDefinition system)
    {
        yield return WholeRange.OrGiven(RegularLevel, 0, system.UsefulPosition);
        if (IsCapped)
            yield return WholeRange.OrGiven(Cap, 0, system.Capacity(1));
    }

    private bool IsCapped => Cap != NoCap;
}

/// <summary>Orders up to two levels: the expedited one of the net inventory, the regular one of the position.</summary>
internal sealed class DualIndexController(double expeditedLevel, double regularLevel, double cap, bool countExpedited)
    : Controller<DualSourcingView>
{
    public override void Decide(DualSourcingView view, Span<double> action)
    {
        var expedited = Math.Max(0, expeditedLevel - view.NetInventory);
        var position = view.EchelonPosition(0) + (countExpedited ? expedited : 0);
        action[0] = expedited;
        action[1] = Math.Clamp(regularLevel - position, 0, cap);
    }
}
