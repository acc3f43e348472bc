namespace ProcessChain;

/// <summary>The networks and how they learn from batches of the replay memory.</summary>
internal sealed class DeepQLearner
{
    private readonly DeepQDefinition definition;
    private readonly ReplayMemory memory;
    private readonly ReplaySampler sampler;
    private readonly LearningRateSchedule schedule;
    private readonly int[] drawn;
    private readonly float[] weights;
    private readonly float[] targets;
    private readonly float[] errors;
    private readonly NetworkShape agent;
    private readonly int quantiles;
    private readonly QuantileLoss? quantileLoss;
    private readonly float[] means;
    private long addedBefore;

    /// <param name="definition">The settings.</param>
    /// <param name="agent">The shape of the network by which an agent acts, with an output for each choice.</param>
    /// <param name="memory">What is learned from.</param>
    /// <param name="sampler">Draws from it.</param>
    /// <param name="initial">Where the first weights come from.</param>
    public DeepQLearner(
        DeepQDefinition definition,
        NetworkShape agent,
        ReplayMemory memory,
        ReplaySampler sampler,
        RandomStream initial
    )
    {
        this.definition = definition;
        this.memory = memory;
        this.sampler = sampler;
        this.agent = agent;
        quantiles = definition.Quantiles;
        quantileLoss = quantiles > 1 ? new QuantileLoss(quantiles, (float)definition.HuberDelta) : null;
        means = new float[agent.Outputs];
        var engine = NetworkEngines.Of(definition.Network);
        var shape = QuantileNetwork.ShapeOf(agent, quantiles);
        Online = engine.Create(shape, definition.BatchSize, OptimiserOf(definition));
        Target = engine.Create(shape, definition.BatchSize, optimiser: null);
        Online.Initialise(definition.Initialisation, initial);
        CopyToTarget();
        schedule = new LearningRateSchedule(
            definition.LearningRate,
            definition.LearningRateHold,
            definition.FinalLearningRate,
            definition.LearningRateDecay
        );
        drawn = new int[definition.BatchSize];
        weights = new float[definition.BatchSize];
        targets = new float[definition.BatchSize * quantiles];
        errors = new float[definition.BatchSize];
    }

    /// <summary>Whether the target network moves with gradient steps; else only <see cref="CopyToTarget"/> changes it.</summary>
    public bool MovesTarget { get; init; } = true;

    /// <summary>Q, the network that acts and learns: of each choice an output, or its quantiles next to each other.</summary>
    public INetwork Online { get; }

    /// <summary>Q′, the target network.</summary>
    public INetwork Target { get; }

    /// <summary>Gradient steps so far.</summary>
    public long Updates { get; private set; }

    /// <summary>What is taken from every reward.</summary>
    public float MeanReward { get; set; }

    /// <summary>Begins with given weights.</summary>
    /// <param name="parameters">Those of an agent.</param>
    public void StartFrom(ReadOnlySpan<float> parameters)
    {
        Online.WriteParameters(QuantileNetwork.Spread(agent, parameters, Online.Shape));
        CopyToTarget();
    }

    /// <summary>The parameters of the agent that has been learned.</summary>
    public float[] AgentParameters()
    {
        var network = definition.AgentWeights == AgentWeights.Target ? Target : Online;
        var parameters = new float[network.Shape.Parameters];
        network.ReadParameters(parameters);
        return QuantileNetwork.Means(network.Shape, parameters, agent);
    }

    /// <summary>The values of the choices in a row of a network: its outputs, or the means of the quantiles.</summary>
    /// <returns>To be looked at before other values are asked for.</returns>
    public ReadOnlySpan<float> Values(INetwork network, int row)
    {
        var outputs = network.Output(row);
        if (quantiles == 1)
            return outputs;
        for (var choice = 0; choice < means.Length; choice++)
            means[choice] = MeanOf(OfAction(outputs, choice));
        return means;
    }

    /// <summary>Makes the target network equal to the online one.</summary>
    public void CopyToTarget() => Target.MoveTowards(Online, 1);

    /// <summary>α of the next gradient step.</summary>
    /// <param name="progress">The share of the training that is over, in [0, 1].</param>
    public float LearningRate(double progress) => schedule.At(progress, Updates);

    /// <summary>Whether the memory holds enough for a batch.</summary>
    public bool CanLearn => sampler.CanDraw(drawn.Length);

    /// <summary>One gradient step on a batch drawn from the memory.</summary>
    /// <param name="stream">Where the draws come from.</param>
    /// <param name="learningRate">α, above 0.</param>
    /// <param name="progress">The share of the training that is over, in [0, 1].</param>
    /// <returns>The batch's loss before the step.</returns>
    public float Learn(RandomStream stream, float learningRate, double progress)
    {
        sampler.Draw(drawn, weights, stream, progress);
        PrefetchUnforeseen();
        Foresee(stream);
        var loss = Step(drawn, learningRate);
        sampler.Learned(drawn, errors);
        return loss;
    }

    /// <summary>One gradient step on a given batch.</summary>
    /// <returns>The batch's loss before the step.</returns>
    public float Learn(ReadOnlySpan<int> indices, float learningRate)
    {
        weights.AsSpan().Fill(1);
        return Step(indices, learningRate);
    }

