namespace ProcessChain;

/// <summary>
/// A network that learns which choice is best. What is minimised is the cross-entropy to the target softmax(−loss / temperature)
/// over the choices that are considered, and with a weight the mean loss of choices taken as likely as the network tells them, in
/// temperatures. Errors of the losses, which are great for single states, average out over states that are alike, as they would not
/// with the winners alone: in the mean loss, which is linear in them, without bias. The cross-entropy unlearns what is told for sure
/// and wrong, where the mean loss has no gradient. Where others are as good as what the leading policy chooses, they are told to be
/// worse: its rollouts are what made them as good, and a policy that chose otherwise each time would have none to make up for it.
/// </summary>
internal sealed class Classifier
{
    private const double LeastTemperature = 1e-6;

    /// <summary>Losses below it are none, in temperatures: what is left of exact ties is rounding.</summary>
    private const float TieWidth = 1e-6f;

    /// <summary>How much worse than the leading policy's choice the network is told that those as good are, in temperatures.</summary>
    private const float TieLoss = 4;

    /// <summary>Stands for the logarithm of 0.</summary>
    private const float Excluded = -1e9f;

    private readonly DclDefinition definition;
    private readonly LogSoftmax target;
    private readonly LogSoftmax prediction;
    private readonly float[] logits;
    private readonly float[] told;
    private readonly int[] order;
    private int usable;

    public Classifier(DclDefinition definition, NetworkShape shape, int rows, RandomStream initial)
    {
        this.definition = definition;
        Network = NetworkEngines.Of(NetworkKind.Own).Create(shape, definition.BatchSize, Adam());
        Network.Initialise(WeightInitialisation.HeUniform, initial);
        target = new LogSoftmax(shape.Outputs);
        prediction = new LogSoftmax(shape.Outputs);
        logits = new float[shape.Outputs];
        told = new float[shape.Outputs];
        order = new int[rows];
    }

    /// <summary>The network; its outputs are logits.</summary>
    public INetwork Network { get; }

    /// <summary>Gradient steps so far.</summary>
    public long Updates { get; private set; }

    /// <summary>One pass over all states in which there is something to choose, in batches.</summary>
    /// <param name="labelled">The states.</param>
    /// <param name="rows">How many of them there are.</param>
    /// <param name="shuffle">Decides their order.</param>
    /// <param name="learningRate">α at a share of the pass, in [0, 1].</param>
    /// <returns>The mean loss, and in which share of the states the likeliest choice was the best one.</returns>
    public (double Loss, double Accuracy) Learn(
        LabelledStates labelled,
        int rows,
        RandomStream shuffle,
        Func<double, float> learningRate
    )
    {
        Choose(labelled, rows, shuffle);
        var temperature = TemperatureOf(labelled);
        var (loss, right) = (0.0, 0);
        for (var first = 0; first < usable; first += definition.BatchSize)
        {
            var batch = order.AsSpan(first, Math.Min(definition.BatchSize, usable - first));
            for (var i = 0; i < batch.Length; i++)
                labelled.State(batch[i]).CopyTo(Network.Input(i));
            Network.Forward(batch.Length);
            for (var i = 0; i < batch.Length; i++)
                loss += LossOf(Told(labelled, batch[i], temperature), temperature, i, batch.Length, ref right);
            Network.Backward(batch.Length);
            Network.Step(learningRate((double)first / usable));
            Updates++;
        }
        return (loss / Math.Max(1, usable), (double)right / Math.Max(1, usable));
    }

    /// <summary>Keeps what the next update depends on, beside the states.</summary>
    public void Keep(StateArchive state)
    {
        Updates = state.Keep(Updates);
        Network.Keep(state);
    }

    private static OptimiserDefinition Adam() => new() { Kind = OptimiserKind.Adam };

    private void Choose(LabelledStates labelled, int rows, RandomStream shuffle)
    {
        usable = 0;
        for (var row = 0; row < rows; row++)
        {
            if (labelled.Losses(row).Count(float.PositiveInfinity) < logits.Length - 1)
                order[usable++] = row;
        }
        shuffle.Shuffle(order.AsSpan(0, usable));
    }

    /// <summary>
    /// The softness of targets, the same in all states: an error of a single state tells by chance little where rare events did
    /// not happen, and what is told sharply there would favour the choices that rare events punish.
    /// </summary>
    private float TemperatureOf(LabelledStates labelled)
    {
        var sum = 0.0;
        foreach (var row in order.AsSpan(0, usable))
            sum += labelled.Error(row);
        return (float)Math.Max(LeastTemperature, definition.Temperature * sum / Math.Max(1, usable));
    }

    /// <summary>The losses of a row, ties with the leading policy's choice broken in its favour.</summary>
    private ReadOnlySpan<float> Told(LabelledStates labelled, int row, float temperature)
    {
        labelled.Losses(row).CopyTo(told);
        var leader = labelled.Leader(row);
        if (leader == JointChoices.None || told[leader] > TieWidth * temperature)
            return told;
        for (var choice = 0; choice < told.Length; choice++)
        {
            if (choice != leader && told[choice] <= TieWidth * temperature)
                told[choice] = TieLoss * temperature;
        }
        return told;
    }

    /// <summary>The loss of a row, whose gradient is set.</summary>
    private double LossOf(ReadOnlySpan<float> losses, float temperature, int row, int rows, ref int right)
    {
        Compare(losses, temperature, Network.Output(row), ref right);
        var gradient = Network.OutputGradient(row);
        var weight = (float)definition.RegretWeight / temperature;
        var regret = 0f;
        for (var choice = 0; choice < losses.Length; choice++)
            regret += float.IsFinite(losses[choice]) ? prediction.Probabilities[choice] * losses[choice] : 0;
        var loss = (double)(weight * regret);
        for (var choice = 0; choice < losses.Length; choice++)
        {
            var (told, wanted) = (prediction.Probabilities[choice], target.Probabilities[choice]);
            var more = float.IsFinite(losses[choice]) ? losses[choice] - regret : 0;
            gradient[choice] = (told - wanted + (weight * told * more)) / rows;
            loss -= wanted > 0 ? wanted * prediction.LogProbabilities[choice] : 0;
        }
        return loss;
    }

    /// <summary>Sets what a row should tell and what it tells.</summary>
    private void Compare(ReadOnlySpan<float> losses, float temperature, ReadOnlySpan<float> output, ref int right)
    {
        var best = 0;
        for (var choice = 0; choice < logits.Length; choice++)
        {
            logits[choice] = float.IsFinite(losses[choice]) ? -losses[choice] / temperature : Excluded;
            best = losses[choice] < losses[best] ? choice : best;
        }
        target.Compute(logits);
        for (var choice = 0; choice < logits.Length; choice++)
            logits[choice] = float.IsFinite(losses[choice]) ? output[choice] : Excluded;
        prediction.Compute(logits);
        right += logits.AsSpan().IndexOf(Largest(logits)) == best ? 1 : 0;
    }

    private static float Largest(ReadOnlySpan<float> values)
    {
        var most = values[0];
        foreach (var value in values)
            most = Math.Max(most, value);
        return most;
    }
}
