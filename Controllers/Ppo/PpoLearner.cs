namespace ProcessChain;

/// <summary>The gradient steps of proximal policy optimisation (Schulman et al. 2017). None of them allocates.</summary>
internal sealed class PpoLearner(
    PpoObjective objective,
    Actor actor,
    INetwork critic,
    DivergencePenalty? penalty = null
)
{
    private readonly float[] gradient = new float[actor.Parameters];

    /// <summary>Computes the share that rows of a rollout have in the gradients of a minibatch, and returns the sums of their losses.</summary>
    /// <param name="rollout">Actions taken, and what was known of them then; without parameters of the old policy, the exact divergence is not known.</param>
    /// <param name="rows">At most as many as the networks have room for.</param>
    /// <param name="advantages">Of these rows, normalised if that is wanted.</param>
    /// <param name="total">Rows of the minibatch.</param>
    public PpoLosses ComputeGradients(
        Rollout rollout,
        ReadOnlySpan<int> rows,
        ReadOnlySpan<float> advantages,
        int total
    )
    {
        Forward(rollout, rows);
        var sums = new PpoLosses();
        for (var i = 0; i < rows.Length; i++)
        {
            SetActorGradient(i, rollout, rows[i], advantages[i], 1f / total, ref sums);
            SetCriticGradient(i, rollout, rows[i], 1f / total, ref sums);
        }
        actor.Backward(rows.Length);
        critic.Backward(rows.Length);
        return sums;
    }

    /// <summary>Limits the newest gradients and changes all parameters along them.</summary>
    /// <returns>The norm of all gradients before it was limited.</returns>
    public float Step(float learningRate)
    {
        var norm = ClipGradients();
        actor.Step(learningRate);
        critic.Step(learningRate);
        return norm;
    }

    public void Keep(StateArchive state)
    {
        actor.Keep(state);
        critic.Keep(state);
    }

    private void Forward(Rollout rollout, ReadOnlySpan<int> rows)
    {
        for (var i = 0; i < rows.Length; i++)
        {
            rollout.State(rows[i]).CopyTo(actor.Network.Input(i));
            rollout.State(rows[i]).CopyTo(critic.Input(i));
        }
        actor.Forward(rows.Length);
        critic.Forward(rows.Length);
    }

    private void SetActorGradient(int i, Rollout rollout, int row, float advantage, float share, ref PpoLosses sums)
    {
        var action = rollout.Action(row);
        var policy = actor.At(i, rollout.Allowed(row));
        var logRatio = policy.LogProbability(action) - rollout.LogProbabilities[row];
        var ratio = VectorMath.Exp(logRatio);
        sums.Policy += ClippedSurrogate.Value(ratio, advantage, objective.Clip);
        sums.Entropy += policy.Entropy();
        sums.K1 += DivergenceEstimate.K1(logRatio);
        sums.K3 += DivergenceEstimate.K3(ratio, logRatio);
        sums.ClipFraction += ClippedSurrogate.IsClipped(ratio, objective.Clip) ? 1 : 0;
        var ofLog = ratio * ClippedSurrogate.Derivative(ratio, advantage, objective.Clip);
        gradient.AsSpan().Clear();
        policy.AddLogProbabilityGradient(action, share * ofLog, gradient);
        if (objective.EntropyWeight > 0)
            policy.AddEntropyGradient(-objective.EntropyWeight * share, gradient);
        if (rollout.Shape.Parameters > 0)
            AddDivergence(policy, rollout.Parameters(row), share, ref sums);
        actor.SetGradient(i, gradient);
    }

    private void AddDivergence(ActionDistribution policy, ReadOnlySpan<float> old, float share, ref PpoLosses sums)
    {
        sums.Divergence += policy.DivergenceFrom(old);
        if (penalty is { Weight: > 0 })
            policy.AddDivergenceGradient(old, penalty.Weight * share, gradient);
    }

    private void SetCriticGradient(int i, Rollout rollout, int row, float share, ref PpoLosses sums)
    {
        var (value, old, target) = (critic.Output(i)[0], rollout.Values[row], rollout.Returns[row]);
        sums.Value += objective.ValueLoss.Value(value, old, target, objective.ValueClip);
        var derivative = objective.ValueLoss.Derivative(value, old, target, objective.ValueClip);
        critic.OutputGradient(i)[0] = objective.ValueWeight * derivative * share;
    }

    /// <summary>Limits the norm of all gradients together and returns what it was.</summary>
    private float ClipGradients()
    {
        var (ofActor, ofFree, ofCritic) = (
            actor.Network.GradientNorm(),
            actor.Free.GradientNorm(),
            critic.GradientNorm()
        );
        var norm = MathF.Sqrt((ofActor * ofActor) + (ofFree * ofFree) + (ofCritic * ofCritic));
        var factor = GradientClipping.Factor(norm, objective.MaxGradientNorm);
        if (factor < 1)
        {
            actor.ScaleGradients(factor);
            critic.ScaleGradients(factor);
        }
        return norm;
    }
}
