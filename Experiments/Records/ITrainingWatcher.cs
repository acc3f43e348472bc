namespace ProcessChain.Experiments;

/// <summary>Sees what comes of trainings while they are under way, and changes nothing of it. Is called by several threads.</summary>
internal interface ITrainingWatcher
{
    /// <summary>A training begins, is taken up again, or has ended another iteration.</summary>
    /// <param name="unit">Whose training it is.</param>
    /// <param name="iterations">All that were done so far; valid during this call only.</param>
    void Trained(ControllerUnit unit, IReadOnlyList<TrainingIteration> iterations);
}
