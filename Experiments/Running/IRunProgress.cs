namespace ProcessChain.Experiments.Running;

/// <summary>Is told how a run gets on. Called from several threads.</summary>
internal interface IRunProgress
{
    /// <summary>A unit has been begun or taken up again.</summary>
    void Began(WorkUnit unit, int episodesDone, int episodes);

    /// <summary>An episode has ended.</summary>
    /// <param name="unit">Whose.</param>
    /// <param name="phase">E.g. <c>training</c>.</param>
    /// <param name="costPerDay">Its cost, money per day.</param>
    void EpisodeEnded(WorkUnit unit, string phase, double costPerDay);

    /// <summary>The computation of the cost that controllers are measured by has begun; seconds.</summary>
    void ReferenceBegan();

    /// <summary>It has ended.</summary>
    void ReferenceEnded();

    /// <summary>A unit has ended, or has failed for the reason given.</summary>
    void Ended(WorkUnit unit, string? failure);
}
