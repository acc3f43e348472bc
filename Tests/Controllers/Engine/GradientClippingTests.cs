namespace ProcessChain.Tests;

internal sealed class GradientClippingTests
{
    [TestCase(5.1f, new float[] { 3, 4 })]
    [TestCase(2.5f, new float[] { 1.5f, 2 })]
    public void ClipNorm_GradientOfNormFive_IsShortenedOnlyWhereItIsLonger(float maxNorm, float[] expected)
    {
        using var network = Networks.WithBiasGradients([3, 4]);
        network.ClipNorm(maxNorm);
        Assert.That(network.Gradients()[^2..], Is.EqualTo(expected).Within(1e-6));
    }
}

internal static class Networks
{
    /// <summary>A network without inputs of weight, whose gradients are the given ones at the biases and 0 elsewhere.</summary>
    public static INetwork WithBiasGradients(float[] gradients, NetworkKind engine = NetworkKind.Own)
    {
        var shape = new NetworkShape(1, [], gradients.Length);
        var network = NetworkEngines.Of(engine).Create(shape, 1, optimiser: null);
        network.Input(0).Clear();
        network.Forward(1);
        gradients.CopyTo(network.OutputGradient(0));
        network.Backward(1);
        return network;
    }
}
