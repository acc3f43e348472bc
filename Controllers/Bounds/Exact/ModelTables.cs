using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace ProcessChain;

/// <summary>
/// A finite model's laws side by side, and the best action of a state by them. Each number is computed in one order of
/// operations: the machine's vectors change no bit.
/// </summary>
internal sealed class ModelTables
{
    private static readonly int Lanes = Vector512<double>.Count;

    /// <summary>Adds nothing to the first lanes, and infinity to the others, by how many are the first.</summary>
    private static readonly Vector512<double>[] OnlyFirst =
    [
        .. Enumerable
            .Range(0, Lanes + 1)
            .Select(count =>
                Vector512.Create([
                    .. Enumerable.Range(0, Lanes).Select(lane => lane < count ? 0 : double.PositiveInfinity),
                ])
            ),
    ];

    private readonly FiniteModel model;
    private readonly double discount;
    private readonly Law[] laws;
    private readonly int[] offsets;
    private readonly double[] probabilities;
    private readonly double[] actionCosts;

    /// <param name="model">A model of fewer than 2³¹ states.</param>
    /// <param name="discount">What a cost of the next period is worth in this one, above 0, at most 1.</param>
    public ModelTables(FiniteModel model, double discount)
    {
        this.model = model;
        this.discount = discount;
        laws = new Law[model.Laws];
        var (allOffsets, allProbabilities) = (new List<int>(), new List<double>());
        for (var number = 0; number < laws.Length; number++)
        {
            var (law, first) = (model.LawOf(number), allOffsets.Count);
            allOffsets.AddRange(law.Outcomes.Select(outcome => outcome.Offset));
            allProbabilities.AddRange(law.Outcomes.Select(outcome => outcome.Probability));
            var own = CollectionsMarshal.AsSpan(allOffsets)[first..];
            laws[number] = new(law.Cost, first, own.Length, Least(own), Most(own));
        }
        (offsets, probabilities) = ([.. allOffsets], [.. allProbabilities]);
        actionCosts = new double[model.Actions + Lanes];
        for (var action = 0; action < model.Actions; action++)
            actionCosts[action] = model.CostOf(action);
    }

    /// <summary>The most runs of a state.</summary>
    public int MostRuns => model.MostRuns;

    /// <summary>Values of all states, 0 at first, with room behind them for a vector's length.</summary>
    public double[] NewValues() => new double[model.States + Lanes];

    /// <summary>The least cost from a state on: of this period, and of the states that follow, by their values.</summary>
    /// <param name="state">The state.</param>
    /// <param name="values">As <see cref="NewValues"/> makes them.</param>
    /// <param name="runs">Room for the runs of a state.</param>
    /// <returns>Not a number for a state that is never entered.</returns>
    public double LeastCost(int state, double[] values, Span<ActionRun> runs)
    {
        var count = model.CopyRuns(state, runs);
        var least = count > 0 ? double.PositiveInfinity : double.NaN;
        foreach (ref readonly var run in runs[..count])
        {
            ref readonly var law = ref CheckedLaw(state, run);
            var low = Costs(run, law, values, 0);
            for (var done = Lanes; done < run.Count; done += Lanes)
                low = Vector512.MinNative(low, Costs(run, law, values, done));
            least = Math.Min(least, law.Cost + Lowest(low));
        }
        return least;
    }

    /// <summary>The action of the least cost; of several the one told first.</summary>
    /// <inheritdoc cref="LeastCost"/>
    public int BestAction(int state, double[] values, Span<ActionRun> runs)
    {
        var count = model.CopyRuns(state, runs);
        var (best, least) = (0, double.PositiveInfinity);
        foreach (ref readonly var run in runs[..count])
        {
            ref readonly var law = ref CheckedLaw(state, run);
            for (var i = 0; i < run.Count; i++)
            {
                var cost = law.Cost + Costs(run, law, values, i / Lanes * Lanes)[i % Lanes];
                if (cost < least)
                    (best, least) = (run.FirstAction + i, cost);
            }
        }
        return best;
    }

    /// <summary>The costs of actions of a run that lie side by side, without that of the law.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector512<double> Costs(in ActionRun run, in Law law, double[] values, int done)
    {
        ref var next = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(values), run.Base + done);
        var ownOffsets = offsets.AsSpan(law.First, law.Count);
        var ownProbabilities = probabilities.AsSpan(law.First, ownOffsets.Length);
        var (even, odd) = (Vector512<double>.Zero, Vector512<double>.Zero);
        var outcome = 0;
        for (; outcome < ownOffsets.Length - 1; outcome += 2)
        {
            even += Vector512.LoadUnsafe(ref Unsafe.Add(ref next, ownOffsets[outcome])) * ownProbabilities[outcome];
            odd +=
                Vector512.LoadUnsafe(ref Unsafe.Add(ref next, ownOffsets[outcome + 1])) * ownProbabilities[outcome + 1];
        }
        if (outcome < ownOffsets.Length)
            even += Vector512.LoadUnsafe(ref Unsafe.Add(ref next, ownOffsets[outcome])) * ownProbabilities[outcome];
        var own = Vector512.Create(actionCosts.AsSpan(run.FirstAction + done));
        return own + ((even + odd) * discount) + OnlyFirst[Math.Min(Lanes, run.Count - done)];
    }

    /// <summary>Everything a run leads to lies within the values.</summary>
    private ref readonly Law CheckedLaw(int state, in ActionRun run)
    {
        ref readonly var law = ref laws[run.Law];
        var (least, most) = ((long)run.Base + law.LeastOffset, (long)run.Base + law.MostOffset + run.Count - 1);
        if (least < 0 || most >= model.States || run.Count < 1)
            throw new InvalidOperationException(
                $"{model.GetType().Name}: the actions of state {state} lead to the states {least} to {most}; "
                    + $"there are the states 0 to {model.States - 1}."
            );
        return ref law;
    }

    private static double Lowest(Vector512<double> lanes)
    {
        var four = Vector256.MinNative(lanes.GetLower(), lanes.GetUpper());
        var two = Vector128.MinNative(four.GetLower(), four.GetUpper());
        return Math.Min(two[0], two[1]);
    }

    private static int Least(ReadOnlySpan<int> numbers)
    {
        var least = int.MaxValue;
        foreach (var number in numbers)
            least = Math.Min(least, number);
        return least;
    }

    private static int Most(ReadOnlySpan<int> numbers)
    {
        var most = int.MinValue;
        foreach (var number in numbers)
            most = Math.Max(most, number);
        return most;
    }

    private readonly record struct Law(double Cost, int First, int Count, int LeastOffset, int MostOffset);
}
