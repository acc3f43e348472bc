namespace ProcessChain;

/// <summary>
/// A serial system under periodic review with backorders, as theory sees it: stage 1 serves the customer, each stage orders from
/// the next, the last from an unlimited source. Stock at a stage and on the way from it costs the holding cost of the stage.
/// </summary>
/// <remarks>
/// Events of a period: demand is seen; orders are placed; what is due arrives; stages ship; costs are counted. An order placed in
/// period t after its demand can serve the demand of t + L. Where orders are placed before the demand of the period is seen, the lead
/// time of stage 1 is a period longer here.
/// </remarks>
internal sealed record SerialModel
{
    /// <summary>Echelon holding costs by stage, from stage 1: what a unit costs more at a stage than at the next; each 0 or more, money per unit and period.</summary>
    public required IReadOnlyList<double> EchelonHoldingCosts { get; init; }

    /// <summary>Periods on the way to each stage, from stage 1; 0 or more.</summary>
    public required IReadOnlyList<int> LeadTimes { get; init; }

    /// <summary>p: what a unit backordered at stage 1 costs, money per unit and period; above 0.</summary>
    public required double BackorderCost { get; init; }

    /// <summary>What the customer demands.</summary>
    public required LeadTimeDemand Demand { get; init; }

    /// <summary>The number of stages.</summary>
    public int Stages => LeadTimes.Count;

    /// <summary>What a unit costs at each stage, money per unit and period.</summary>
    public double[] LocalHoldingCosts =>
        [.. Enumerable.Range(0, Stages).Select(stage => EchelonHoldingCosts.Skip(stage).Sum())];

    /// <summary>
    /// The part of the cost that is for units on the way between stages, which no policy changes; money per period. Where these are free, it
    /// is taken from the cost.
    /// </summary>
    public double TransitCost =>
        Demand.MeanPerPeriod
        * Enumerable.Range(1, Stages - 1).Sum(stage => LocalHoldingCosts[stage] * LeadTimes[stage - 1]);

    /// <summary>The echelon holding costs of local ones, which must not rise from a stage to the next.</summary>
    public static double[] ToEchelon(IReadOnlyList<double> localHoldingCosts) =>
        [.. localHoldingCosts.Select((cost, stage) => cost - localHoldingCosts.ElementAtOrDefault(stage + 1))];

    /// <summary>Lead times from each stage to the customer: L₁ + … + Lⱼ.</summary>
    public int LeadTimeTo(int stage) => LeadTimes.Take(stage + 1).Sum();

    /// <summary>Whether the cost of a stage is smooth in its level: demand is not in whole units, and some comes before it is met.</summary>
    public bool IsSmooth(int stage) => !Demand.IsWhole && LeadTimeTo(stage) > 0;

    /// <summary>G₀: what backorders cost beyond the echelon stock that they are counted in, by echelon stock of stage 1 in steps.</summary>
    public LatticeFunction PenaltyOfCustomer(double step) =>
        LatticeFunction.Kink(-step * (BackorderCost + EchelonHoldingCosts.Sum()), 0);

    /// <summary>Cⱼ(y) = E[hⱼ (y − D) + Gⱼ₋₁(y − D)]: the cost of a stage and those below by its echelon inventory position in steps.</summary>
    /// <param name="stage">From 0.</param>
    /// <param name="penalty">Gⱼ₋₁: what the stage's echelon stock costs the stages below.</param>
    /// <param name="step">The width of the lattice, units.</param>
    public LatticeFunction CostOf(int stage, LatticeFunction penalty, double step) =>
        penalty.PlusLine(step * EchelonHoldingCosts[stage]).Expect(Demand.Over(LeadTimes[stage], step));
}
