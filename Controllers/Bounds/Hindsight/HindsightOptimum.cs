using System.Threading;

namespace ProcessChain;

/// <summary>
/// The greatest total discounted reward of an <see cref="InventoryDefinition"/> when the demand of all periods is known, and
/// orders that earn it: a minimum cost flow through stock by stage and period. No policy can earn more on that path, so the
/// mean over paths bounds what any policy can earn. Solving does not allocate. Not safe for use by several threads.
/// </summary>
/// <remarks>
/// A node (n, 0) is what stage 0 can sell in period n, arrivals included; a node (n, i) what stage i &gt; 0 can ship in it,
/// arrivals not included. Shipments lead to the node of their arrival, or, beyond the last period, to the sink: stock under
/// way costs nothing, and stock left over is worth nothing. An optimal plan never orders more than its supplier ships, so no
/// penalty arises but the customer's. Selling is voluntary here, but a unit sold later earns no more and costs stock
/// and penalties: selling all that is possible, as the system does, is optimal.
/// </remarks>
internal sealed class HindsightOptimum : IHindsight
{
    private readonly InventoryDefinition definition;
    private readonly int periods;
    private readonly int places;
    private readonly List<FlowArc> arcs = [];
    private readonly List<double> costs = [];
    private readonly int[] shipping;
    private readonly int[] serving;
    private readonly double[] discounts;
    private readonly double[] unserved;
    private readonly MinimumCostFlow network;
    private double constant;

    public HindsightOptimum(InventoryDefinition definition)
    {
        this.definition = definition;
        (periods, places) = (definition.Periods, definition.Orders);
        discounts = definition.DiscountFactors();
        unserved = UnservedPenalties();
        shipping = new int[periods * places];
        serving = new int[periods];
        for (var period = 0; period < periods; period++)
            AddArcs(period);
        network = new MinimumCostFlow(Sink + 1, Sink, arcs);
        for (var arc = 0; arc < costs.Count; arc++)
        {
            network.SetCost(arc, costs[arc]);
            network.SetCapacity(arc, MinimumCostFlow.Unlimited);
        }
    }

    /// <inheritdoc/>
    public double Price => definition.Price;

    private int RawMaterial => periods * (places + 1);

    private int Sink => RawMaterial + 1;

    /// <summary>The greatest reward of a whole episode with the demand of its periods.</summary>
    public double Solve(ReadOnlySpan<int> demand, CancellationToken stop = default)
    {
        Begin(0, demand, owed: 0, stop);
        for (var place = 0; place < places; place++)
            network.Send(Stock(0, place), definition.InitialInventory[place]);
        return Finish();
    }

    /// <summary>
    /// The greatest reward of the periods that are left. What stages owe each other is not taken into account; they owe
    /// nothing where no order was greater than <see cref="InventoryView.MostServed"/>. The system's episode may be longer than
    /// what is planned, which begins with its period <paramref name="first"/>.
    /// </summary>
    public double Solve(InventoryView system, ReadOnlySpan<int> demand, int first = 0, CancellationToken stop = default)
    {
        var (present, now) = (system.Period, system.Period - first);
        if (system.Period == system.Definition.Periods)
            return 0;
        Begin(now, demand, (int)system.Owed(0), stop);
        for (var place = 0; place < places; place++)
        {
            network.Send(Stock(now, place), (int)system.OnHand(present)[place]);
            for (var age = Math.Min(present, definition.LeadTime[place]); age > 0; age--)
                SendArrival(now - age + definition.LeadTime[place], place, (int)system.Shipped(present - age)[place]);
        }
        return Finish();
    }

    /// <summary>What the plan ships to a stage, which is what that stage orders.</summary>
    /// <param name="period">From 0, or the period that the plan begins with.</param>
    /// <param name="place">The stage that orders, from 0.</param>
    public int Order(int period, int place) => network.Flow(shipping[(period * places) + place]);

    /// <inheritdoc/>
    public bool IsLimited(int place) => true;

    /// <inheritdoc/>
    public double Shipped(int period, int place) => Order(period, place);

