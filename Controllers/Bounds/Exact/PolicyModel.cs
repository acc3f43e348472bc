using System.Runtime.InteropServices;
using System.Threading;

namespace ProcessChain;

/// <summary>
/// A system under a rule that decides by the state alone: the states that are reached from the system's start, each with one
/// action. States are found, and their costs, by playing the system itself.
/// </summary>
internal sealed class PolicyModel : FiniteModel
{
    /// <summary>States up to which the cost of a rule is computed.</summary>
    public const int MostStates = 600_000;

    /// <summary>More units than so many count as so many: stock that may grow without bound, but hardly ever does.</summary>
    private const float MostUnits = 300;

    /// <summary>How likely that may be in each of the first periods; where it is more, stock is taken to grow without end.</summary>
    private const double Rare = 1e-9;

    private const int FirstPeriods = 2000;

    private readonly SupplySystem system;
    private readonly IController controller;
    private readonly JointDemand demand;
    private readonly (int Part, int Length)[] parts;
    private readonly float[] observed;

    /// <summary>Whether the state observed last has more units than count.</summary>
    private bool isCut;

    /// <summary>Numbers of states by the bits of what is observed.</summary>
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> byKey = new Dictionary<string, int>(
        StringComparer.Ordinal
    ).GetAlternateLookup<ReadOnlySpan<char>>();
    private readonly List<float[]> states = [];
    private readonly List<OutcomeLaw> laws = [];

    /// <summary>For each state how likely more units than count follow on it.</summary>
    private readonly List<double> overflow = [];

    private PolicyModel(SupplyDefinition definition, RuleDefinition rule)
    {
        system = definition.Create(1);
        controller = rule.Create(definition);
        demand = new([.. definition.Demands.Cast<DistributedDemand>().Select(DemandProbabilities.Of)]);
        var all = definition.Observations.Index().ToDictionary(part => part.Item.Key, StringComparer.Ordinal);
        parts = [.. definition.StandardObservation.Select(key => (all[key].Index, all[key].Item.Length))];
        observed = new float[parts.Sum(part => part.Length)];
    }

    /// <inheritdoc/>
    public override long States => laws.Count;

    /// <inheritdoc/>
    public override int Actions => 1;

    /// <inheritdoc/>
    public override int Laws => laws.Count;

    /// <summary>The average cost of a period, enclosed; infinite where stock grows without end.</summary>
    /// <param name="definition">A valid definition whose costs <see cref="Validate"/> finds computable.</param>
    /// <param name="rule">A valid rule that decides by the state alone.</param>
    /// <param name="stop">Stops it.</param>
    /// <exception cref="TooLargeException">Too many states are reached.</exception>
    public static Bracket Cost(SupplyDefinition definition, RuleDefinition rule, CancellationToken stop = default)
    {
        var model = new PolicyModel(definition, rule);
        model.Explore(stop);
        if (model.overflow.Any(probability => probability > 0) && !model.OverflowIsRare(stop))
            return new(double.PositiveInfinity, double.PositiveInfinity, 0);
        return ValueIteration.Solve(model, discount: 1, stop).Growth;
    }

    /// <summary>Why costs of policies cannot be computed; nothing when they can.</summary>
    /// <param name="definition">A valid definition.</param>
    public static IEnumerable<Fault> Validate(SystemDefinition definition)
    {
        if (definition is not SupplyDefinition supply || supply.Create(1) is not IMarkovSystem)
            yield return new("system", "is of a kind whose states cannot be enumerated.");
        else if (definition.Horizon.Ends)
            yield return new("system", "ends after some periods; a long run is needed.");
        else if (definition.Demands.Any(demand => demand is not DistributedDemand))
            yield return new("system.demand", "is not of one distribution in all periods.");
    }

    /// <inheritdoc/>
    public override OutcomeLaw LawOf(int law) => laws[law];

    /// <inheritdoc/>
    public override int CopyRuns(int state, Span<ActionRun> runs)
    {
        runs[0] = new(state, 0, 0, 1);
        return 1;
    }

    /// <inheritdoc/>
    public override int StateOf(SystemView view) => NumberOf(view);

    /// <inheritdoc/>
    public override void CopyDecision(int action, Span<double> decision) =>
        throw new NotSupportedException("Only the rule itself knows what it decides.");

    private void Explore(CancellationToken stop)
    {
        var decision = new double[system.Definition.Actions.Width];
        system.Reset(demand.Cases[0].Units);
        controller.BeginEpisode(new Chance(new EpisodeSeed(0, 0)));
        NumberOf(system.View);
        for (var state = 0; state < states.Count; state++)
        {
            stop.ThrowIfCancellationRequested();
            if (states.Count > MostStates)
                throw new TooLargeException($"a rule reaches more than {MostStates} states; bound its parameters.");
            laws.Add(Play(states[state], decision));
        }
    }

    /// <summary>Whether stock hardly ever exceeds what counts in the first periods.</summary>
    private bool OverflowIsRare(CancellationToken stop)
    {
        var (now, next) = (new double[laws.Count], new double[laws.Count]);
        now[0] = 1;
        for (var period = 0; period < FirstPeriods; period++)
        {
            stop.ThrowIfCancellationRequested();
            if (now.Zip(overflow, (reached, beyond) => reached * beyond).Sum() > Rare)
                return false;
            Array.Clear(next);
            foreach (var (state, reached) in now.Index().Where(state => state.Item > 0))
            {
                foreach (var outcome in laws[state].Outcomes)
                    next[outcome.Offset] += reached * outcome.Probability;
            }
            (now, next) = (next, now);
        }
        return true;
    }

    private OutcomeLaw Play(float[] state, double[] decision)
    {
        var outcomes = new List<Outcome>();
        var (possible, lossOfUnit) = Possible(state, decision);
        var (cost, beyond) = (0.0, 0.0);
        foreach (var (units, probability) in possible.Cases)
        {
            system.Reset(units);
            ((IMarkovSystem)system).Place(state);
            cost -= probability * system.Step(decision).Reward;
            var next = NumberOf(system.View);
            beyond += isCut ? probability : 0;
            if (outcomes.Count > 0 && outcomes[^1].Offset == next)
                outcomes[^1] = new(next, outcomes[^1].Probability + probability);
            else
                outcomes.Add(new(next, probability));
        }
        overflow.Add(beyond);
        return new(cost + (possible.Untold * lossOfUnit), outcomes);
    }

    /// <summary>Decides in a state, and tells the demand that makes a difference there.</summary>
    private (JointDemand Demand, double LossOfUnit) Possible(float[] state, double[] decision)
    {
        var markov = (IMarkovSystem)system;
        system.Reset(demand.Cases[0].Units);
        markov.Place(state);
        controller.Decide(system.View, decision);
        if (markov.Limit is null)
            return (demand, 0);
        system.Step(decision);
        var limit = markov.Limit.Value;
        return (demand.Limited(limit.Units), limit.LossOfUnit);
    }

    /// <summary>The number of the state that a view shows; a new one where it was not met before.</summary>
    private int NumberOf(SystemView view)
    {
        var next = 0;
        foreach (var (part, length) in parts)
        {
            view.Observe(part, observed.AsSpan(next, length));
            next += length;
        }
        isCut = false;
        foreach (ref var units in observed.AsSpan())
        {
            isCut |= units > MostUnits;
            units = Math.Min(units, MostUnits);
        }
        var key = MemoryMarshal.Cast<float, char>(observed);
        if (byKey.TryGetValue(key, out var known))
            return known;
        byKey[key] = states.Count;
        states.Add([.. observed]);
        return states.Count - 1;
    }
}
