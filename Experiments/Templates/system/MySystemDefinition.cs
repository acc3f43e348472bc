using ProcessChain;

/// <summary>A newsstand: papers are ordered every morning and worthless in the evening.</summary>
[Kind("mySystem")]
public sealed record MySystemDefinition : SystemDefinition
{
    /// <summary>What a paper costs that nobody buys, money.</summary>
    [Range(0, 1000)]
    public double OverageCost { get; init; } = 1;

    /// <summary>What a customer costs who finds none, money.</summary>
    [Range(0, 1000)]
    public double UnderageCost { get; init; } = 3;

    /// <summary>Most papers that can be ordered in a day.</summary>
    [Range(1, 10_000)]
    public int Most { get; init; } = 40;

    /// <summary>How many customers come in a day.</summary>
    public DemandDefinition Demand { get; init; } = DemandLaw.Poisson(20);

    /// <inheritdoc/>
    public override ActionSpace Actions => new OrderSpace(["stand"], [Most]);

    /// <inheritdoc/>
    public override IReadOnlyList<ObservationPart> Observations =>
        [new("state", [new ObservedNumber("customers of yesterday", "papers", 0, float.PositiveInfinity)])];

    /// <inheritdoc/>
    public override Goal Goal => new("costPerDay", "cost/day", "money per day", Minimise: true);

    /// <inheritdoc/>
    public override Horizon Horizon => Horizon.CutOff("day");

    /// <inheritdoc/>
    public override IReadOnlyList<Column> Figures =>
        [new("costPerDay", "cost/day", "money per day"), new("soldOut", "sold out", "share of days")];

    /// <inheritdoc/>
    public override IReadOnlyList<FlowColumn> Flows =>
        [
            new("demand", "", "demand", "customers", IsWhole: true),
            new("order", "", "order", "papers ordered", IsWhole: true),
            new("cost", "", "cost", "cost of the day"),
        ];

    /// <inheritdoc/>
    public override IReadOnlyList<DemandDefinition> Demands => [Demand];

    /// <inheritdoc/>
    public override IEnumerable<Fault> Validate() =>
        base.Validate().Concat(Demand.Validate().Select(fault => fault.Below("demand")));

    /// <inheritdoc/>
    public override RunningSystem Create(int periods) => new MySystem(this, periods);
}
