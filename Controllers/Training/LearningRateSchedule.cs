namespace ProcessChain;

/// <summary>
/// α held for a share of the training, then falling geometrically to its final value at the training's end; all divided
/// by 1 + decay · updates, as in keras.
/// </summary>
/// <param name="Initial">α, above 0.</param>
/// <param name="Hold">The share of the training for which it is held, in [0, 1]; 1: for all of it.</param>
/// <param name="Final">The value at the end, above 0; without effect where it is held for all of the training.</param>
/// <param name="Decay">Per update, 0 or more.</param>
internal sealed record LearningRateSchedule(double Initial, double Hold, double Final, double Decay)
{
    /// <param name="progress">The share of the training that is over, in [0, 1].</param>
    /// <param name="updates">Gradient steps before this one.</param>
    public float At(double progress, long updates)
    {
        var rate =
            progress <= Hold ? Initial : Initial * PortableMath.Power(Final / Initial, (progress - Hold) / (1 - Hold));
        return (float)(rate / (1 + (Decay * updates)));
    }
}
