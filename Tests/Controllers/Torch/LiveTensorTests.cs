namespace ProcessChain.Tests;

/// <summary>Tensors are native memory, which the garbage collector does not see.</summary>
[Category("Torch")]
internal sealed class LiveTensorTests
{
    [Test]
    public void Tensors_ThousandSteps_AreNoMoreThanAfterTheFirst([Values] OptimiserKind kind)
    {
        TorchBuild.Require();
        FinishOtherTests();
        var before = LiveTensors();
        var settings = new OptimiserDefinition
        {
            Kind = kind,
            Momentum = 0.9,
            WeightDecay = 1e-4,
            Centred = true,
        };
        var shape = new NetworkShape(6, [8, 8], 3, OutputHead.Dueling, inputRelu: true);
        var engine = NetworkEngines.Of(NetworkKind.Torch);
        using (var online = engine.Create(shape, 4, settings))
        using (var target = engine.Create(shape, 4, optimiser: null))
        {
            online.Initialise(WeightInitialisation.HeUniform, new RandomStream(1));
            Learn(online, target);
            var live = LiveTensors();
            for (var step = 2; step <= 1000; step++)
                Learn(online, target);
            Assert.That(LiveTensors(), Is.EqualTo(live));
        }
        Assert.That(LiveTensors(), Is.EqualTo(before), "after the networks' end");
    }

    /// <summary>TorchSharp's own count; found by name, because not every build of the tests has TorchSharp.</summary>
    private static long LiveTensors() =>
        (long)Type.GetType("TorchSharp.torch+Tensor, TorchSharp")!.GetProperty("TotalCount")!.GetValue(null)!;

    /// <summary>What they left to the garbage collector must not be counted here.</summary>
    private static void FinishOtherTests()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
    }

    private static void Learn(INetwork online, INetwork target)
    {
        for (var row = 0; row < 4; row++)
        {
            online.Input(row).Fill(row);
            online.OutputGradient(row).Fill(row - 1.5f);
        }
        target.Forward(4);
        online.Forward(4);
        online.Backward(4, toInputs: true);
        online.ClipNorm(1);
        online.Step(1e-3f);
        target.MoveTowards(online, 0.01);
        target.MoveTowards(online, 1);
        Assert.That(online.IsFinite());
    }
}
