using System.Numerics;
using System.Runtime.InteropServices;

namespace ProcessChain;

/// <summary>
/// Which of several actions is best, found with a given number of rollouts (Karnin, Koren &amp; Somekh, "Almost optimal exploration
/// in multi-armed bandits", ICML 2013): in every round each action that is left is tried in the same scenarios, then the worse
/// half is dropped. Does not allocate once it has been used.
/// </summary>
internal sealed class SequentialHalving
{
    /// <summary>The most scenarios in which an action is tried.</summary>
    public const int MostScenarios = 1 << 24;

    private readonly List<double> values = [];
    private readonly List<double> sums = [];
    private readonly int[] actions;
    private readonly int[] left;
    private readonly int[] lastRound;
    private readonly double[] errors;
    private readonly List<int> scenarios = [];
    private int rounds;
    private int budget;

    /// <param name="most">The most actions there can be.</param>
    public SequentialHalving(int most)
    {
        actions = new int[most];
        left = new int[most];
        lastRound = new int[most];
        errors = new double[most];
    }

    /// <summary>How many actions there are.</summary>
    public int Count { get; private set; }

    /// <summary>How many of them are left.</summary>
    public int Left { get; private set; }

    /// <summary>Whether one is left.</summary>
    public bool IsOver => Left == 1;

    /// <summary>The number of the first scenario of the round.</summary>
    public int FirstScenario => scenarios.Count < 2 ? 0 : scenarios[^2];

    /// <summary>Scenarios of the round.</summary>
    public int RoundScenarios => scenarios[^1] - FirstScenario;

    /// <summary>The place of the best action among all that there are; once it is over.</summary>
    public int Best => left[0];

    /// <summary>Begins.</summary>
    /// <param name="actions">What there is to choose from, one or more.</param>
    /// <param name="rollouts">How many rollouts there are for all of them.</param>
    public void Begin(ReadOnlySpan<int> actions, int rollouts)
    {
        actions.CopyTo(this.actions);
        (Count, Left, budget) = (actions.Length, actions.Length, rollouts);
        rounds = Count == 1 ? 0 : BitOperations.Log2((uint)(Count - 1)) + 1;
        for (var i = 0; i < Count; i++)
            left[i] = i;
        scenarios.Clear();
        sums.Clear();
        BeginRound();
    }

    /// <summary>The i-th action that is left.</summary>
    public int Action(int i) => actions[left[i]];

    /// <summary>The action at a place among all that there are.</summary>
    public int ActionAt(int place) => actions[place];

    /// <summary>Notes what the i-th action that is left earned in a scenario of the round; more is better.</summary>
    public void Note(int i, int scenario, double value) =>
        values[(i * RoundScenarios) + scenario - FirstScenario] = value;

    /// <summary>Ends the round.</summary>
    public void Halve()
    {
        var last = scenarios.Count - 1;
        var sumsAt = last * Count;
        for (var i = 0; i < Left; i++)
        {
            var sum = last > 0 ? sums[sumsAt - Count + left[i]] : 0;
            foreach (var value in ValuesOf(i))
                sum += value;
            sums[sumsAt + left[i]] = sum;
            lastRound[left[i]] = last;
        }
        var best = 0;
        for (var i = 1; i < Left; i++)
            best = sums[sumsAt + left[i]] > sums[sumsAt + left[best]] ? i : best;
        for (var i = 0; i < Left; i++)
            errors[left[i]] = ErrorOf(i, best);
        Drop(sumsAt);
        if (!IsOver)
            BeginRound();
    }

    /// <summary>By how much an action is worse than the best, on average over the scenarios in which both were tried; once it is over.</summary>
    /// <param name="place">Its place among all that there are.</param>
    public double Loss(int place)
    {
        if (Count == 1)
            return 0;
        var at = lastRound[place] * Count;
        return (sums[at + Best] - sums[at + place]) / scenarios[lastRound[place]];
    }

    /// <summary>The standard error of <see cref="Loss"/>, about.</summary>
    public double LossError(int place) => errors[place];

    private void BeginRound()
    {
        var each = rounds == 0 ? 0 : Math.Max(1, budget / (Left * rounds));
        scenarios.Add((scenarios.Count > 0 ? scenarios[^1] : 0) + each);
        CollectionsMarshal.SetCount(sums, scenarios.Count * Count);
        CollectionsMarshal.SetCount(values, Left * each);
    }

    private ReadOnlySpan<double> ValuesOf(int i) =>
        CollectionsMarshal.AsSpan(values).Slice(i * RoundScenarios, RoundScenarios);

    /// <summary>The standard error of the mean difference to another action, over all scenarios, by those of the round.</summary>
    private double ErrorOf(int i, int best)
    {
        var own = ValuesOf(i);
        var others = ValuesOf(best);
        var (sum, squares) = (0.0, 0.0);
        for (var n = 0; n < own.Length; n++)
        {
            var difference = others[n] - own[n];
            sum += difference;
            squares += difference * difference;
        }
        var variance = Math.Max(0, squares - (sum * sum / own.Length)) / Math.Max(1, own.Length - 1);
        return Math.Sqrt(variance / scenarios[^1]);
    }

    /// <summary>Keeps the better half; the order of the places decides ties.</summary>
    private void Drop(int sumsAt)
    {
        for (var i = 1; i < Left; i++)
        {
            var place = left[i];
            var j = i;
            for (; j > 0 && sums[sumsAt + left[j - 1]] < sums[sumsAt + place]; j--)
                left[j] = left[j - 1];
            left[j] = place;
        }
        Left = (Left + 1) / 2;
    }
}
