using System.Text.Json;

namespace ProcessChain.Tests;

/// <summary>Networks, losses, gradients and optimiser steps as PyTorch computes them, on every engine there is.</summary>
/// <param name="engine">Which engine.</param>
[Category("Golden")]
[TestFixtureSource(typeof(Engines), nameof(Engines.Available))]
internal sealed class TorchGoldenTests(NetworkKind engine)
{
    private static readonly string[] Precisions = ["f64", "f32"];

    private static IEnumerable<TestCaseData> Nets() => GoldenCases.Files("torch", "net_*.json");

    private static IEnumerable<TestCaseData> Optimisers() => GoldenCases.Files("torch", "opt_*.json");

    private static IEnumerable<TestCaseData> SoftUpdates() => GoldenCases.Files("torch", "soft_update*.json");

    private static IEnumerable<TestCaseData> Clips() => GoldenCases.Files("torch", "clip_grad_norm*.json");

    private static IEnumerable<TestCaseData> Targets() => GoldenCases.Files("torch", "dqn_targets*.json");

    [TestCaseSource(nameof(Nets))]
    public void Network_ForwardAndBackward_GivesTheReference(string file)
    {
        var root = TorchCase.Read(file);
        foreach (var variant in root.GetProperty("variants").EnumerateArray())
        {
            using var batch = new TorchBatch(root, variant, engine);
            foreach (var precision in Precisions)
                AssertVariant(batch, variant.GetProperty(precision), Tolerance(root), $"{Name(variant)}, {precision}");
        }
    }

    [TestCaseSource(nameof(Nets))]
    public void Forward_UpToAHiddenLayer_GivesTheReference(string file)
    {
        var root = TorchCase.Read(file);
        foreach (var variant in root.GetProperty("variants").EnumerateArray())
        {
            if (!variant.GetProperty("f64").TryGetProperty("layer_outputs", out var expected))
                continue;
            using var batch = new TorchBatch(root, variant, engine);
            for (var l = 0; l < batch.Network.Shape.Layers.Count - 1; l++)
                TorchCase.AssertClose(batch.HiddenOutputs(l), expected[l], Tolerance(root), $"{Name(variant)}, {l}");
        }
    }

    [TestCaseSource(nameof(Optimisers))]
    public void Optimiser_TenSteps_GivesTheReference(string file)
    {
        var root = TorchCase.Read(file);
        foreach (var run in root.GetProperty("runs").EnumerateArray())
        {
            foreach (var precision in Precisions)
                AssertRun(root, run, precision);
        }
    }

    [TestCaseSource(nameof(SoftUpdates))]
    public void MoveTowards_SequenceOfOnlineWeights_GivesTheReference(string file)
    {
        foreach (var update in TorchCase.Read(file).GetProperty("cases").EnumerateArray())
        {
            foreach (var precision in Precisions)
            {
                using var target = WithBiases(update.GetProperty("target").Floats());
                var expected = update.GetProperty(precision).GetProperty("target_after_each");
                foreach (
                    var (values, i) in update.GetProperty("online_sequence").EnumerateArray().Select((o, i) => (o, i))
                )
                {
                    using var online = WithBiases(values.Floats());
                    target.MoveTowards(online, update.GetProperty("tau").GetDouble());
                    var moved = target.Parameters()[^update.GetProperty("n").GetInt32()..];
                    TorchCase.AssertClose(moved, expected[i], 5e-6, $"{precision}, update {i}");
                }
            }
        }
    }

    [TestCaseSource(nameof(Clips))]
    public void ClipNorm_SeveralTensors_GivesTheReference(string file)
    {
        foreach (var clip in TorchCase.Read(file).GetProperty("cases").EnumerateArray())
        {
            float[] all = [.. clip.GetProperty("grads").EnumerateArray().SelectMany(TorchCase.Floats)];
            using var network = Networks.WithBiasGradients(all, engine);
            var expected = clip.GetProperty("f64");
            TorchCase.AssertClose(network.GradientNorm(), expected.GetProperty("total_norm").GetDouble(), 5e-6, "norm");

            network.ClipNorm(clip.GetProperty("max_norm").GetSingle());

            var gradients = network.Gradients()[^all.Length..];
            var clipped = expected.GetProperty("clipped").EnumerateArray().SelectMany(TorchCase.Doubles).ToArray();
            for (var i = 0; i < clipped.Length; i++)
                TorchCase.AssertClose(gradients[i], clipped[i], 5e-6, $"clipped [{i}]");
        }
    }

