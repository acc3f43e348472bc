namespace ProcessChain;

/// <summary>
/// Perishable units as a finite decision process: states are the units of each age, whose sum the largest position bounds. What
/// chance does depends on the units on hand and on those that are received next: on the state, and with the lead time 0 on the
/// order too. A law's offsets are the numbers of the states that follow on an order of 0.
/// </summary>
internal sealed class PerishableModel : FiniteModel
{
    private readonly PerishableDefinition definition;
    private readonly BoundedVectors states;
    private readonly BoundedVectors stocks;
    private readonly double[] oldest;
    private readonly double[] newest;
    private readonly double mean;
    private readonly int most;
    private readonly bool isAtOnce;

    /// <param name="definition">A definition that has a finite model.</param>
    public PerishableModel(PerishableDefinition definition)
    {
        this.definition = definition;
        most = (int)definition.Capacity(0);
        isAtOnce = definition.LeadTime == 0;
        states = new BoundedVectors(definition.Ages, most);
        stocks = isAtOnce ? new BoundedVectors(definition.Life, most) : states;
        var (fifo, lifo) = ((DistributedDemand)definition.DemandOf(0), (DistributedDemand)definition.DemandOf(1));
        (oldest, newest) = (DemandProbabilities.Of(fifo), DemandProbabilities.Of(lifo));
        mean = fifo.MeanOf(0) + lifo.MeanOf(0);
    }

    public override long States => states.Count;

    public override int Actions => most + 1;

    /// <summary>One for each vector of units that chance can meet.</summary>
    public override int Laws => (int)Math.Min(int.MaxValue, stocks.Count);

    public override int MostRuns => isAtOnce ? Actions : 1;

    public override double CostOf(int action) => definition.OrderCost * action;

    public override OutcomeLaw LawOf(int law)
    {
        Span<int> units = stackalloc int[definition.Life + definition.LeadTime];
        stocks.Read(law, isAtOnce ? units : units[..^1]);
        var onHand = 0;
        foreach (var own in units[..definition.Life])
            onHand += own;
        var sum = new Expectation(onHand, definition);
        Span<int> left = stackalloc int[units.Length];
        for (var lifo = 0; lifo < Math.Min(newest.Length, onHand + 1); lifo++)
        {
            for (var fifo = 0; fifo < Math.Min(oldest.Length, onHand - lifo + 1); fifo++)
            {
                units.CopyTo(left);
                PerishableView.Serve(left[..definition.Life], fifo, lifo);
                sum.Add(oldest[fifo] * newest[lifo], fifo + lifo, left[0], states.NumberOf(left[1..]));
            }
        }
        units[..definition.Life].Clear();
        return sum.Finish(mean, states.NumberOf(units[1..]));
    }

    public override int CopyRuns(int state, Span<ActionRun> runs)
    {
        Span<int> units = stackalloc int[definition.Ages + 1];
        var room = states.Read(state, units[..^1]);
        if (!isAtOnce)
        {
            runs[0] = new(state, 0, 0, room + 1);
            return 1;
        }
        var first = stocks.NumberOf(units);
        for (var ordered = 0; ordered <= room; ordered++)
            runs[ordered] = new(first + ordered, 0, ordered, 1);
        return room + 1;
    }

    public override int StateOf(SystemView view)
    {
        Span<int> units = stackalloc int[definition.Ages];
        ((PerishableView)view).Units.CopyTo(units);
        var room = most;
        foreach (ref var own in units)
            room -= own = Math.Min(own, room);
        return states.NumberOf(units);
    }

    public override void CopyDecision(int action, Span<double> decision) => decision[0] = action;

    /// <summary>Adds up what demand makes of the units on hand.</summary>
    private sealed class Expectation(int onHand, PerishableDefinition costs)
    {
        private readonly List<Outcome> outcomes = [];
        private double soldOut = 1;
        private double left;
        private double outdated;

        public void Add(double probability, int demanded, int old, int next)
        {
            soldOut -= probability;
            left += probability * (onHand - demanded);
            outdated += probability * old;
            if (outcomes.Count > 0 && outcomes[^1].Offset == next)
                outcomes[^1] = new(next, outcomes[^1].Probability + probability);
            else if (probability > 0)
                outcomes.Add(new(next, probability));
        }

        /// <summary>The law, with the mean demand and the state that follows when all is sold.</summary>
        public OutcomeLaw Finish(double mean, int empty)
        {
            if (soldOut > 0)
                outcomes.Add(new(empty, soldOut));
            var lost = mean - onHand + left;
            return new(
                (costs.HoldingCost * left) + (costs.OutdatingCost * outdated) + (costs.ShortageCost * lost),
                outcomes
            );
        }
    }
}
