namespace ProcessChain;

/// <summary>Values of actions in coded states: one table for all places together, or one for each place.</summary>
internal sealed class ActionTables
{
    private readonly StateCoding coding;
    private readonly Choices choices;
    private readonly JointChoices? joint;

    /// <summary>Of each table: its actions, where they begin in masks, and its values, <c>[state · actions + action]</c>.</summary>
    private readonly int[] actions;
    private readonly int[] begins;
    private readonly float[][] values;

    public ActionTables(StateCoding coding, Choices choices, bool isJoint)
    {
        (this.coding, this.choices) = (coding, choices);
        joint = isJoint ? new JointChoices(choices) : null;
        actions = joint is null ? [.. choices.Counts] : [joint.Count];
        begins = [.. actions.Select((_, table) => actions[..table].Sum())];
        var states = (int)coding.Count(isJoint);
        values = Array.ConvertAll(actions, count => new float[states * count]);
    }

    /// <summary>How many tables.</summary>
    public int Count => values.Length;

    /// <summary>Values in all tables together, as a number that cannot overflow.</summary>
    public static double Size(StateCoding coding, Choices choices, bool isJoint)
    {
        var perState = isJoint
            ? choices.Counts.Aggregate(1.0, (product, count) => product * count)
            : choices.Counts.Sum();
        return coding.Count(isJoint) * perState;
    }

    /// <summary>Where a moment can be written.</summary>
    public CodedMoment NewMoment() => new(new int[Count], new bool[actions.Sum()]);

    /// <summary>An array as long as a table.</summary>
    public int[] NewCounts(int table) => new int[values[table].Length];

    /// <summary>Codes the present moment.</summary>
    public void Read(SystemView view, CodedMoment moment)
    {
        coding.Read(view);
        for (var table = 0; table < Count; table++)
            moment.States[table] = joint is null ? coding.StateOf(table) : coding.JointState();
        if (joint is null)
            choices.WriteMask(view, moment.Allowed);
        else
            joint.WriteMask(view, moment.Allowed);
    }

    /// <summary>Which actions of a table are considered.</summary>
    public ReadOnlySpan<bool> Allowed(int table, CodedMoment moment) =>
        moment.Allowed.AsSpan(begins[table], actions[table]);

    /// <summary>The action of the highest value; the lowest number on ties.</summary>
    public int Best(int table, CodedMoment moment) =>
        Greedy.Best(values[table].AsSpan(IndexOf(table, moment, 0), actions[table]), Allowed(table, moment));

    /// <summary>Where the value of an action stands in its table.</summary>
    public int IndexOf(int table, CodedMoment moment, int action) => (moment.States[table] * actions[table]) + action;

    /// <summary>A value of a table.</summary>
    public ref float Value(int table, int index) => ref values[table][index];

    /// <summary>The decision that the actions of the tables are together.</summary>
    public void WriteAction(SystemView view, ReadOnlySpan<int> taken, Span<double> action)
    {
        if (joint is null)
            choices.WriteAction(view, taken, action);
        else
            joint.WriteAction(view, taken[0], action);
    }

    /// <summary>Keeps all values, and what they are values of.</summary>
    /// <exception cref="InvalidDataException">Tables of another shape were written.</exception>
    public void Keep(StateArchive state)
    {
        coding.Keep(state);
        state.Expect(string.Join(' ', actions), "actions");
        foreach (var table in values)
            state.Keep<float>(table);
    }
}

/// <summary>What the tables see of a moment.</summary>
/// <param name="States">The state of each table.</param>
/// <param name="Allowed">Which of its actions are considered, table after table.</param>
internal readonly record struct CodedMoment(int[] States, bool[] Allowed);