    /// <summary>Keeps what the next update depends on, beside the memory, which has been loaded before.</summary>
    public void Keep(StateArchive state)
    {
        Updates = state.Keep(Updates);
        MeanReward = state.Keep(MeanReward);
        Online.Keep(state);
        Target.Keep(state);
        sampler.Keep(state);
    }

    private void PrefetchUnforeseen()
    {
        if (drawn.AsSpan().SequenceEqual(sampler.Foreseen))
            return;
        memory.Prefetch(drawn);
        memory.PrefetchStates(drawn);
    }

    /// <summary>
    /// Has the transitions of the next batch brought near while this one is computed, and their states where those are known. Which they
    /// are is foreseen as if the memory grew as it did since the last batch: where it does not, nothing is lost but time.
    /// </summary>
    private void Foresee(RandomStream stream)
    {
        var growth = Math.Max(0, memory.Added - addedBefore);
        var count = (int)Math.Min(memory.Count + growth, memory.Capacity);
        addedBefore = memory.Added;
        sampler.Foresee(drawn.Length, count, stream);
        memory.Prefetch(sampler.Foreseen);
    }

    private float Step(ReadOnlySpan<int> indices, float learningRate)
    {
        ComputeTargets(indices);
        memory.PrefetchStates(sampler.Foreseen);
        var loss = ComputeLoss(indices);
        Online.Backward(indices.Length);
        if (definition.ClipNorm > 0)
            Online.ClipNorm((float)definition.ClipNorm);
        Online.Step(learningRate);
        Updates++;
        if (MovesTarget && Updates % definition.TargetInterval == 0)
            Target.MoveTowards(Online, definition.Tau);
        return loss;
    }

    private static OptimiserDefinition OptimiserOf(DeepQDefinition d) =>
        new()
        {
            Kind = d.Optimiser,
            Momentum = d.Momentum,
            Nesterov = d.Nesterov,
            WeightDecay = d.WeightDecay,
            Beta1 = d.Beta1,
            Beta2 = d.Beta2,
            Rho = d.Rho,
            Centred = d.CentredRmsProp,
            Epsilon = d.OptimiserEpsilon,
        };

    /// <summary>y = R + γᵐ Q′(s′, a′), of each quantile; a′ the best allowed action by Q′, or by Q with double Q-learning.</summary>
    private void ComputeTargets(ReadOnlySpan<int> indices)
    {
        for (var row = 0; row < indices.Length; row++)
            memory.ReadState(memory[indices[row]].NextState, Target.Input(row));
        Target.Forward(indices.Length);
        var chooser = definition.DoubleQ ? Online : Target;
        if (definition.DoubleQ)
            ForwardInputsOfTarget(indices.Length);
        for (var row = 0; row < indices.Length; row++)
        {
            var (state, nextState) = memory[indices[row]];
            ref readonly var experience = ref memory.Experience(state);
            var action = Greedy.Best(Values(chooser, row), memory.Allowed(nextState));
            var value = experience.Return - (MeanReward * experience.Baseline);
            var future = OfAction(Target.Output(row), action);
            var target = TargetsOf(row);
            for (var i = 0; i < target.Length; i++)
                target[i] = value + (experience.Discount * future[i]);
        }
    }

    private Span<float> TargetsOf(int row) => targets.AsSpan(row * quantiles, quantiles);

    private ReadOnlySpan<float> OfAction(ReadOnlySpan<float> outputs, int action) =>
        outputs.Slice(action * quantiles, quantiles);

    private void ForwardInputsOfTarget(int rows)
    {
        for (var row = 0; row < rows; row++)
            Target.Input(row).CopyTo(Online.Input(row));
        Online.Forward(rows);
    }

    /// <summary>Predicts the actions taken, sets the gradient at the outputs and returns the loss.</summary>
    private float ComputeLoss(ReadOnlySpan<int> indices)
    {
        for (var row = 0; row < indices.Length; row++)
            memory.ReadState(memory[indices[row]].State, Online.Input(row));
        Online.Forward(indices.Length);
        var sum = 0.0;
        for (var row = 0; row < indices.Length; row++)
        {
            var action = memory.Experience(memory[indices[row]].State).Action;
            var gradient = Online.OutputGradient(row);
            gradient.Clear();
            var slopes = gradient.Slice(action * quantiles, quantiles);
            sum += weights[row] * LossOf(row, OfAction(Online.Output(row), action), slopes);
            foreach (ref var slope in slopes)
                slope = weights[row] * slope / indices.Length;
        }
        return (float)(sum / indices.Length);
    }

    /// <summary>The loss of a row without its weight, and its slopes with respect to what is predicted.</summary>
    private float LossOf(int row, ReadOnlySpan<float> predicted, Span<float> slopes)
    {
        var target = TargetsOf(row);
        if (quantileLoss is not null)
        {
            errors[row] = MeanOf(predicted) - MeanOf(target);
            return quantileLoss.Of(predicted, target, slopes);
        }
        var delta = (float)definition.HuberDelta;
        var error = predicted[0] - target[0];
        errors[row] = error;
        slopes[0] = definition.Loss.Derivative(error, delta);
        return definition.Loss.Value(error, delta);
    }

    private static float MeanOf(ReadOnlySpan<float> quantiles)
    {
        var sum = 0f;
        foreach (var value in quantiles)
            sum += value;
        return sum / quantiles.Length;
    }
}
