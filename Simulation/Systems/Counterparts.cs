namespace ProcessChain;

/// <summary>What of another system each thing of this one stands for, where what was learned there is used here.</summary>
/// <param name="Numbers">For each part of what is observed: which number of the other's part each of its numbers is.</param>
/// <param name="Choices">Which of the other's choices each choice is; null where both decide alike.</param>
internal sealed record Counterparts(IReadOnlyList<IReadOnlyList<int>> Numbers, IReadOnlyList<int>? Choices)
{
    /// <summary>Those of two systems that show and decide the same; null of others.</summary>
    public static Counterparts? Same(SystemDefinition own, SystemDefinition other)
    {
        var (parts, others) = (own.Observations, other.Observations);
        var showSame = parts.Select(Name).SequenceEqual(others.Select(Name));
        return showSame && Decisions(own.Actions) == Decisions(other.Actions)
            ? new([.. parts.Select(part => Enumerable.Range(0, part.Length).ToList())], Choices: null)
            : null;
    }

    private static (string Key, int Length) Name(ObservationPart part) => (part.Key, part.Length);

    private static (Type Form, int Size) Decisions(ActionSpace actions) =>
        (actions.GetType(), actions is ChoiceSpace choices ? choices.Count : actions.Width);
}
