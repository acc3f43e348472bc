namespace ProcessChain;

/// <summary>What a table tells, corrected by a neural network that sees the whole state; both trained through the model together.</summary>
internal abstract record RelaxedPolicyDefinition : RelaxedDefinition
{
    private const int MostWeights = 10_000_000;
    private const double LastGain = 0.01;

    /// <inheritdoc/>
    [Assumed("measured with gym-invmgmt's scenarios and Zipkin's instances")]
    public override double LevelLearningRate { get; init; } = 0.03;

    /// <summary>Widths of the hidden layers, 1 to 4096 each; none: a correction that is linear in the state.</summary>
    [Range(1, 4096, Unit = "neurons")]
    public abstract Several<int> HiddenLayers { get; init; }

    /// <summary>What stands between the layers.</summary>
    [Source("Alvo et al. 2023: ELU")]
    public Activation Activation { get; init; } = Activation.Elu;

    /// <summary>α of the network, above 0.</summary>
    [Range(0, 1e6, AboveLeast = true)]
    public abstract double LearningRate { get; init; }

    internal sealed override NetworkShape ShapeFor(RelaxedSystem system) =>
        new(system.Features, HiddenLayers, system.Corrections, activation: Activation);

    internal sealed override IReadOnlyList<ParameterGroup> CreateParameters(RelaxedSystem system, long seed)
    {
        using var network = CreateNetwork(system, out var weights);
        network.InitialiseOrthogonally(new EpisodeSeed(seed, 0).Stream("weights"), Math.Sqrt(2), LastGain);
        return [CreateTable(system), new ParameterGroup(weights.Values.ToArray(), ScheduleFrom(LearningRate))];
    }

    internal sealed override void KeepShape(RelaxedSystem system, StateArchive state)
    {
        base.KeepShape(system, state);
        ShapeFor(system).Keep(state);
    }

    private protected sealed override LearnedCorrections Learned(
        RelaxedSystem system,
        IReadOnlyList<ParameterGroup> groups
    )
    {
        var network = CreateNetwork(system, out var weights);
        groups[1].Values.CopyTo(weights.Values);
        return new LearnedCorrections(system, groups[0].Values.ToArray(), network);
    }

    private protected sealed override IEnumerable<Fault> Sizes(RelaxedSystem system)
    {
        var (weights, inputs) = (0L, (long)system.Features);
        foreach (var width in HiddenLayers.Append(system.Corrections))
            (weights, inputs) = (weights + ((inputs + 1) * width), width);
        if (weights > MostWeights)
            yield return new("hiddenLayers", $"makes {weights} weights; at most {MostWeights} are allowed.");
        foreach (var fault in base.Sizes(system))
            yield return fault;
    }

    private protected sealed override long NumbersKept(RelaxedSystem system) =>
        base.NumbersKept(system) + HiddenLayers.Sum(width => (long)width);

    private MultilayerPerceptron CreateNetwork(RelaxedSystem system, out AlignedArray weights)
    {
        var shape = ShapeFor(system);
        weights = new AlignedArray(PaddedLayer.Of(shape)[^1].End);
        return new MultilayerPerceptron(shape, 1, weights);
    }
}
