namespace ProcessChain;

/// <summary>States that a policy comes to: copies taken at moments of an episode that chance chooses.</summary>
/// <param name="definition">The settings.</param>
/// <param name="task">What is trained.</param>
/// <param name="choices">What there is to choose from.</param>
/// <param name="states">How many states are taken from an episode.</param>
internal sealed class StateSampler(DclDefinition definition, TrainingTask task, JointChoices choices, int states)
{
    /// <summary>Clear decisions after which a state is taken as it is.</summary>
    private const int MostClearDecisions = 64;

    private readonly RunningSystem played = definition.SystemFor(task);
    private readonly RunningSystem[] kept = [.. Enumerable.Range(0, states).Select(_ => definition.SystemFor(task))];
    private readonly int[] moments = new int[states];
    private readonly double[] action = new double[task.System.Actions.Width];
    private readonly bool[] allowed = new bool[choices.Count];

    /// <summary>The states of the last episode, each at a decision.</summary>
    public ReadOnlySpan<RunningSystem> States => kept;

    /// <summary>Plays an episode as far as states are taken from it.</summary>
    /// <param name="policy">Who decides, but for a share of the decisions that is left to chance.</param>
    /// <param name="episode">Which.</param>
    public void Sample(IController policy, EpisodeSeed episode)
    {
        ChooseMoments(episode.Stream("moments"));
        var exploration = episode.Stream("exploration");
        played.Reset(episode);
        policy.BeginEpisode(new Chance(episode));
        var decision = 0;
        for (var state = 0; state < moments.Length; state++)
        {
            for (; decision < moments[state]; decision++)
                Play(policy, exploration);
            if (policy is ChoiceAgent agent && exploration.NextDouble() < definition.Doubtful)
                decision += PlayUntilInDoubt(agent, exploration, LastDecision - decision);
            kept[state].CopyFrom(played);
        }
    }

    private int LastDecision => (task.Periods * task.System.DecisionsPerPeriod) - 1;

    /// <summary>Decisions after those with which an episode begins, where it has no end of its own.</summary>
    private void ChooseMoments(RandomStream stream)
    {
        var decisions = LastDecision + 1;
        var first = task.System.Horizon.Ends ? 0 : (int)(decisions * DclDefinition.ShareOfBeginning);
        for (var state = 0; state < moments.Length; state++)
            moments[state] = stream.Next(first, decisions);
        Array.Sort(moments);
    }

    /// <summary>Plays on to a decision that is likely to be found the nearer it is.</summary>
    /// <returns>Decisions made on the way.</returns>
    private int PlayUntilInDoubt(ChoiceAgent policy, RandomStream exploration, int most)
    {
        var decisions = 0;
        for (; decisions < Math.Min(most, MostClearDecisions); decisions++)
        {
            policy.Decide(played.View, action);
            if (exploration.NextDouble() < policy.Doubt)
                break;
            TakeOrExplore(exploration);
        }
        return decisions;
    }

    private void Play(IController policy, RandomStream exploration)
    {
        policy.Decide(played.View, action);
        TakeOrExplore(exploration);
    }

    private void TakeOrExplore(RandomStream exploration)
    {
        if (exploration.NextDouble() < definition.Exploration)
            Explore(exploration);
        played.Step(action);
    }

    private void Explore(RandomStream exploration)
    {
        choices.WriteMask(played.View, allowed);
        var left = exploration.Next(allowed.Count(true));
        var choice = 0;
        while (!allowed[choice] || left-- > 0)
            choice++;
        choices.WriteAction(played.View, choice, action);
    }
}
