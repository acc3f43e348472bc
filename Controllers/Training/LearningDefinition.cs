namespace ProcessChain;

/// <summary>The settings of a controller that must be trained before it is tested.</summary>
public abstract record LearningDefinition : ControllerDefinition
{
    /// <summary>How long this controller is trained; left out: as the experiment says for all.</summary>
    public TrainingBudget? Training { get; init; }

    /// <summary>A new, untrained learner.</summary>
    /// <param name="chain">The chain it will control.</param>
    /// <param name="demand">The customer it will meet (fixes the scaling of observations).</param>
    /// <param name="budget">How long it will be trained (fixes schedules and the size of its memory).</param>
    /// <param name="seed">The training seed: initial weights, exploration and sampling follow from it.</param>
    public abstract ITrainee Create(ChainDefinition chain, DemandDefinition demand, TrainingBudget budget, long seed);

    /// <summary>The test agent: a frozen, greedy controller with weights that <see cref="ITrainee.SaveAgent"/> wrote.</summary>
    /// <exception cref="InvalidDataException">The weights are of another shape or damaged.</exception>
    public abstract IController LoadAgent(ChainDefinition chain, DemandDefinition demand, Stream weights);
}

/// <summary>A learning controller in training.</summary>
public interface ITrainee : ILearningController
{
    /// <summary>Writes what a test agent needs to act: weights and the scaling of its inputs.</summary>
    void SaveAgent(Stream destination);

    /// <summary>
    /// Writes everything from which training resumes exactly: weights, optimiser, memory, counters, random streams.
    /// Called between episodes only.
    /// </summary>
    void Save(BinaryWriter writer);

    /// <summary>Takes up the state that <see cref="Save"/> wrote, into a learner made with the same arguments.</summary>
    /// <exception cref="InvalidDataException">The state is of another shape or damaged.</exception>
    void Load(BinaryReader reader);
}