    [TestCaseSource(nameof(Targets))]
    public void Loss_OfTemporalDifferences_GivesTheReference(string file)
    {
        foreach (var c in TorchCase.Read(file).GetProperty("cases").EnumerateArray())
        {
            var expected = c.GetProperty("f64");
            var (targets, q) = (expected.GetProperty("dqn_target").Doubles(), c.GetProperty("q_online_next").Floats());
            var (actions, width) = (c.GetProperty("actions").Integers(), c.GetProperty("actions_n").GetInt32());
            float[] errors = [.. targets.Select((y, row) => (float)(y - q[(row * width) + actions[row]]))];
            TorchCase.AssertClose(errors, expected.GetProperty("td_error"), 5e-6, "td_error");
            foreach (var name in new[] { "mae", "mse", "half_mse", "huber1" })
            {
                var mean = errors.Average(error => (double)TorchCase.LossOf(name).Value(error, 1));
                TorchCase.AssertClose(mean, expected.GetProperty(name).GetDouble(), 5e-6, name);
            }
        }
    }

    private static void AssertVariant(TorchBatch batch, JsonElement expected, double tolerance, string what)
    {
        foreach (var loss in expected.GetProperty("losses").EnumerateObject())
        {
            var value = batch.Gradients(TorchCase.LossOf(loss.Name), toInputs: true);
            TorchCase.AssertClose(batch.Outputs, expected.GetProperty("output"), tolerance, $"{what}, {loss.Name}");
            TorchCase.AssertClose(value, loss.Value.GetProperty("loss").GetDouble(), tolerance, $"{what}, {loss.Name}");
            AssertGradients(batch, loss.Value, tolerance, $"{what}, {loss.Name}");
        }
    }

    private static void AssertGradients(TorchBatch batch, JsonElement loss, double tolerance, string what)
    {
        var gradients = batch.Network.Shape.Tensors(batch.Network.Gradients());
        var expected = loss.GetProperty("grads");
        TorchCase.AssertClose(gradients, expected, tolerance, what);
        for (var i = 0; i < gradients.Count; i++)
            TorchCase.AssertRelativeToLargest(gradients[i], expected[i], $"{what}, {i}");
        if (!loss.TryGetProperty("grad_x", out var ofInputs))
            return;
        var inputGradients = batch.Network.InputGradients(batch.Rows);
        TorchCase.AssertClose(inputGradients, ofInputs, tolerance, $"{what}, inputs");
        TorchCase.AssertRelativeToLargest(inputGradients, ofInputs, $"{what}, inputs");
    }

    private void AssertRun(JsonElement root, JsonElement run, string precision)
    {
        var hyper = run.GetProperty("hyper");
        using var batch = new TorchBatch(root, run, engine, TorchOptimiser.Of(hyper));
        var losses = run.GetProperty(precision).GetProperty("loss_before_step").Doubles();
        var after = run.GetProperty(precision).GetProperty("params_after");
        var what = $"{Name(run)}, {run.Text("optimizer")}, {run.Text("loss")}, {precision}";
        for (var step = 0; step < losses.Length; step++)
        {
            var loss = batch.Gradients(TorchCase.LossOf(run.Text("loss")));
            TorchCase.AssertClose(loss, losses[step], 1e-5, $"{what}, loss {step}");
            batch.Network.Step(hyper.GetProperty("lr").GetSingle());
            if (!after.TryGetProperty($"{step + 1}", out var expected))
                continue;
            var parameters = batch.Network.Shape.Tensors(batch.Network.Parameters());
            TorchCase.AssertClose(parameters, expected, 1e-5, $"{what}, after {step + 1}");
        }
    }

    private INetwork WithBiases(float[] values)
    {
        var network = NetworkEngines.Of(engine).Create(new NetworkShape(1, [], values.Length), 1, optimiser: null);
        network.WriteParameters([.. new float[values.Length], .. values]);
        return network;
    }

    private static string Name(JsonElement variant) =>
        $"{variant.Text("activation")}, {variant.Text("output")}, {variant.GetProperty("input_relu")}";

