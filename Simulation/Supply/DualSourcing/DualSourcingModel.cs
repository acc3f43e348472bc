namespace ProcessChain;

/// <summary>
/// Dual sourcing as a finite decision process. With M the largest demand of a period, a unit is not ordered that no demand can
/// need before one ordered a period later would do as well: an expedited order makes the net inventory M at most, a regular one
/// the position (l + 1) M at most, and it is M itself at most. What is owed for certain even after the next receipt is expedited.
/// </summary>
/// <remarks>
/// The first two bounds hold because orders that are put off cost the same and are held for less time; the last one because being
/// owed costs more than expediting. That no regular order is larger than M is confirmed by computations only.
/// </remarks>
internal sealed class DualSourcingModel : FiniteModel
{
    private readonly DualSourcingDefinition definition;
    private readonly double[] demand;
    private readonly int most;
    private readonly int mostPosition;
    private readonly StockNumbers numbers;

    /// <param name="definition">A definition that has a finite model.</param>
    public DualSourcingModel(DualSourcingDefinition definition)
    {
        this.definition = definition;
        demand = DemandProbabilities.Of((DistributedDemand)definition.Demand);
        most = demand.Length - 1;
        mostPosition = (definition.RegularLeadTime + 1) * most;
        numbers = new StockNumbers(Laws, most + 1, definition.RegularLeadTime);
    }

    public override long States => numbers.Count;

    /// <summary>Expedited orders up to 2 M, and with each of them regular ones up to M.</summary>
    public override int Actions => MostRuns * (most + 1);

    /// <summary>One for each net inventory, from −M on.</summary>
    public override int Laws => mostPosition + most + 1;

    public override int MostRuns => (2 * most) + 1;

    public override double CostOf(int action)
    {
        var (expedited, regular) = Math.DivRem(action, most + 1);
        return (definition.ExpeditedCost * expedited) + (definition.RegularCost * regular);
    }

    public override OutcomeLaw LawOf(int law)
    {
        var (net, cost) = (law - most, 0.0);
        var outcomes = new List<Outcome>();
        for (var units = 0; units < demand.Length; units++)
        {
            var left = net - units;
            cost += demand[units] * (left > 0 ? definition.HoldingCost * left : -definition.BacklogCost * left);
            if (demand[units] > 0)
                outcomes.Add(new(-units * numbers.StockStep, demand[units]));
        }
        return new(cost, outcomes);
    }

    public override int CopyRuns(int state, Span<ActionRun> runs)
    {
        Span<int> outstanding = stackalloc int[definition.RegularLeadTime];
        var net = numbers.Read(state, outstanding[..^1]) - most;
        var coming = 0;
        foreach (var units in outstanding[..^1])
            coming += units;
        if (net + coming > mostPosition)
            return 0;
        var next = outstanding[0];
        outstanding[1..].CopyTo(outstanding);
        var count = 0;
        for (var expedited = 0; expedited == 0 || net + expedited <= most; expedited++)
        {
            if (RunOf(net, expedited, coming, next, outstanding[..^1]) is { Count: > 0 } run)
                runs[count++] = run;
        }
        return count;
    }

    public override int StateOf(SystemView view)
    {
        var system = (DualSourcingView)view;
        Span<int> outstanding = stackalloc int[definition.RegularLeadTime - 1];
        var room = mostPosition + most;
        for (var order = 0; order < outstanding.Length; order++)
        {
            outstanding[order] = (int)Math.Min(system.Outstanding[order], Math.Min(room, most));
            room -= outstanding[order];
        }
        return numbers.Of((int)Math.Clamp(system.NetInventory, -most, room - most) + most, outstanding);
    }

    public override void CopyDecision(int action, Span<double> decision) =>
        (decision[0], decision[1]) = Math.DivRem(action, most + 1);

    /// <summary>All regular orders beside an expedited one.</summary>
    /// <param name="net">The net inventory before the orders.</param>
    /// <param name="expedited">The expedited order.</param>
    /// <param name="coming">Units of regular orders that are outstanding.</param>
    /// <param name="next">Those of them that are received next.</param>
    /// <param name="after">The others, then 0 for the regular order; empty where that is received next.</param>
    private ActionRun RunOf(int net, int expedited, int coming, int next, ReadOnlySpan<int> after)
    {
        var usable = net + expedited;
        var atOnce = definition.RegularLeadTime == 1;
        var least = atOnce ? Math.Max(0, -usable) : 0;
        var largest = Math.Min(most, mostPosition - usable - coming);
        if (!atOnce && usable + next < 0)
            return default;
        var stock = usable + most + (atOnce ? least : next);
        return new(usable + most, numbers.Of(stock, after), (expedited * (most + 1)) + least, largest - least + 1);
    }
}
