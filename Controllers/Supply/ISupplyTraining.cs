using System.Threading;

namespace ProcessChain;

/// <summary>
/// A training, iteration by iteration. Between iterations it can be saved and taken up again, with the same results as if it
/// had never stopped.
/// </summary>
public interface ISupplyTraining
{
    /// <summary>Iterations in all.</summary>
    int Iterations { get; }

    /// <summary>Iterations done so far.</summary>
    int FinishedIterations { get; }

    /// <summary>Does one more.</summary>
    /// <exception cref="TrainingDivergedException">It has come to numbers that are not finite.</exception>
    /// <param name="stop">Stops an iteration that takes long; it can then be done again.</param>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    TrainingIteration RunIteration(CancellationToken stop = default);

    /// <summary>Writes what a test agent needs to act.</summary>
    void SaveAgent(Stream destination);

    /// <summary>Writes everything from which the training goes on exactly.</summary>
    void Save(BinaryWriter writer);

    /// <summary>Takes up what <see cref="Save"/> wrote, in a training made with the same arguments.</summary>
    /// <exception cref="InvalidDataException">It belongs to another training or is damaged.</exception>
    void Load(BinaryReader reader);
}
