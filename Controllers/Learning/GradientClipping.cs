namespace ProcessChain.Controllers.Learning;

/// <summary>Limits the size of gradients.</summary>
internal static class GradientClipping
{
    /// <summary>PyTorch's rule: g ← g · min(1, max / (‖g‖ + 10⁻⁶)).</summary>
    /// <param name="network">Whose gradients are changed.</param>
    /// <param name="maxNorm">Above 0.</param>
    public static void ClipNorm(this INetwork network, float maxNorm)
    {
        var factor = maxNorm / (network.GradientNorm() + 1e-6f);
        if (factor < 1)
            network.ScaleGradients(factor);
    }
}
