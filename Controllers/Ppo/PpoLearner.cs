using ProcessChain.Controllers.Learning;

namespace ProcessChain.Controllers.Ppo;

/// <summary>The gradient steps of proximal policy optimisation (Schulman et al. 2017). None of them allocates.</summary>
/// <param name="objective">What is minimised.</param>
/// <param name="actor">π, the policy.</param>
/// <param name="critic">V, a network with one output.</param>
internal sealed class PpoLearner(PpoObjective objective, Actor actor, INetwork critic)
{
    private readonly float[] gradient = new float[actor.Parameters];

    /// <summary>One gradient step.</summary>
    /// <param name="batch">At most as many rows as the networks have room for.</param>
    /// <param name="learningRate">Above 0.</param>
    /// <returns>The losses before the step, and the norm of all gradients before it was limited.</returns>
    public (PpoLosses Losses, float GradientNorm) Learn(PpoBatch batch, float learningRate)
    {
        var losses = ComputeGradients(batch);
        var norm = ClipGradients();
        actor.Step(learningRate);
        critic.Step(learningRate);
        return (losses, norm);
    }

    /// <summary>Computes the gradients of all parameters and returns the losses.</summary>
    public PpoLosses ComputeGradients(PpoBatch batch)
    {
        Forward(batch);
        var sums = new PpoLosses();
        for (var row = 0; row < batch.Count; row++)
        {
            SetActorGradient(batch, row, ref sums);
            SetCriticGradient(batch, row, ref sums);
        }
        actor.Backward(batch.Count);
        critic.Backward(batch.Count);
        return sums.Over(batch.Count);
    }

    /// <summary>Writes what the next step depends on.</summary>
    public void Save(StateWriter writer)
    {
        actor.Save(writer);
        critic.Save(writer);
    }

    /// <summary>Takes up what <see cref="Save"/> wrote.</summary>
    public void Load(StateReader reader)
    {
        actor.Load(reader);
        critic.Load(reader);
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

    private void SetActorGradient(PpoBatch batch, int row, ref PpoLosses sums)
    {
        var action = batch.Action(row);
        var advantage = batch.Advantages[row];
        var policy = actor.At(row);
        var logRatio = policy.LogProbability(action) - batch.OldLogProbabilities[row];
        var ratio = VectorMath.Exp(logRatio);
        sums.Policy += ClippedSurrogate.Value(ratio, advantage, objective.Clip);
        sums.Entropy += policy.Entropy();
        sums.K1 += DivergenceEstimate.K1(logRatio);
        sums.K3 += DivergenceEstimate.K3(ratio, logRatio);
        sums.ClipFraction += ClippedSurrogate.IsClipped(ratio, objective.Clip) ? 1 : 0;
        var ofLog = ratio * ClippedSurrogate.Derivative(ratio, advantage, objective.Clip);
        gradient.AsSpan().Clear();
        policy.AddLogProbabilityGradient(action, ofLog / batch.Count, gradient);
        policy.AddEntropyGradient(-objective.EntropyWeight / batch.Count, gradient);
        actor.SetGradient(row, gradient);
    }

    private void SetCriticGradient(PpoBatch batch, int row, ref PpoLosses sums)
    {
        var (value, old, target) = (critic.Output(row)[0], batch.OldValues[row], batch.Returns[row]);
        sums.Value += objective.ValueLoss.Value(value, old, target, objective.ValueClip);
        var derivative = objective.ValueLoss.Derivative(value, old, target, objective.ValueClip);
        critic.OutputGradient(row)[0] = objective.ValueWeight * derivative / batch.Count;
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
