namespace ProcessChain;

/// <summary>
/// The policy's loss of one action, −min(r Â, clip(r, 1−ε, 1+ε) Â), where r = π(a|s)/π_old(a|s) (Schulman et al. 2017,
/// equation 7).
/// </summary>
internal static class ClippedSurrogate
{
    public static float Value(float ratio, float advantage, float clip) =>
        -Math.Min(advantage * ratio, advantage * Math.Clamp(ratio, 1 - clip, 1 + clip));

    /// <summary>The derivative with respect to r; at the bounds that of the inside, as in PyTorch.</summary>
    public static float Derivative(float ratio, float advantage, float clip)
    {
        var isFlat = advantage > 0 ? ratio > 1 + clip : ratio < 1 - clip;
        return isFlat ? 0 : -advantage;
    }

    /// <summary>Whether r is beyond the bounds, whatever the advantage.</summary>
    public static bool IsClipped(float ratio, float clip) => Math.Abs(ratio - 1) > clip;
}

/// <summary>Estimates of KL(π_old‖π) from one action that π_old drew, in nats (Schulman 2020, Approximating KL divergence).</summary>
internal static class DivergenceEstimate
{
    /// <summary>k₁ = −ln r: unbiased, of either sign.</summary>
    public static float K1(float logRatio) => -logRatio;

    /// <summary>k₃ = r − 1 − ln r: unbiased, never negative but by rounding.</summary>
    public static float K3(float ratio, float logRatio) => ratio - 1 - logRatio;
}
