namespace ProcessChain.Tests;

/// <summary>Weights of one engine in the other, by way of a safetensors file.</summary>
[Category("Torch")]
internal sealed class TorchWeightsTests
{
    [Test]
    public void Safetensors_ToTheOtherEngineAndBack_KeepEveryBitAndTheOutputs(
        [Values] OutputHead head,
        [Values] Activation activation
    )
    {
        TorchBuild.Require();
        var shape = new NetworkShape(5, [7, 3], 4, head, inputRelu: true, activation);
        using var own = NetworkEngines.Of(NetworkKind.Own).Create(shape, 1, optimiser: null);
        using var torch = NetworkEngines.Of(NetworkKind.Torch).Create(shape, 1, optimiser: null);
        using var again = NetworkEngines.Of(NetworkKind.Own).Create(shape, 1, optimiser: null);
        own.Initialise(WeightInitialisation.HeUniform, new RandomStream(1));

        Move(own, torch);
        Move(torch, again);

        Assert.Multiple(() =>
        {
            Assert.That(torch.Parameters(), Is.EqualTo(own.Parameters()));
            Assert.That(again.Parameters(), Is.EqualTo(own.Parameters()));
            Assert.That(Outputs(torch), Is.EqualTo(Outputs(own)).Within(1e-6));
        });
    }

    private static void Move(INetwork source, INetwork target)
    {
        using var file = new MemoryStream();
        Safetensors.Write(source, file);
        file.Position = 0;
        Safetensors.Read(target, file);
    }

    private static float[] Outputs(INetwork network)
    {
        new[] { 0.5f, -1, 2, 0.1f, -0.3f }.CopyTo(network.Input(0));
        network.Forward(1);
        return network.Output(0).ToArray();
    }
}