    /// <inheritdoc/>
    public void Surcharge(ReadOnlySpan<double> surcharges)
    {
        for (var i = 0; i < shipping.Length; i++)
            network.SetCost(shipping[i], costs[shipping[i]] + surcharges[i]);
    }

    /// <summary>Opens all arcs from a period on, and closes those before it.</summary>
    private void Begin(int first, ReadOnlySpan<int> demand, int owed, CancellationToken stop)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(demand.Length, periods);
        constant = 0;
        for (var period = 0; period < periods; period++)
        {
            var wanted = period < first ? 0 : Math.Max(0, demand[period]) + (period == first ? owed : 0);
            network.SetCapacity(serving[period], wanted);
            constant -= wanted * unserved[period];
            for (var place = 0; place < places; place++)
            {
                var most = period < first ? 0 : definition.SupplyCapacity[place];
                network.SetCapacity(shipping[(period * places) + place], most);
            }
        }
        network.Begin(stop);
        for (var period = first; period < periods; period++)
            if (demand[period] < 0)
                TakeBack(period, -demand[period]);
    }

    /// <summary>Units that come back are paid for, and are stock again.</summary>
    private void TakeBack(int period, int units)
    {
        constant -= units * discounts[period] * definition.Price;
        network.Send(Stock(period, 0), units);
    }

    private void SendArrival(int period, int place, int units)
    {
        if (units == 0 || period >= periods)
            return;
        constant -= units * HeldOnArrival(period, place);
        network.Send(Arrival(period, place), units);
    }

    private double Finish()
    {
        network.Send(RawMaterial, MinimumCostFlow.Unlimited, limit: 0);
        return constant - network.Cost;
    }

    private void AddArcs(int period)
    {
        for (var place = places - 1; place >= 0; place--)
            shipping[(period * places) + place] = AddShipping(period, place);
        for (var place = places - 1; place >= 0; place--)
            AddArc(Stock(period, place), Stock(period + 1, place), discounts[period] * definition.HoldingCost[place]);
        serving[period] = definition.Backlog ? AddServingLate(period) : AddServing(period);
    }

    private int AddShipping(int period, int place)
    {
        var from = place == places - 1 ? RawMaterial : Stock(period, place + 1);
        var cost = place == places - 1 ? discounts[period] * definition.ReplenishmentCost[places] : 0;
        var arrival = period + definition.LeadTime[place];
        return arrival < periods
            ? AddArc(from, Arrival(arrival, place), cost + HeldOnArrival(arrival, place))
            : AddArc(from, Sink, cost);
    }

    private int AddServing(int period) =>
        AddArc(Stock(period, 0), Sink, -(discounts[period] * definition.Price) - unserved[period]);

    /// <summary>Sold units go to the demand of their period or, against the penalties since then, to an earlier one.</summary>
    private int AddServingLate(int period)
    {
        AddArc(Stock(period, 0), Demand(period), -discounts[period] * definition.Price);
        if (period > 0)
            AddArc(Demand(period), Demand(period - 1), discounts[period - 1] * definition.ShortageCost[0]);
        return AddArc(Demand(period), Sink, -unserved[period]);
    }

    private int AddArc(int from, int to, double cost)
    {
        arcs.Add(new(from, to));
        costs.Add(cost);
        return arcs.Count - 1;
    }

    /// <summary>The penalties for a unit of a period's demand that is never served.</summary>
    private double[] UnservedPenalties()
    {
        var penalties = Array.ConvertAll(discounts, discount => discount * definition.ShortageCost[0]);
        for (var period = periods - 2; definition.Backlog && period >= 0; period--)
            penalties[period] += penalties[period + 1];
        return penalties;
    }

    /// <summary>What arrives at a stage but the first cannot be shipped on in the same period.</summary>
    private double HeldOnArrival(int period, int place) =>
        place == 0 ? 0 : discounts[period] * definition.HoldingCost[place];

    private int Arrival(int period, int place) => Stock(place == 0 ? period : period + 1, place);

    private int Stock(int period, int place) => period < periods ? (period * places) + place : Sink;

    private int Demand(int period) => (periods * places) + period;
}
