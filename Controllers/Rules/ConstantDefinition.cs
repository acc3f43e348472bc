namespace ProcessChain;

/// <summary>
/// Plays a fixed list of actions over and over, whatever happens; by default, orders nothing. An action that the chain's
/// rule forbids at its moment is tried all the same, and ends the episode with an <see cref="InfeasibleActionException"/>.
/// </summary>
[Kind("constant")]
public sealed record ConstantDefinition : RuleDefinition
{
    /// <summary>Actions 0..n, one for each control iteration; begun anew with every episode.</summary>
    public Several<int> Actions { get; init; } = new(0);

    /// <inheritdoc/>
    public override IEnumerable<Fault> Validate(ChainDefinition chain, DemandDefinition demand)
    {
        if (Actions.Count == 0)
            yield return new("actions", "is empty; at least one action is needed.");
        foreach (var action in Actions.Distinct().Where(action => action < 0 || action > chain.Stations))
            yield return new("actions", $"has the action {action}; 0 to {chain.Stations} are allowed.");
    }

    /// <inheritdoc/>
    public override IController Create(ChainDefinition chain, DemandDefinition demand) =>
        new ConstantController(Actions);
}

internal sealed class ConstantController(IReadOnlyList<int> actions) : IController
{
    private int next;

    public void BeginEpisode(EpisodeSeed seed) => next = 0;

    public int Decide(ChainObservation observation)
    {
        var action = actions[next];
        next = next + 1 == actions.Count ? 0 : next + 1;
        return action;
    }
}
