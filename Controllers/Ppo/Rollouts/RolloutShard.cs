namespace ProcessChain;

/// <summary>Some of the environments, stepped side by side by one thread. Nothing depends on how many they are.</summary>
internal sealed class RolloutShard(PolicyTwin policy, EpisodeRunner[] runners, int first)
{
    private readonly PolicyTwin terminal = policy.Twin(1);
    private readonly float[] state = new float[policy.Critic.Shape.Inputs];

    /// <summary>Goes on for as many steps as the rollout has.</summary>
    /// <exception cref="NotFiniteNumberException">The policy or the value of a state is not finite.</exception>
    public void Collect(Rollout rollout, InputScaling scaling)
    {
        foreach (var runner in runners)
            runner.BeginIfNew();
        for (var step = 0; step < rollout.Shape.Steps; step++)
            Step(rollout, scaling, (step * rollout.Shape.Environments) + first);
        for (var i = 0; i < runners.Length; i++)
        {
            runners[i].Environment.Observe(state);
            scaling.Apply(state, policy.Critic.Input(i));
        }
        policy.Critic.Forward(runners.Length);
        for (var i = 0; i < runners.Length; i++)
            rollout.LastValues[first + i] = policy.Critic.Output(i)[0];
    }

    private void Step(Rollout rollout, InputScaling scaling, int firstRow)
    {
        for (var i = 0; i < runners.Length; i++)
        {
            var observed = rollout.State(firstRow + i);
            runners[i].Environment.Observe(observed);
            if (rollout.Shape.Masked)
                runners[i].Environment.WriteMask(rollout.Allowed(firstRow + i));
            scaling.Apply(observed, policy.Actor.Network.Input(i));
            policy.Actor.Network.Input(i).CopyTo(policy.Critic.Input(i));
        }
        policy.Actor.Forward(runners.Length);
        policy.Critic.Forward(runners.Length);
        for (var i = 0; i < runners.Length; i++)
            Act(rollout, scaling, i, firstRow + i);
    }

    private void Act(Rollout rollout, InputScaling scaling, int i, int row)
    {
        var runner = runners[i];
        var distribution = policy.Actor.At(i, rollout.Allowed(row));
        var action = rollout.Action(row);
        distribution.Sample(runner.Exploration, action);
        rollout.LogProbabilities[row] = distribution.LogProbability(action);
        rollout.Values[row] = policy.Critic.Output(i)[0];
        if (!float.IsFinite(rollout.LogProbabilities[row]) || !float.IsFinite(rollout.Values[row]))
            throw new NotFiniteNumberException("The policy or the value of a state is not finite.");
        policy.Actor.Current.CopyTo(rollout.Parameters(row));
        var step = runner.Step(action);
        rollout.Rewards[row] = (float)step.Reward;
        rollout.Pays[row] = step.Pays;
        rollout.Ended[row] = step.End != StepEnd.None;
        rollout.TerminalValues[row] = step.End == StepEnd.Truncated ? ValueOf(runner, scaling) : 0;
        if (step.End == StepEnd.None)
            return;
        rollout.EpisodeGoals[row] = runner.Environment.Goal;
        runner.BeginNext();
    }

    private float ValueOf(EpisodeRunner runner, InputScaling scaling)
    {
        runner.Environment.Observe(state);
        scaling.Apply(state, terminal.Critic.Input(0));
        terminal.Critic.Forward(1);
        return terminal.Critic.Output(0)[0];
    }
}
