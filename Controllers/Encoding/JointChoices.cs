namespace ProcessChain;

/// <summary>All that can be chosen at once, each combination of the choices of several heads being one; the last head's choice changes first.</summary>
internal sealed class JointChoices
{
    /// <summary>Flags in a number: all of them are whole numbers that single precision holds.</summary>
    private const int FlagsInNumber = 16;

    private readonly Choices choices;
    private readonly bool[] ofHeads;
    private readonly int[] chosen;
    private readonly double[] compared;

    /// <param name="choices">Combined at most <see cref="Most"/>.</param>
    public JointChoices(Choices choices)
    {
        this.choices = choices;
        ofHeads = new bool[choices.Counts.Sum()];
        chosen = new int[choices.Heads];
        compared = new double[choices.Heads];
        Count = (int)CountOf(choices);
    }

    /// <summary>Stands for an action that is none of the choices.</summary>
    public const int None = -1;

    /// <summary>The most combinations of several heads.</summary>
    public const int Most = 10_000;

    /// <summary>How many there are.</summary>
    public int Count { get; }

    /// <summary>Tells which are considered now; the first always is.</summary>
    public void WriteMask(SystemView view, Span<bool> allowed)
    {
        choices.WriteMask(view, ofHeads);
        for (var joint = 0; joint < allowed.Length; joint++)
            allowed[joint] = IsConsidered(joint);
    }

    /// <summary>How many numbers tell which choices are considered.</summary>
    public int MaskNumbers => (ofHeads.Length + FlagsInNumber - 1) / FlagsInNumber;

    /// <summary>Tells which are considered now in as few numbers as <see cref="MaskNumbers"/>: different ones for different masks.</summary>
    public void WriteMaskNumbers(SystemView view, Span<float> numbers)
    {
        choices.WriteMask(view, ofHeads);
        for (var i = 0; i < numbers.Length; i++)
        {
            var flags = 0;
            foreach (
                var flag in ofHeads.AsSpan(
                    i * FlagsInNumber,
                    Math.Min(FlagsInNumber, ofHeads.Length - (i * FlagsInNumber))
                )
            )
                flags = (flags << 1) | (flag ? 1 : 0);
            numbers[i] = flags;
        }
    }

    /// <summary>The action that a choice is.</summary>
    public void WriteAction(SystemView view, int joint, Span<double> action)
    {
        for (var head = chosen.Length - 1; head >= 0; head--)
            (joint, chosen[head]) = Math.DivRem(joint, choices.CountOf(head));
        choices.WriteAction(view, chosen, action);
    }

    /// <summary>The first of the considered choices that is an action, or <see cref="None"/>.</summary>
    public int ChoiceOf(SystemView view, ReadOnlySpan<double> action, ReadOnlySpan<bool> allowed)
    {
        for (var joint = 0; joint < allowed.Length; joint++)
        {
            if (!allowed[joint])
                continue;
            WriteAction(view, joint, compared);
            if (action.SequenceEqual(compared))
                return joint;
        }
        return None;
    }

    /// <summary>What is wrong with a grid for a system of which all orders are chosen at once.</summary>
    public static IEnumerable<Fault> Faults(SystemDefinition system, OrderGrid? orders)
    {
        var faults = Choices.Faults(system, orders).ToList();
        if (faults.Count > 0 || system.Actions is ChoiceSpace)
            return faults;
        var each = Choices.Of(system, orders, ActionMask.None);
        var count = CountOf(each);
        return count <= Most
            ? []
            :
            [
                new(
                    "orders",
                    $"makes {count} choices, {each.CountOf(0)} in each of {each.Heads} places; at most {Most} are allowed."
                ),
            ];
    }

    /// <summary>As a number that cannot overflow.</summary>
    private static double CountOf(Choices choices) =>
        choices.Counts.Aggregate(1.0, (product, count) => product * count);

    private bool IsConsidered(int joint)
    {
        var end = ofHeads.Length;
        for (var head = choices.Heads - 1; head >= 0; head--)
        {
            end -= choices.CountOf(head);
            (joint, var choice) = Math.DivRem(joint, choices.CountOf(head));
            if (!ofHeads[end + choice])
                return false;
        }
        return true;
    }
}
