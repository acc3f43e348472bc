namespace ProcessChain.Tests;

/// <summary>Inputs, weights and gradients of tests.</summary>
internal static class UniformNumbers
{
    /// <summary>Numbers in [−1, 1).</summary>
    public static float[] Uniform(this RandomStream stream, int count) =>
        [.. Enumerable.Range(0, count).Select(_ => (2 * stream.NextSingle()) - 1)];
}
