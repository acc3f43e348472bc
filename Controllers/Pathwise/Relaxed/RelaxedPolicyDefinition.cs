namespace ProcessChain;

/// <summary>
/// A policy trained through the model, as <see cref="PathwiseDefinition"/> tells, of a system whose model stands on a tape: orders in
/// fractions of units are piecewise smooth in the parameters of a network that sees the whole state. Test agents order what
/// the system takes.
/// </summary>
internal abstract record RelaxedPolicyDefinition : LearningDefinition
{
    private const int AgentFormat = 0x31415752; // "RWA1"
    private const int MostIterations = 20;
    private const int MostWeights = 10_000_000;
    private const int MostEpisodes = 1 << 20;
    private const long MostNumbers = 1L << 26;
    private const double LastGain = 0.01;

    /// <summary>Gradient steps; 1 to 10 million.</summary>
    [Range(1, 10_000_000)]
    public abstract int Steps { get; init; }

    /// <summary>Episodes in the mean of one gradient step; a multiple of 32, at most 1 048 576.</summary>
    [Range(1, MostEpisodes)]
    public abstract int BatchEpisodes { get; init; }

    /// <summary>Widths of the hidden layers, 1 to 4096 each; none: a correction that is linear in the state.</summary>
    [Range(1, 4096, Unit = "neurons")]
    public abstract Several<int> HiddenLayers { get; init; }

    /// <summary>What stands between the layers.</summary>
    [Source("Alvo et al. 2023: ELU")]
    public Activation Activation { get; init; } = Activation.Elu;

    /// <summary>α of the network, above 0.</summary>
    [Range(0, 1e6, AboveLeast = true)]
    public abstract double LearningRate { get; init; }

    /// <summary>α of the corrections that stand beside the network, above 0, in mean demands of a period: about what one changes by in a step at first.</summary>
    [Assumed("measured with gym-invmgmt's scenarios and Zipkin's instances")]
    [Range(0, 1e6, AboveLeast = true)]
    public double LevelLearningRate { get; init; } = 0.03;

    /// <summary>The share of the training for which learning rates stay, before they fall geometrically; in [0, 1].</summary>
    [Assumed("measured with gym-invmgmt's scenarios and Zipkin's instances")]
    [Range(0, 1)]
    public double LearningRateHold { get; init; }

    /// <summary>Learning rates at the end of the training, as a share of the first ones; above 0, at most 1.</summary>
    [Assumed("measured with gym-invmgmt's scenarios and Zipkin's instances")]
    [Range(0, 1, AboveLeast = true)]
    public double FinalLearningRate { get; init; } = 0.01;

    /// <inheritdoc/>
    public sealed override IEnumerable<Fault> Validate(SystemDefinition system)
    {
        List<Fault> faults = [.. base.Validate(system), .. Multiples(), .. ValidateSystem(system)];
        return faults.Count > 0 ? faults : [.. Sizes(Relax(system))];
    }

    /// <inheritdoc/>
    public override int IterationsOf(TrainingBudget budget) => Iterations;

    /// <inheritdoc/>
    public override ITraining Create(TrainingTask task) =>
        new PathwiseTraining(new RelaxedProblem(this, task.System), task.Seed, task.Workers);

    /// <inheritdoc/>
    public override IController LoadAgent(SystemDefinition system, Stream agent)
    {
        var relaxed = Relax(system);
        var groups = CreateParameters(relaxed, seed: 0);
        StateArchive.ReadLast(agent, state => KeepAgent(relaxed, groups, state));
        var network = CreateNetwork(relaxed, out var weights);
        groups[1].Values.CopyTo(weights.Values);
        return relaxed.CreateAgent(new LearnedCorrections(relaxed, groups[0].Values.ToArray(), network));
    }

    /// <summary>The steps are told in so many parts.</summary>
    internal int Iterations => Math.Min(MostIterations, Steps);

    /// <summary>The system as it is trained on.</summary>
    internal abstract RelaxedSystem Relax(SystemDefinition system);

    /// <summary>The network's layers.</summary>
    internal NetworkShape ShapeFor(RelaxedSystem system) =>
        new(system.Features, HiddenLayers, system.Places, activation: Activation);

