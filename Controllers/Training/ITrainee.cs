namespace ProcessChain;

/// <summary>
/// A learning controller in training: it decides, and learns from what its decisions led to, episode by episode. An
/// <see cref="EpisodeLearningDefinition"/> makes it, and an <see cref="EpisodeTraining"/> plays with it.
/// </summary>
public interface ITrainee : ILearningController
{
    /// <summary>Changes of what is learned (gradient steps) in all so far.</summary>
    long Updates { get; }

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
