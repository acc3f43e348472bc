using System.Runtime.InteropServices;
using System.Threading;

namespace ProcessChain;

/// <summary>
/// A system under a rule that decides by the state alone: the states that are reached from the system's start, each with one
/// action. States are found, and their costs, by playing the system itself.
/// </summary>
internal sealed class PolicyModel : FiniteModel
{
    private readonly SupplySystem system;
    private readonly IController controller;
    private readonly IReadOnlyList<(int[] Units, double Probability)> demands;
    private readonly (int Part, int Length)[] parts;
    private readonly float[] observed;

    /// <summary>Numbers of states by the bits of what is observed.</summary>
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> byKey = new Dictionary<string, int>(
        StringComparer.Ordinal
    ).GetAlternateLookup<ReadOnlySpan<char>>();
    private readonly List<float[]> states = [];
    private readonly List<OutcomeLaw> laws = [];

    private PolicyModel(SupplyDefinition definition, RuleDefinition rule)
    {
        system = definition.Create(1);
        controller = rule.Create(definition);
        demands = JointDemands([.. definition.Demands.Cast<DistributedDemand>().Select(DemandProbabilities.Of)]);
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

    /// <summary>The average cost of a period, enclosed.</summary>
    /// <param name="definition">A valid definition whose costs <see cref="Validate"/> finds computable.</param>
    /// <param name="rule">A valid rule that decides by the state alone.</param>
    /// <param name="mostStates">States from which on it is refused.</param>
    /// <param name="stop">Stops it.</param>
    /// <exception cref="TooLargeException">More states are reached.</exception>
    public static Bracket Cost(
        SupplyDefinition definition,
        RuleDefinition rule,
        int mostStates,
        CancellationToken stop = default
    )
    {
        var model = new PolicyModel(definition, rule);
        model.Explore(mostStates, stop);
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

    private static List<(int[] Units, double Probability)> JointDemands(double[][] ofMarkets)
    {
        List<(int[] Units, double Probability)> joint = [([], 1)];
        foreach (var probabilities in ofMarkets)
        {
            joint =
            [
                .. joint.SelectMany(before =>
                    probabilities.Select(
                        (probability, units) => ((int[])[.. before.Units, units], before.Probability * probability)
                    )
                ),
            ];
        }
        return [.. joint.Where(demand => demand.Probability > 0)];
    }

    private void Explore(int mostStates, CancellationToken stop)
    {
        var decision = new double[system.Definition.Actions.Width];
        system.Reset(demands[0].Units);
        controller.BeginEpisode(new Chance(new EpisodeSeed(0, 0)));
        NumberOf(system.View);
        for (var state = 0; state < states.Count; state++)
        {
            stop.ThrowIfCancellationRequested();
            if (states.Count > mostStates)
                throw new TooLargeException($"The rule reaches more than {mostStates} states: bound its orders.");
            laws.Add(Play(states[state], decision));
        }
    }

    private OutcomeLaw Play(float[] state, double[] decision)
    {
        var outcomes = new List<Outcome>();
        var cost = 0.0;
        foreach (var (i, (units, probability)) in demands.Index())
        {
            system.Reset(units);
            ((IMarkovSystem)system).Place(state);
            if (i == 0)
                controller.Decide(system.View, decision);
            cost -= probability * system.Step(decision).Reward;
            var next = NumberOf(system.View);
            if (outcomes.Count > 0 && outcomes[^1].Offset == next)
                outcomes[^1] = new(next, outcomes[^1].Probability + probability);
            else
                outcomes.Add(new(next, probability));
        }
        return new(cost, outcomes);
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
        var key = MemoryMarshal.Cast<float, char>(observed);
        if (byKey.TryGetValue(key, out var known))
            return known;
        byKey[key] = states.Count;
        states.Add([.. observed]);
        return states.Count - 1;
    }
}