    /// <summary>The parameters with which the training begins.</summary>
    internal IReadOnlyList<ParameterGroup> CreateParameters(RelaxedSystem system, long seed)
    {
        using var network = CreateNetwork(system, out var weights);
        network.InitialiseOrthogonally(new EpisodeSeed(seed, 0).Stream("weights"), Math.Sqrt(2), LastGain);
        var table = new float[RelaxedWorker.TableLength(system)];
        for (var i = 0; i < system.Places * (system.IsTimed ? system.Periods : 1); i++)
            table[i] = system.FirstCorrection(i / system.Places, i % system.Places);
        return
        [
            new ParameterGroup(table, ScheduleFrom(LevelLearningRate * system.Unit)),
            new ParameterGroup(weights.Values.ToArray(), ScheduleFrom(LearningRate)),
        ];
    }

    /// <summary>Keeps what distinguishes parameters from those of another policy.</summary>
    /// <exception cref="InvalidDataException">Those of another shape were written.</exception>
    internal void KeepShape(RelaxedSystem system, StateArchive state)
    {
        state.Expect(system.IsTimed ? system.Periods : 0, "periods:");
        ShapeFor(system).Keep(state);
    }

    /// <summary>Keeps a test agent.</summary>
    internal void KeepAgent(RelaxedSystem system, IReadOnlyList<ParameterGroup> groups, StateArchive state)
    {
        state.Expect(AgentFormat, "the format");
        KeepShape(system, state);
        foreach (var group in groups)
            state.Keep(group.Values);
    }

    /// <summary>What keeps a system from being trained on.</summary>
    private protected virtual IEnumerable<Fault> ValidateSystem(SystemDefinition system) => [];

    private LearningRateSchedule ScheduleFrom(double learningRate) =>
        new(learningRate, LearningRateHold, learningRate * FinalLearningRate, Decay: 0);

    private MultilayerPerceptron CreateNetwork(RelaxedSystem system, out AlignedArray weights)
    {
        var shape = ShapeFor(system);
        weights = new AlignedArray(PaddedLayer.Of(shape)[^1].End);
        return new MultilayerPerceptron(shape, 1, weights);
    }

    private IEnumerable<Fault> Multiples()
    {
        if (BatchEpisodes % Tape.Width != 0)
            yield return new("batchEpisodes", $"is {BatchEpisodes}; a multiple of {Tape.Width} is needed.");
    }

    /// <summary>What would not fit into memory, of settings that are each allowed.</summary>
    private IEnumerable<Fault> Sizes(RelaxedSystem system)
    {
        var (weights, inputs) = (0L, (long)system.Features);
        foreach (var width in HiddenLayers.Append(system.Places))
            (weights, inputs) = (weights + ((inputs + 1) * width), width);
        if (weights > MostWeights)
            yield return new("hiddenLayers", $"makes {weights} weights; at most {MostWeights} are allowed.");
        var needed = (system.Features + HiddenLayers.Sum(width => (long)width)) * system.Periods * Tape.Width;
        if (needed > MostNumbers)
            yield return new(
                "kind",
                $"is pathwisePolicy, which would keep {needed} numbers of all periods and neurons; at most {MostNumbers} are allowed."
            );
    }
}

/// <summary>Training of a policy on the tape.</summary>
internal sealed class RelaxedProblem(RelaxedPolicyDefinition definition, SystemDefinition system) : PathwiseProblem
{
    private readonly RelaxedSystem relaxed = definition.Relax(system);

    public override int Steps => definition.Steps;

    public override int BatchEpisodes => definition.BatchEpisodes;

    public override int Iterations => definition.Iterations;

    public override int Periods => relaxed.Periods;

    public override float Money => relaxed.Money;

    public override IReadOnlyList<ParameterGroup> CreateParameters(long seed) =>
        definition.CreateParameters(relaxed, seed);

    public override IPathwiseWorker CreateWorker() =>
        new RelaxedWorker(definition.Relax(system), definition.ShapeFor(relaxed));

    public override void KeepSettings(StateArchive state)
    {
        definition.KeepShape(relaxed, state);
        state.Expect(definition.Steps, "steps:");
        state.Expect(definition.BatchEpisodes, "episodes in a batch:");
    }

    public override void WriteAgent(IReadOnlyList<ParameterGroup> groups, Stream destination) =>
        StateArchive.Write(destination, state => definition.KeepAgent(relaxed, groups, state));
}
