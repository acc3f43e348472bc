using System.Reflection;

namespace ProcessChain;

/// <summary>
/// A policy trained through the model: hindsight differentiable policy optimisation (Madeka et al. 2022, arXiv:2210.03137;
/// Alvo et al. 2023, arXiv:2306.11246). The rewards of simulated episodes with fractional units are piecewise smooth in the
/// policy's parameters; one pass backwards through the episodes gives the exact gradient of their mean, along which Adam
/// climbs. Only for <c>inventory</c>.
/// </summary>
/// <remarks>
/// Orders are clamp(level − echelon position, 0, min(capacity, supplier's stock)). Where a clamp holds, the derivative is
/// its true one, 0; therefore training begins with levels that are alive, those of <c>baseStockFormula</c>. The test agent
/// rounds levels to the nearest whole unit.
/// </remarks>
public abstract record PathwiseDefinition : LearningDefinition
{
    private const int AgentFormat = 0x31415750; // "PWA1"
    private const int MostIterations = 20;
    private const int MostEpisodes = 1 << 20;

    /// <summary>Gradient steps; 1 to 10 million.</summary>
    [Range(1, 10_000_000)]
    public abstract int Steps { get; init; }

    /// <summary>Episodes in the mean of one gradient step; a multiple of 32, at most 1 048 576.</summary>
    [Range(1, MostEpisodes)]
    public abstract int BatchEpisodes { get; init; }

    /// <summary>
    /// Episodes that are drawn once and gone through again and again; 0: every step draws its own. A multiple of the batch, at
    /// most 1 048 576.
    /// </summary>
    [Range(0, MostEpisodes)]
    public abstract int CommonEpisodes { get; init; }

    /// <summary>α of the levels, above 0, in mean demands of a period: about what a level changes by in one step at first.</summary>
    [Assumed("measured with OR-Gym's defaults")]
    [Range(0, 1e6, AboveLeast = true)]
    public double LevelLearningRate { get; init; } = 0.1;

    /// <summary>The share of the training for which learning rates stay, before they fall geometrically; in [0, 1].</summary>
    [Assumed("measured with OR-Gym's defaults")]
    [Range(0, 1)]
    public double LearningRateHold { get; init; }

    /// <summary>Learning rates at the end of the training, as a share of the first ones; above 0, at most 1.</summary>
    [Assumed("measured with OR-Gym's defaults")]
    [Range(0, 1, AboveLeast = true)]
    public double FinalLearningRate { get; init; } = 0.01;

    /// <inheritdoc/>
    public override IEnumerable<Fault> Validate(SystemDefinition system)
    {
        var inventory = (InventoryDefinition)system;
        List<Fault> faults = [.. base.Validate(system), .. Multiples()];
        return faults.Count > 0 ? faults : [.. Sizes(inventory), .. OwnSizes(inventory)];
    }

    /// <inheritdoc/>
    public override int IterationsOf(TrainingBudget budget) => IterationCount;

    /// <inheritdoc/>
    public override ITraining Create(TrainingTask task)
    {
        ArgumentNullException.ThrowIfNull(task);
        var model = new InventoryModel((InventoryDefinition)task.System);
        return new PathwiseTraining(new InventoryProblem(this, model, task.Seed), task.Seed, task.Workers);
    }

    /// <inheritdoc/>
    public override IController LoadAgent(SystemDefinition system, Stream agent) =>
        ReadAgent(new InventoryModel((InventoryDefinition)system), agent);

    /// <summary>The gradient steps are told in so many parts.</summary>
    internal int IterationCount => Math.Min(MostIterations, Steps);

    /// <summary>What computes levels, and gradients.</summary>
    internal abstract IPathwisePolicy CreatePolicy(InventoryModel model);

    /// <summary>The parameters with which the training begins.</summary>
    internal abstract IReadOnlyList<ParameterGroup> CreateParameters(InventoryModel model, long seed);

    /// <summary>Keeps what distinguishes parameters from those of another policy.</summary>
    /// <exception cref="InvalidDataException">Those of another shape were written.</exception>
    internal virtual void KeepShape(InventoryModel model, StateArchive state)
    {
        state.Expect(model.Periods, "periods:");
        state.Expect(model.Places, "places:");
    }

    internal void WriteAgent(InventoryModel model, IReadOnlyList<ParameterGroup> groups, Stream destination) =>
        StateArchive.Write(destination, state => KeepAgent(model, groups, state));

    private IController ReadAgent(InventoryModel model, Stream source)
    {
        var groups = CreateParameters(model, seed: 0);
        StateArchive.ReadLast(source, state => KeepAgent(model, groups, state));
        return CreateAgent(model, groups);
    }

    private void KeepAgent(InventoryModel model, IReadOnlyList<ParameterGroup> groups, StateArchive state)
    {
        state.Expect(AgentFormat, "the format");
        KeepShape(model, state);
        foreach (var group in groups)
            state.Keep(group.Values);
    }

    private protected ParameterGroup CreateLevels(InventoryModel model)
    {
        var levels = new float[LevelTable.Padded(model)];
        foreach (var (i, level) in LevelFormula.Levels(model.Definition, LevelFormula.Safety).Index())
            levels[i] = (float)level;
        return new ParameterGroup(levels, ScheduleFrom(LevelLearningRate * model.MeanDemand));
    }

    private protected LearningRateSchedule ScheduleFrom(double learningRate) =>
        new(learningRate, LearningRateHold, learningRate * FinalLearningRate, Decay: 0);

    /// <summary>The test agent with trained parameters.</summary>
    private protected abstract IController CreateAgent(InventoryModel model, IReadOnlyList<ParameterGroup> groups);

    /// <summary>What would not fit into memory, of own settings that are each allowed.</summary>
    private protected virtual IEnumerable<Fault> OwnSizes(InventoryDefinition inventory) => [];

    /// <summary>Numbers of single precision that a block of episodes keeps of every period, in each of them.</summary>
    private protected virtual long NumbersKept(InventoryDefinition inventory) => 8L * inventory.Orders;

    private IEnumerable<Fault> Multiples()
    {
        if (BatchEpisodes % DemandBlock.Width != 0)
            yield return new("batchEpisodes", $"is {BatchEpisodes}; a multiple of {DemandBlock.Width} is needed.");
        else if (BatchEpisodes > 0 && CommonEpisodes % BatchEpisodes != 0)
            yield return new(
                "commonEpisodes",
                $"is {CommonEpisodes}; 0 or a multiple of batchEpisodes, {BatchEpisodes}, is needed."
            );
    }

    /// <summary>What would not fit into memory, of settings that are each allowed.</summary>
    private IEnumerable<Fault> Sizes(InventoryDefinition inventory)
    {
        const long Most = 1L << 26;
        var needed = NumbersKept(inventory) * inventory.Periods * DemandBlock.Width;
        var common = (long)CommonEpisodes * inventory.Periods;
        if (needed > Most)
            yield return new(
                "kind",
                $"is {GetType().GetCustomAttribute<KindAttribute>()!.Name}, which would keep {needed} numbers of all periods, stages and lead times; at most {Most} are allowed."
            );
        if (common > Most)
            yield return new("commonEpisodes", $"makes {common} demands; at most {Most} are allowed.");
    }
}
