namespace ProcessChain.Experiments;

/// <summary>Is told how a run gets on. Called from several threads.</summary>
internal interface IRunProgress
{
    /// <summary>A unit has been begun or taken up again.</summary>
    void Began(RunUnit unit, int stepsDone);

    /// <summary>A step of a unit has ended: mostly an episode.</summary>
    /// <param name="unit">Whose.</param>
    /// <param name="news">What it was and what came of it, for people.</param>
    void StepEnded(RunUnit unit, string news);

    /// <summary>The computation of the cost that controllers are measured by has begun; seconds.</summary>
    void ReferenceBegan();

    /// <summary>It has ended.</summary>
    void ReferenceEnded();

    /// <summary>A unit has ended, or has failed for the reason given.</summary>
    void Ended(RunUnit unit, string? failure);
}
