namespace ProcessChain;

/// <summary>What is minimised: the mean over a batch of a function of the error d between prediction and target.</summary>
internal enum Loss
{
    /// <summary>|d|, mean absolute error.</summary>
    Mae,

    /// <summary>d².</summary>
    Mse,

    /// <summary>½ d²: what keras-rl minimises unless told otherwise.</summary>
    HalfMse,

    /// <summary>½ d² up to δ, δ (|d| − ½ δ) beyond (Huber 1964).</summary>
    Huber,
}

internal static class Losses
{
    /// <summary>The loss of one error.</summary>
    public static float Value(this Loss loss, float error, float huberDelta)
    {
        var size = Math.Abs(error);
        return loss switch
        {
            Loss.Mae => size,
            Loss.Mse => error * error,
            Loss.Huber when size > huberDelta => huberDelta * (size - (0.5f * huberDelta)),
            _ => 0.5f * error * error,
        };
    }

    /// <summary>The derivative of the loss of one error with respect to the prediction.</summary>
    /// <param name="loss">Which loss.</param>
    /// <param name="error">Prediction less target.</param>
    /// <param name="huberDelta">δ, above 0.</param>
    public static float Derivative(this Loss loss, float error, float huberDelta) =>
        loss switch
        {
            Loss.Mae when error < 0 => -1,
            Loss.Mae => error > 0 ? 1 : 0,
            Loss.Mse => 2 * error,
            Loss.Huber => Math.Clamp(error, -huberDelta, huberDelta),
            _ => error,
        };
}
