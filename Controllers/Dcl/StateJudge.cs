namespace ProcessChain;

/// <summary>Takes states from an episode and compares the choices in them, for one thread. What it finds does not depend on what it did before.</summary>
internal sealed class StateJudge
{
    private const int FewestLanes = 256;

    private readonly DclDefinition definition;
    private readonly TrainingTask task;
    private readonly JointChoices choices;
    private readonly ObservationEncoder encoder;
    private readonly StateSampler sampler;
    private readonly RolloutLanes lanes;
    private readonly SequentialHalving[] judged;
    private readonly int[] considered;
    private readonly bool[] allowed;
    private readonly double[] action;

    public StateJudge(DclDefinition definition, TrainingTask task, int states)
    {
        (this.definition, this.task) = (definition, task);
        choices = definition.ChoicesOf(task.System);
        encoder = definition.EncoderOf(task.System);
        sampler = new StateSampler(definition, task, choices, states);
        Keys = new StateKeys(encoder, choices);
        lanes = new RolloutLanes(
            () => definition.SystemFor(task),
            Math.Max(FewestLanes, choices.Count),
            Keys,
            choices,
            definition.Horizon
        );
        judged = [.. Enumerable.Range(0, states).Select(_ => new SequentialHalving(choices.Count))];
        considered = new int[choices.Count];
        allowed = new bool[choices.Count];
        action = new double[task.System.Actions.Width];
    }

    /// <summary>What policies know of a state.</summary>
    public StateKeys Keys { get; }

    /// <summary>Judges the states of an episode.</summary>
    /// <param name="leader">The leading policy, which leads to the states.</param>
    /// <param name="straying">The policy that strays from its way before; null: none does.</param>
    /// <param name="followed">The same, as it is followed in rollouts.</param>
    /// <param name="episode">Which.</param>
    /// <param name="labelled">Receives them.</param>
    /// <param name="firstRow">Where.</param>
    /// <returns>Steps played in rollouts.</returns>
    public long Judge(
        IController leader,
        ChoiceAgent? straying,
        LanePolicy followed,
        EpisodeSeed episode,
        LabelledStates labelled,
        int firstRow
    )
    {
        var before = lanes.Steps;
        sampler.Sample(leader, straying, episode);
        for (var state = 0; state < judged.Length; state++)
            Begin(judged[state], sampler.States[state].View);
        while (judged.Any(bandit => !bandit.IsOver))
            PlayRound(followed, episode);
        for (var state = 0; state < judged.Length; state++)
        {
            Label(state, labelled, firstRow + state);
            leader.BeginEpisode(new Chance(Future(episode, state, scenario: 0)));
            labelled.Leader(firstRow + state) = ChoiceOf(leader, sampler.States[state].View);
        }
        return lanes.Steps - before;
    }

    private void Begin(SequentialHalving bandit, SystemView view)
    {
        choices.WriteMask(view, allowed);
        var count = 0;
        for (var choice = 0; choice < allowed.Length; choice++)
        {
            if (allowed[choice])
                considered[count++] = choice;
        }
        bandit.Begin(considered.AsSpan(0, count), count * definition.Scenarios);
    }

    private void PlayRound(LanePolicy followed, EpisodeSeed episode)
    {
        for (var state = 0; state < judged.Length; state++)
        {
            var bandit = judged[state];
            for (var i = 0; i < bandit.RoundScenarios && !bandit.IsOver; i++)
            {
                if (lanes.Free < bandit.Left)
                    lanes.Run(followed);
                var scenario = bandit.FirstScenario + i;
                lanes.Add(sampler.States[state], bandit, scenario, Future(episode, state, scenario), followed);
            }
        }
        lanes.Run(followed);
        foreach (var bandit in judged)
        {
            if (!bandit.IsOver)
                bandit.Halve();
        }
    }

    /// <summary>Futures have numbers of their own, below 0, which no episode has.</summary>
    private EpisodeSeed Future(EpisodeSeed episode, int state, int scenario) =>
        episode with
        {
            Episode = -1 - (((episode.Episode * judged.Length) + state) * SequentialHalving.MostScenarios) - scenario,
        };

    private int ChoiceOf(IController policy, SystemView view)
    {
        policy.Decide(view, action);
        choices.WriteMask(view, allowed);
        return choices.ChoiceOf(view, action, allowed);
    }

    private void Label(int state, LabelledStates labelled, int row)
    {
        var bandit = judged[state];
        encoder.Encode(sampler.States[state].View, labelled.State(row));
        var losses = labelled.Losses(row);
        losses.Fill(float.PositiveInfinity);
        var errors = 0.0;
        for (var place = 0; place < bandit.Count; place++)
        {
            losses[bandit.ActionAt(place)] = (float)bandit.Loss(place);
            errors += bandit.LossError(place);
        }
        labelled.Error(row) = (float)(errors / Math.Max(1, bandit.Count - 1));
    }
}
