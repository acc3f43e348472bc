namespace ProcessChain;

/// <summary>The gradient steps of proximal policy optimisation (Schulman et al. 2017). None of them allocates.</summary>
/// <param name="objective">What is minimised.</param>
/// <param name="actor">π, the policy.</param>
/// <param name="critic">V, a network with one output.</param>
/// <param name="penalty">On the divergence from the old policy; null for none.</param>
internal sealed class PpoLearner(
    PpoObjective objective,
    Actor actor,
    INetwork critic,
    DivergencePenalty? penalty = null
)
{
    private readonly float[] gradient = new float[actor.Parameters];

    /// <summary>One gradient step.</summary>
    /// <param name="batch">At most as many rows as the networks have room for.</param>
    /// <param name="learningRate">Above 0.</param>
    /// <returns>The losses before the step, and the norm of all gradients before it was limited.</returns>
    public (PpoLosses Losses, float GradientNorm) Learn(PpoBatch batch, float learningRate)
    {
        var losses = ComputeGradients(batch);
        return (losses, Step(learningRate));
    }

    /// <summary>Computes the gradients of all parameters and returns the losses.</summary>
    public PpoLosses ComputeGradients(PpoBatch batch) => ComputeGradients(batch, batch.Count).Over(batch.Count);

    /// <summary>Computes the share that a batch has in the gradients of a larger one, and returns the sums of its losses.</summary>
    /// <param name="batch">At most as many rows as the networks have room for.</param>
    /// <param name="total">Rows of the larger batch.</param>
    public PpoLosses ComputeGradients(PpoBatch batch, int total)
    {
        Forward(batch);
        var sums = new PpoLosses();
        for (var row = 0; row < batch.Count; row++)
        {
            SetActorGradient(batch, row, 1f / total, ref sums);
            SetCriticGradient(batch, row, 1f / total, ref sums);
        }
        actor.Backward(batch.Count);
        critic.Backward(batch.Count);
        return sums;
    }

    /// <summary>Limits the newest gradients and changes all parameters along them.</summary>
    /// <param name="learningRate">Above 0.</param>
    /// <returns>The norm of all gradients before it was limited.</returns>
    public float Step(float learningRate)
    {
        var norm = ClipGradients();
        actor.Step(learningRate);
        critic.Step(learningRate);
        return norm;
    }

    /// <summary>Keeps what the next step depends on.</summary>
    public void Keep(StateArchive state)
    {
        actor.Keep(state);
        critic.Keep(state);
    }

    private void Forward(PpoBatch batch)
    {
        for (var row = 0; row < batch.Count; row++)
        {
            batch.State(row).CopyTo(actor.Network.Input(row));
            batch.State(row).CopyTo(critic.Input(row));
        }
        actor.Forward(batch.Count);
        critic.Forward(batch.Count);
    }

    private void SetActorGradient(PpoBatch batch, int row, float share, ref PpoLosses sums)
    {
        var action = batch.Action(row);
        var advantage = batch.Advantages[row];
        var policy = actor.At(row, batch.Allowed(row));
        var logRatio = policy.LogProbability(action) - batch.OldLogProbabilities[row];
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
        if (batch.KnowsOldPolicy)
            AddDivergence(policy, batch.OldParameters(row), share, ref sums);
        actor.SetGradient(row, gradient);
    }

    private void AddDivergence(ActionDistribution policy, ReadOnlySpan<float> old, float share, ref PpoLosses sums)
    {
        sums.Divergence += policy.DivergenceFrom(old);
        if (penalty is { Weight: > 0 })
            policy.AddDivergenceGradient(old, penalty.Weight * share, gradient);
    }

    private void SetCriticGradient(PpoBatch batch, int row, float share, ref PpoLosses sums)
    {
        var (value, old, target) = (critic.Output(row)[0], batch.OldValues[row], batch.Returns[row]);
        sums.Value += objective.ValueLoss.Value(value, old, target, objective.ValueClip);
        var derivative = objective.ValueLoss.Derivative(value, old, target, objective.ValueClip);
        critic.OutputGradient(row)[0] = objective.ValueWeight * derivative * share;
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
