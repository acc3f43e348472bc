namespace ProcessChain;

/// <summary>
/// What the critic minimises: the mean over a batch of a function of the error V − R. Some keep V near the value V_old from
/// before the update, V_clip = V_old + clip(V − V_old, −ε, ε); implementations differ.
/// </summary>
internal enum ValueLoss
{
    /// <summary>(V − R)² (Schulman et al. 2017, equation 9).</summary>
    Mse,

    /// <summary>(V_clip − R)², as in Stable-Baselines3.</summary>
    Clipped,

    /// <summary>max((V − R)², (V_clip − R)²), as in RLlib.</summary>
    ClippedMaximum,

    /// <summary>½ max((V − R)², (V_clip − R)²), as in CleanRL.</summary>
    HalfClippedMaximum,
}

internal static class ValueLosses
{
    /// <summary>The loss of one value.</summary>
    public static float Value(this ValueLoss loss, float value, float old, float target, float clip)
    {
        var error = Square(value - target);
        var clipped = Square(Clip(value, old, clip) - target);
        return loss switch
        {
            ValueLoss.Mse => error,
            ValueLoss.Clipped => clipped,
            ValueLoss.ClippedMaximum => Math.Max(error, clipped),
            _ => 0.5f * Math.Max(error, clipped),
        };
    }

    /// <summary>The derivative of the loss of one value with respect to it.</summary>
    public static float Derivative(this ValueLoss loss, float value, float old, float target, float clip)
    {
        var slope = 2 * (value - target);
        var clippedSlope = Math.Abs(value - old) <= clip ? slope : 0;
        var ofMaximum = OfMaximum(value - target, Clip(value, old, clip) - target, slope, clippedSlope);
        return loss switch
        {
            ValueLoss.Mse => slope,
            ValueLoss.Clipped => clippedSlope,
            ValueLoss.ClippedMaximum => ofMaximum,
            _ => 0.5f * ofMaximum,
        };
    }

    /// <summary>The derivative of the larger square; of equal ones the mean of both, as in PyTorch.</summary>
    private static float OfMaximum(float error, float clippedError, float slope, float clippedSlope)
    {
        var (square, clippedSquare) = (Square(error), Square(clippedError));
        if (square == clippedSquare)
            return 0.5f * (slope + clippedSlope);
        return square > clippedSquare ? slope : clippedSlope;
    }

    private static float Clip(float value, float old, float clip) => old + Math.Clamp(value - old, -clip, clip);

    private static float Square(float x) => x * x;
}
