using System.Threading;

namespace ProcessChain;

/// <summary>Plans the periods ahead, as many as it looks, and orders what the plan orders first. Not safe for use by several threads.</summary>
/// <remarks>
/// The plan counts money from its own first period on. So one network serves all periods, nothing of it is measured anew, and
/// discounts of long episodes do not vanish.
/// </remarks>
internal sealed class RollingHorizon : Controller<InventoryView>
{
    /// <summary>The most periods it can look ahead.</summary>
    public const int MostLookahead = 10_000;

    private const int BeyondLeadTimes = 30;

    private readonly int[] forecast;
    private readonly int lookahead;
    private readonly HindsightOptimum optimum;

    /// <summary>Without a number of periods to plan, 1 or more, these are all lead times, one for each stage, and 30 more.</summary>
    public RollingHorizon(InventoryDefinition definition, int[] forecast, int? lookahead)
    {
        this.forecast = forecast;
        this.lookahead = Math.Min(
            lookahead ?? definition.LeadTime.Sum() + definition.Orders + BeyondLeadTimes,
            definition.Periods
        );
        optimum = new HindsightOptimum(definition with { Periods = this.lookahead });
    }

    public override void Decide(InventoryView view, Span<double> action) => Plan(view, action);

    /// <summary>Finds the orders of the present period.</summary>
    public void Plan(InventoryView system, Span<double> orders, CancellationToken stop = default)
    {
        var first = Math.Min(system.Period, forecast.Length - lookahead);
        optimum.Solve(system, forecast.AsSpan(first, lookahead), first, stop);
        for (var place = 0; place < orders.Length; place++)
            orders[place] = optimum.Order(system.Period - first, place);
    }
}
