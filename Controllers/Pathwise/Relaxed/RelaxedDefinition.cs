using System.Reflection;

namespace ProcessChain;

/// <summary>
/// A policy trained through the model, as <see cref="PathwiseDefinition"/> tells, of a system whose model stands on a tape: orders in
/// fractions of units are piecewise smooth in what is learned. Test agents order what the system takes.
/// </summary>
internal abstract record RelaxedDefinition : LearningDefinition
{
    private const int AgentFormat = 0x31415752; // "RWA1"
    private const int MostIterations = 20;
    private const int MostEpisodes = 1 << 20;

    /// <summary>Numbers that all periods may keep for a block of episodes.</summary>
    internal const long MostNumbers = 1L << 26;

    /// <summary>Gradient steps; 1 to 10 million.</summary>
    [Range(1, 10_000_000)]
    public abstract int Steps { get; init; }

    /// <summary>Episodes in the mean of one gradient step; a multiple of 32, at most 1 048 576.</summary>
    [Range(1, MostEpisodes)]
    public abstract int BatchEpisodes { get; init; }

    /// <summary>α of the levels, or of the corrections by period, above 0, in mean demands of a period: about what one changes by in a step at first.</summary>
    [Range(0, 1e6, AboveLeast = true)]
    public abstract double LevelLearningRate { get; init; }

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
        new PathwiseTraining(new RelaxedProblem(this, task.System, task.Seed), task.Seed, task.Workers);

    /// <inheritdoc/>
    public override IController LoadAgent(SystemDefinition system, Stream agent)
    {
        var relaxed = Relax(system);
        return relaxed.CreateAgent(Learned(relaxed, Read(relaxed, agent)));
    }

    /// <summary>The steps are told in so many parts.</summary>
    internal int Iterations => Math.Min(MostIterations, Steps);

    /// <summary>The system as it is trained on.</summary>
    internal abstract RelaxedSystem Relax(SystemDefinition system);

    /// <summary>The layers of a network beside the table; null: there is none.</summary>
    internal abstract NetworkShape? ShapeFor(RelaxedSystem system);

    /// <summary>The parameters with which the training begins.</summary>
    internal abstract IReadOnlyList<ParameterGroup> CreateParameters(RelaxedSystem system, long seed);

    /// <summary>What a test agent gets of trained parameters.</summary>
    internal virtual IReadOnlyList<ParameterGroup> Finish(
        RelaxedSystem system,
        IReadOnlyList<ParameterGroup> groups,
        long seed
    ) => groups;

    /// <summary>Keeps what distinguishes parameters from those of another policy.</summary>
    /// <exception cref="InvalidDataException">Those of another shape were written.</exception>
    internal virtual void KeepShape(RelaxedSystem system, StateArchive state) =>
        state.Expect(system.IsTimed ? system.Periods : 0, "periods:");

    /// <summary>Keeps a test agent.</summary>
    internal void KeepAgent(RelaxedSystem system, IReadOnlyList<ParameterGroup> groups, StateArchive state)
    {
        state.Expect(AgentFormat, "the format");
        KeepShape(system, state);
        foreach (var group in groups)
            state.Keep(group.Values);
    }

    /// <summary>The word by which a definition file chooses it.</summary>
    private protected string Kind => GetType().GetCustomAttribute<KindAttribute>()!.Name;

    /// <summary>Reads what <see cref="KeepAgent"/> wrote.</summary>
    private protected IReadOnlyList<ParameterGroup> Read(RelaxedSystem system, Stream agent)
    {
        var groups = CreateParameters(system, seed: 0);
        StateArchive.ReadLast(agent, state => KeepAgent(system, groups, state));
        return groups;
    }

    /// <summary>What was learned.</summary>
    private protected abstract LearnedCorrections Learned(RelaxedSystem system, IReadOnlyList<ParameterGroup> groups);

    /// <summary>What keeps a system from being trained on.</summary>
    private protected virtual IEnumerable<Fault> ValidateSystem(SystemDefinition system) => [];

    /// <summary>What would not fit into memory, of settings that are each allowed.</summary>
    private protected virtual IEnumerable<Fault> Sizes(RelaxedSystem system)
    {
        var needed = NumbersKept(system) * system.Periods * Tape.Width;
        if (needed > MostNumbers)
            yield return new(
                "kind",
                $"is {Kind}, which would keep {needed} numbers of all periods; at most {MostNumbers} are allowed."
            );
    }

    /// <summary>Numbers that an episode keeps of a period.</summary>
    private protected virtual long NumbersKept(RelaxedSystem system) => system.Features;

    private protected ParameterGroup CreateTable(RelaxedSystem system)
    {
        var table = new float[RelaxedWorker.TableLength(system)];
        for (var i = 0; i < system.Corrections * (system.IsTimed ? system.Periods : 1); i++)
            table[i] = system.FirstCorrection(i / system.Corrections, i % system.Corrections);
        return new ParameterGroup(table, ScheduleFrom(LevelLearningRate * system.Unit));
    }

    private protected LearningRateSchedule ScheduleFrom(double learningRate) =>
        new(learningRate, LearningRateHold, learningRate * FinalLearningRate, Decay: 0);

    private IEnumerable<Fault> Multiples()
    {
        if (BatchEpisodes % Tape.Width != 0)
            yield return new("batchEpisodes", $"is {BatchEpisodes}; a multiple of {Tape.Width} is needed.");
    }
}