    private static double Tolerance(JsonElement root) =>
        root.GetProperty("shape").Integers().Max() >= 256 ? 1e-5 : 5e-6;
}

/// <summary>The engines of this build, each of which must keep the contract.</summary>
internal static class Engines
{
    public static IEnumerable<NetworkKind> Available() =>
        Enum.GetValues<NetworkKind>().Where(kind => NetworkEngines.Fault(kind) is null);
}

/// <summary>A case's network with its batch of inputs, actions and targets.</summary>
internal sealed class TorchBatch : IDisposable
{
    private readonly NetworkKind engine;
    private readonly int inputs;
    private readonly float[] x;
    private readonly int[] actions;
    private readonly float[] targets;

    public TorchBatch(JsonElement root, JsonElement variant, NetworkKind engine, OptimiserDefinition? optimiser = null)
    {
        this.engine = engine;
        Rows = root.GetProperty("batch").GetInt32();
        Network = TorchCase.Network(root, variant, Rows, optimiser, engine);
        inputs = Network.Shape.Inputs;
        x = root.GetProperty("x").Floats();
        actions = root.GetProperty("actions").Integers();
        targets = root.GetProperty("targets").Floats();
    }

    public INetwork Network { get; }

    public int Rows { get; }

    public float[] Outputs => [.. Enumerable.Range(0, Rows).SelectMany(row => Network.Output(row).ToArray())];

    /// <summary>The outputs of a hidden layer, as those of a network that ends with it and passes them on unchanged.</summary>
    public float[] HiddenOutputs(int layer)
    {
        var whole = Network.Shape;
        int[] widths = [.. whole.Layers.Take(layer + 1).Select(l => l.Outputs)];
        var shape = new NetworkShape(inputs, widths, widths[^1], OutputHead.Linear, whole.InputRelu, whole.Activation);
        using var network = NetworkEngines.Of(engine).Create(shape, Rows, optimiser: null);
        var parameters = new float[shape.Parameters];
        var last = shape.Layers[^1];
        Network.Parameters().AsSpan(0, last.WeightsAt).CopyTo(parameters);
        for (var i = 0; i < last.Outputs; i++)
            parameters[last.WeightsAt + (i * (last.Inputs + 1))] = 1;
        network.WriteParameters(parameters);
        Fill(network);
        network.Forward(Rows);
        return [.. Enumerable.Range(0, Rows).SelectMany(row => network.Output(row).ToArray())];
    }

    public void Dispose() => Network.Dispose();

    /// <summary>One forward and backward pass; returns the loss.</summary>
    public double Gradients(Loss loss, bool toInputs = false)
    {
        Fill(Network);
        Network.Forward(Rows);
        var sum = 0.0;
        for (var row = 0; row < Rows; row++)
        {
            var error = Network.Output(row)[actions[row]] - targets[row];
            sum += loss.Value(error, 1);
            Network.OutputGradient(row).Clear();
            Network.OutputGradient(row)[actions[row]] = loss.Derivative(error, 1) / Rows;
        }
        Network.Backward(Rows, toInputs);
        return sum / Rows;
    }

    private void Fill(INetwork network)
    {
        for (var row = 0; row < Rows; row++)
            x.AsSpan(row * inputs, inputs).CopyTo(network.Input(row));
    }
}

/// <summary>The optimisers that the cases name.</summary>
internal static class TorchOptimiser
{
    public static OptimiserDefinition Of(JsonElement hyper) =>
        new()
        {
            Kind = Enum.Parse<OptimiserKind>(hyper.Text("kind"), ignoreCase: true),
            Momentum = Number(hyper, "momentum"),
            WeightDecay = Number(hyper, "weight_decay"),
            Nesterov = hyper.TryGetProperty("nesterov", out var nesterov) && nesterov.GetBoolean(),
            Centred = hyper.TryGetProperty("centered", out var centred) && centred.GetBoolean(),
            Beta1 = Number(hyper, "beta1"),
            Beta2 = Number(hyper, "beta2"),
            Rho = Number(hyper, "alpha"),
            Epsilon = Number(hyper, "eps"),
        };

    private static double Number(JsonElement hyper, string key) =>
        hyper.TryGetProperty(key, out var value) ? value.GetDouble() : 0;
}
