namespace ProcessChain;

/// <summary>
/// Orders what makes the expected cost of the period of its receipt small: the least q with E[F(X + q)] ≥ p / (p + h), where X
/// is what is left on hand when it is received and F the law of a period's demand (Morton 1971; Zipkin 2008).
/// </summary>
[Kind("myopic", For = typeof(LostSalesDefinition))]
internal sealed record MyopicDefinition : RuleDefinition<LostSalesDefinition>
{
    /// <inheritdoc/>
    protected override IEnumerable<Fault> Validate(LostSalesDefinition system) => system.ValidateFinite();

    /// <inheritdoc/>
    protected override IController Create(LostSalesDefinition system) => new MyopicController(system);
}

/// <summary>Weighs what each order would cost in the period of its receipt alone.</summary>
internal sealed class MyopicController : Controller<LostSalesView>
{
    /// <summary>So little is missing to the share where only rounding is.</summary>
    private const double Rounding = 1e-12;

    private readonly double[] demand;

    /// <summary>F, by units.</summary>
    private readonly double[] atMost;
    private readonly double share;

    /// <param name="system">A system with demand of one distribution.</param>
    public MyopicController(LostSalesDefinition system)
    {
        demand = DemandProbabilities.Of((DistributedDemand)system.Demand);
        share = system.CriticalRatio;
        atMost = new double[demand.Length];
        var sum = 0.0;
        for (var units = 0; units < demand.Length; units++)
            atMost[units] = sum += demand[units];
    }

    public override void Decide(LostSalesView view, Span<double> action)
    {
        var left = LeftAtReceipt(view);
        var order = 0;
        while (order < atMost.Length - 1 && CoverageWith(order, left) < share - Rounding)
            order++;
        action[0] = order;
    }

    /// <summary>The law of what is left when an order of now is received.</summary>
    private double[] LeftAtReceipt(LostSalesView view)
    {
        var left = new double[(int)view.OnHand + 1];
        left[^1] = 1;
        foreach (var received in view.Outstanding)
            left = [.. new double[(int)received], .. LeftAfterDemand(left)];
        return LeftAfterDemand(left);
    }

    private double[] LeftAfterDemand(double[] onHand)
    {
        var left = new double[onHand.Length];
        for (var units = 0; units < onHand.Length; units++)
        {
            var soldOut = onHand[units];
            for (var demanded = 0; demanded < Math.Min(units, demand.Length); demanded++)
            {
                var probability = onHand[units] * demand[demanded];
                left[units - demanded] += probability;
                soldOut -= probability;
            }
            left[0] += soldOut;
        }
        return left;
    }

    private double CoverageWith(int order, double[] left)
    {
        var coverage = 0.0;
        for (var units = 0; units < left.Length; units++)
            coverage += left[units] * atMost[Math.Min(units + order, atMost.Length - 1)];
        return coverage;
    }
}
