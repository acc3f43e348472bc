namespace ProcessChain;

/// <summary>Limits the size of gradients.</summary>
internal static class GradientClipping
{
    /// <summary>PyTorch's rule: g ← g · min(1, max / (‖g‖ + 10⁻⁶)).</summary>
    public static void ClipNorm(this INetwork network, float maxNorm)
    {
        var factor = Factor(network.GradientNorm(), maxNorm);
        if (factor < 1)
            network.ScaleGradients(factor);
    }

    /// <summary>min(1, max / (‖g‖ + 10⁻⁶)), by which PyTorch multiplies gradients.</summary>
    public static float Factor(float norm, float maxNorm) => Math.Min(1, maxNorm / (norm + 1e-6f));
}
