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

    /// <summary>Periods after which a policy that strays is called back: one that orders without end would see nothing else.</summary>
    private const int MostPeriodsAstray = 30;

    private readonly RunningSystem played = definition.SystemFor(task);
    private readonly RunningSystem strayed = definition.SystemFor(task);
    private readonly RunningSystem[] kept = [.. Enumerable.Range(0, states).Select(_ => definition.SystemFor(task))];
    private readonly int[] moments = new int[states];
    private readonly double[] action = new double[task.System.Actions.Width];
    private readonly bool[] allowed = new bool[choices.Count];

    /// <summary>The states of the last episode, each at a decision.</summary>
    public ReadOnlySpan<RunningSystem> States => kept;

    /// <summary>Plays an episode as far as states are taken from it.</summary>
    /// <param name="leader">Who decides, but for a share of the decisions that is left to chance.</param>
    /// <param name="straying">Who decides in some last periods before a state instead, in a copy of the episode; null: nobody does.</param>
    /// <param name="episode">Which.</param>
    public void Sample(IController leader, ChoiceAgent? straying, EpisodeSeed episode)
    {
        ChooseMoments(episode.Stream("moments"));
        var exploration = episode.Stream("exploration");
        played.Reset(episode);
        leader.BeginEpisode(new Chance(episode));
        var decision = 0;
        for (var state = 0; state < moments.Length; state++)
        {
            for (; decision < moments[state]; decision++)
                Play(played, leader, exploration);
            var left = LastDecision - decision;
            if (straying is not null)
                Stray(straying, exploration, left);
            else if (leader is ChoiceAgent agent)
                decision += PlayUntilInDoubt(played, agent, exploration, left);
            kept[state].CopyFrom(straying is null ? played : strayed);
        }
    }

    private int DecisionsPerPeriod => task.System.DecisionsPerPeriod;

    private int LastDecision => (task.Periods * DecisionsPerPeriod) - 1;

    /// <summary>Decisions after those with which an episode begins, where it has no end of its own.</summary>
    private void ChooseMoments(RandomStream stream)
    {
        var decisions = LastDecision + 1;
        var first = task.System.Horizon.Ends ? 0 : (int)(decisions * DclDefinition.ShareOfBeginning);
        for (var state = 0; state < moments.Length; state++)
            moments[state] = stream.Next(first, decisions);
        Array.Sort(moments);
    }

    private void Stray(ChoiceAgent policy, RandomStream exploration, int most)
    {
        strayed.CopyFrom(played);
        var decisions = exploration.Next(0, Math.Min(most, MostPeriodsAstray * DecisionsPerPeriod) + 1);
        for (var decision = 0; decision < decisions; decision++)
            Play(strayed, policy, exploration);
        PlayUntilInDoubt(strayed, policy, exploration, most - decisions);
    }

    /// <summary>In a share of the cases plays on to a decision that is likely to be found the nearer it is.</summary>
    /// <returns>Decisions made on the way.</returns>
    private int PlayUntilInDoubt(RunningSystem system, ChoiceAgent policy, RandomStream exploration, int most)
    {
        var decisions = 0;
        if (exploration.NextDouble() >= definition.Doubtful)
            return decisions;
        for (; decisions < Math.Min(most, MostClearDecisions); decisions++)
        {
            policy.Decide(system.View, action);
            if (exploration.NextDouble() < policy.Doubt)
                break;
            TakeOrExplore(system, exploration);
        }
        return decisions;
    }

    private void Play(RunningSystem system, IController policy, RandomStream exploration)
    {
        policy.Decide(system.View, action);
        TakeOrExplore(system, exploration);
    }

    private void TakeOrExplore(RunningSystem system, RandomStream exploration)
    {
        if (exploration.NextDouble() < definition.Exploration / DecisionsPerPeriod)
            Explore(system, exploration);
        system.Step(action);
    }

    private void Explore(RunningSystem system, RandomStream exploration)
    {
        choices.WriteMask(system.View, allowed);
        choices.WriteAction(system.View, UniformChoice.Of(allowed, exploration), action);
    }
}
