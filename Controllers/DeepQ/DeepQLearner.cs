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
    private long addedBefore;

    public DeepQLearner(
        DeepQDefinition definition,
        NetworkShape shape,
        ReplayMemory memory,
        ReplaySampler sampler,
        RandomStream initial
    )
    {
        this.definition = definition;
        this.memory = memory;
        this.sampler = sampler;
        var engine = NetworkEngines.Of(definition.Network);
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
        targets = new float[definition.BatchSize];
        errors = new float[definition.BatchSize];
    }

    /// <summary>Whether the target network moves with gradient steps; else only <see cref="CopyToTarget"/> changes it.</summary>
    public bool MovesTarget { get; init; } = true;

    /// <summary>Q, the network that acts and learns.</summary>
    public INetwork Online { get; }

    /// <summary>Q′, the target network.</summary>
    public INetwork Target { get; }

    /// <summary>Gradient steps so far.</summary>
    public long Updates { get; private set; }

    /// <summary>What is taken from every reward.</summary>
    public float MeanReward { get; set; }

    /// <summary>Begins with given weights.</summary>
    public void StartFrom(ReadOnlySpan<float> parameters)
    {
        Online.WriteParameters(parameters);
        CopyToTarget();
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

    /// <summary>y = R + γᵐ Q′(s′, a′), a′ the best allowed action by Q′, or by Q with double Q-learning.</summary>
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
            var action = Greedy.Best(chooser.Output(row), memory.Allowed(nextState));
            var value = experience.Return - (MeanReward * experience.Baseline);
            targets[row] = value + (experience.Discount * Target.Output(row)[action]);
        }
    }

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
        var delta = (float)definition.HuberDelta;
        for (var row = 0; row < indices.Length; row++)
        {
            var action = memory.Experience(memory[indices[row]].State).Action;
            var error = Online.Output(row)[action] - targets[row];
            errors[row] = error;
            sum += weights[row] * definition.Loss.Value(error, delta);
            var gradient = Online.OutputGradient(row);
            gradient.Clear();
            gradient[action] = weights[row] * definition.Loss.Derivative(error, delta) / indices.Length;
        }
        return (float)(sum / indices.Length);
    }
}
