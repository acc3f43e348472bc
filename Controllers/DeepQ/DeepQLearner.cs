using ProcessChain.Controllers.Learning;
using ProcessChain.Randomness;

namespace ProcessChain.Controllers.DeepQ;

/// <summary>The networks and how they learn from batches of the replay memory.</summary>
internal sealed class DeepQLearner
{
    private readonly DeepQDefinition definition;
    private readonly ReplayMemory memory;
    private readonly MultilayerPerceptron target;
    private readonly Optimiser optimiser;
    private readonly LearningRateSchedule schedule;
    private readonly int[] batch;
    private readonly int[] nextActions;
    private readonly float[] targets;

    /// <param name="definition">Valid settings.</param>
    /// <param name="shape">The layers of both networks.</param>
    /// <param name="memory">Where batches come from.</param>
    /// <param name="weights">Where the initial weights come from.</param>
    public DeepQLearner(DeepQDefinition definition, NetworkShape shape, ReplayMemory memory, RandomStream weights)
    {
        this.definition = definition;
        this.memory = memory;
        Online = new MultilayerPerceptron(shape, definition.BatchSize);
        target = new MultilayerPerceptron(shape, definition.BatchSize);
        Online.Initialise(definition.Initialisation, weights);
        CopyToTarget();
        optimiser = CreateOptimiser(definition, shape.Parameters);
        schedule = new LearningRateSchedule(
            definition.LearningRate,
            definition.LearningRateHold,
            definition.FinalLearningRate,
            definition.LearningRateDecay
        );
        batch = new int[definition.BatchSize];
        nextActions = new int[definition.BatchSize];
        targets = new float[definition.BatchSize];
    }

    /// <summary>Q, the network that acts and learns.</summary>
    public MultilayerPerceptron Online { get; }

    /// <summary>The parameters of Q′, the target network.</summary>
    public ReadOnlySpan<float> TargetParameters => target.Parameters;

    /// <summary>Gradient steps so far.</summary>
    public long Updates { get; private set; }

    /// <summary>What is taken from every reward.</summary>
    public float MeanReward { get; set; }

    /// <summary>Makes the target network equal to the online one.</summary>
    public void CopyToTarget() => Parameters.MoveTowards(target.Parameters, Online.Parameters, 1);

    /// <summary>α of the next gradient step.</summary>
    /// <param name="progress">The share of the training that is over, in [0, 1].</param>
    public float LearningRate(double progress) => schedule.At(progress, Updates);

    /// <summary>One gradient step on a batch drawn uniformly, with replacement, from the memory.</summary>
    /// <param name="stream">Where the draws come from.</param>
    /// <param name="learningRate">α, above 0.</param>
    /// <returns>The batch's loss before the step.</returns>
    public float Learn(RandomStream stream, float learningRate)
    {
        for (var i = 0; i < batch.Length; i++)
            batch[i] = stream.Next(memory.Count);
        return Learn(batch, learningRate);
    }

    /// <summary>One gradient step.</summary>
    /// <param name="indices">The transitions in the memory, as many as a batch has.</param>
    /// <param name="learningRate">α, above 0.</param>
    /// <returns>The batch's loss before the step.</returns>
    public float Learn(ReadOnlySpan<int> indices, float learningRate)
    {
        ComputeTargets(indices);
        var loss = ComputeLoss(indices);
        Online.Backward(indices.Length);
        if (definition.ClipNorm > 0)
            Parameters.ClipNorm(Online.Gradients, (float)definition.ClipNorm);
        optimiser.Step(Online.Parameters, Online.Gradients, learningRate);
        Updates++;
        if (Updates % definition.TargetInterval == 0)
            Parameters.MoveTowards(target.Parameters, Online.Parameters, definition.Tau);
        return loss;
    }

    public void Save(StateWriter writer)
    {
        writer.Write(Updates);
        writer.Write(MeanReward);
        writer.Write<float>(Online.Parameters);
        writer.Write<float>(target.Parameters);
        optimiser.Save(writer);
    }

    public void Load(StateReader reader)
    {
        Updates = reader.Read<long>();
        MeanReward = reader.Read<float>();
        reader.Read<float>(Online.Parameters);
        reader.Read<float>(target.Parameters);
        optimiser.Load(reader);
    }

    private static Optimiser CreateOptimiser(DeepQDefinition d, int length) =>
        d.Optimiser switch
        {
            OptimiserKind.Adam => new Adam(length, d.Beta1, d.Beta2, (float)d.OptimiserEpsilon),
            OptimiserKind.RmsProp => new RmsProp(length, d.Rho, (float)d.OptimiserEpsilon),
            _ => new Sgd(length, (float)d.Momentum),
        };

    /// <summary>y = R + γᵐ Q′(s′, a′), a′ the best allowed action by Q′, or by Q with double Q-learning.</summary>
    private void ComputeTargets(ReadOnlySpan<int> indices)
    {
        ForwardNextStates(target, indices);
        var chooser = target;
        if (definition.DoubleQ)
        {
            ForwardNextStates(Online, indices);
            chooser = Online;
        }
        for (var row = 0; row < indices.Length; row++)
            nextActions[row] = Greedy.Best(chooser.Output(row), memory.NextAllowed(indices[row]));
        for (var row = 0; row < indices.Length; row++)
        {
            var index = indices[row];
            var value = memory.Return(index) - (MeanReward * memory.Baseline(index));
            targets[row] = value + (memory.Discount(index) * target.Output(row)[nextActions[row]]);
        }
    }

    private void ForwardNextStates(MultilayerPerceptron network, ReadOnlySpan<int> indices)
    {
        for (var row = 0; row < indices.Length; row++)
            memory.NextState(indices[row]).CopyTo(network.Input(row));
        network.Forward(indices.Length);
    }

    /// <summary>Predicts the actions taken, sets the gradient at the outputs and returns the loss.</summary>
    private float ComputeLoss(ReadOnlySpan<int> indices)
    {
        for (var row = 0; row < indices.Length; row++)
            memory.State(indices[row]).CopyTo(Online.Input(row));
        Online.Forward(indices.Length);
        var sum = 0.0;
        var delta = (float)definition.HuberDelta;
        for (var row = 0; row < indices.Length; row++)
        {
            var action = memory.Action(indices[row]);
            var error = Online.Output(row)[action] - targets[row];
            sum += definition.Loss.Value(error, delta);
            var gradient = Online.OutputGradient(row);
            gradient.Clear();
            gradient[action] = definition.Loss.Derivative(error, delta) / indices.Length;
        }
        return (float)(sum / indices.Length);
    }
}
