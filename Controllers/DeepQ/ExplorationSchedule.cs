namespace ProcessChain;

/// <summary>
/// ε: linear from its initial to its final value over a share of the training, then constant; all divided by
/// 1 + decay · decisions.
/// </summary>
/// <param name="Initial">ε at the start, in [0, 1].</param>
/// <param name="Final">ε after the annealing, in [0, 1].</param>
/// <param name="Annealing">The share of the training over which it goes from one to the other, in [0, 1]; 0: ε stays at its initial value.</param>
/// <param name="Decay">ε_d per decision, 0 or more.</param>
internal sealed record ExplorationSchedule(double Initial, double Final, double Annealing, double Decay)
{
    /// <param name="progress">The share of the training that is over, in [0, 1].</param>
    /// <param name="decisions">Decisions since the warm-up.</param>
    public double At(double progress, long decisions)
    {
        var annealed = Annealing > 0 ? Math.Min(1, progress / Annealing) : 0;
        return (Initial + ((Final - Initial) * annealed)) / (1 + (Decay * decisions));
    }
}
