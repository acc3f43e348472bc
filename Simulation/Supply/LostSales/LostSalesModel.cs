namespace ProcessChain;

/// <summary>
/// Lost sales as a finite decision process, within bounds that hold for an optimal policy (Zipkin 2008): an order is at most the
/// least n with P(D ≤ n) &gt; p / (p + h), the position with it at most that fractile of the demand of L + 1 periods.
/// </summary>
/// <remarks>
/// What is left of x units on hand, k, is chance; the next state is (k + y1, y2, …, q). In the number of a state the order that
/// is received last counts fastest, then the units on hand, then y1 … y_{L−2}, y1 slowest: what follows on the orders 0, 1, …,
/// and on k = 0, 1, …, lies side by side.
/// </remarks>
internal sealed class LostSalesModel : FiniteModel
{
    /// <summary>What summing up probabilities may be wrong by.</summary>
    private const double Rounding = 1e-14;

    private readonly LostSalesDefinition definition;
    private readonly double[] demand;
    private readonly int leadTime;
    private readonly int mostOrdered;
    private readonly int mostPosition;

    /// <summary>Units in the orders y1 … y_{L−2}, by the number that they make; y1 makes it grow by the step.</summary>
    private readonly int[] unitsInFront;
    private readonly int firstOrderStep;

    /// <param name="definition">A definition that has a finite model.</param>
    public LostSalesModel(LostSalesDefinition definition)
    {
        this.definition = definition;
        demand = DemandProbabilities.Of((DistributedDemand)definition.Demand);
        leadTime = definition.LeadTime;
        mostOrdered = DemandProbabilities.Fractile(demand, definition.CriticalRatio);
        var pipelines = Math.Pow(Actions, leadTime - 1);
        if (pipelines > int.MaxValue)
        {
            (States, unitsInFront) = (long.MaxValue, []);
            return;
        }
        mostPosition = DemandProbabilities.Fractile(
            DemandProbabilities.OfSum(demand, leadTime + 1),
            definition.CriticalRatio
        );
        States = Laws * (long)pipelines;
        unitsInFront = States > int.MaxValue ? [] : SumsOfOrders(leadTime - 2);
        firstOrderStep = Math.Max(1, unitsInFront.Length / Actions);
    }

    public override long States { get; }

    public override string FewerBy => "a smaller leadTime, shortageCost or demand has fewer";

    public override int Actions => mostOrdered + 1;

    /// <summary>One for each number of units on hand.</summary>
    public override int Laws => mostPosition + 1;

    public override OutcomeLaw LawOf(int law)
    {
        var (onHand, step) = (law, leadTime == 1 ? 1 : Actions);
        var (outcomes, soldOut, left) = (new List<Outcome>(), 1.0, 0.0);
        for (var units = 0; units < Math.Min(onHand, demand.Length); units++)
        {
            if (demand[units] > 0)
                outcomes.Add(new((onHand - units) * step, demand[units]));
            soldOut -= demand[units];
            left += demand[units] * (onHand - units);
        }
        if (soldOut > Rounding)
            outcomes.Add(new(0, soldOut));
        var lost = ((DistributedDemand)definition.Demand).MeanOf(0) - onHand + left;
        return new((definition.HoldingCost * left) + (definition.ShortageCost * lost), outcomes);
    }

    public override int CopyRuns(int state, Span<ActionRun> runs)
    {
        var (inFront, onHand, last) = Parts(state);
        var room = mostPosition - unitsInFront[inFront] - onHand - last;
        if (room < 0)
            return 0;
        runs[0] = new(onHand, BaseOf(inFront, last), 0, Math.Min(mostOrdered, room) + 1);
        return 1;
    }

    public override int StateOf(SystemView view)
    {
        var system = (LostSalesView)view;
        var (room, inFront, last) = (mostPosition, 0, 0);
        foreach (var units in system.Outstanding)
        {
            (inFront, last) = ((inFront * Actions) + last, (int)Math.Clamp(units, 0, Math.Min(room, mostOrdered)));
            room -= last;
        }
        return NumberOf(inFront, (int)Math.Clamp(system.OnHand, 0, room), last);
    }

    public override void CopyDecision(int action, Span<double> decision) => decision[0] = action;

    /// <summary>The number of the state that follows on an order of 0 when nothing is left.</summary>
    private int BaseOf(int inFront, int last)
    {
        if (leadTime <= 2)
            return leadTime == 1 ? 0 : NumberOf(0, last, 0);
        var (first, others) = Math.DivRem(inFront, firstOrderStep);
        return NumberOf((others * Actions) + last, first, 0);
    }

    private int NumberOf(int inFront, int onHand, int last) =>
        leadTime == 1 ? onHand : (((inFront * Laws) + onHand) * Actions) + last;

    private (int InFront, int OnHand, int Last) Parts(int state)
    {
        if (leadTime == 1)
            return (0, state, 0);
        var (others, last) = Math.DivRem(state, Actions);
        var (inFront, onHand) = Math.DivRem(others, Laws);
        return (inFront, onHand, last);
    }

    /// <summary>The units of so many orders, each of 0 … the most, the last one counting fastest.</summary>
    private int[] SumsOfOrders(int orders)
    {
        int[] sums = [0];
        for (var order = 0; order < orders; order++)
            sums = [.. sums.SelectMany(sum => Enumerable.Range(sum, Actions))];
        return sums;
    }
}
