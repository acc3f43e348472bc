using System.Text.Json;
using ProcessChain.Controllers.Learning;
using ProcessChain.Tests.Golden;

namespace ProcessChain.Tests.Controllers.Learning;

/// <summary>Networks, losses, gradients and optimiser steps as PyTorch computes them.</summary>
[Category("Golden")]
internal sealed class TorchGoldenTests
{
    private static IEnumerable<TestCaseData> Nets() => GoldenCases.Files("torch", "net_*.json");

    private static IEnumerable<TestCaseData> Optimisers() => GoldenCases.Files("torch", "opt_*.json");

    private static IEnumerable<TestCaseData> SoftUpdates() => GoldenCases.Files("torch", "soft_update*.json");

    private static IEnumerable<TestCaseData> Clips() => GoldenCases.Files("torch", "clip_grad_norm*.json");

    [TestCaseSource(nameof(Nets))]
    public void Network_ForwardAndBackward_GivesTheReference(string file)
    {
        var root = TorchCase.Read(file);
        var tolerance = Tolerance(root);
        foreach (var variant in root.GetProperty("variants").EnumerateArray().Where(TorchCase.IsRelu))
        {
            var expected = variant.GetProperty("f64");
            var batch = new TorchBatch(root, variant);
            foreach (var loss in expected.GetProperty("losses").EnumerateObject())
            {
                var value = batch.Gradients(TorchCase.LossOf(loss.Name));
                var what = $"{variant.Text("output")}, {loss.Name}";
                TorchCase.AssertClose(batch.Outputs, expected.GetProperty("output"), tolerance, what);
                TorchCase.AssertClose(value, loss.Value.GetProperty("loss").GetDouble(), tolerance, what);
                AssertGradients(batch.Network, loss.Value.GetProperty("grads"), tolerance, what);
            }
        }
    }

    [TestCaseSource(nameof(Optimisers))]
    public void Optimiser_TenSteps_GivesTheReference(string file)
    {
        var root = TorchCase.Read(file);
        var runs = root.GetProperty("runs").EnumerateArray().Where(IsSupported).ToList();
        if (runs.Count == 0)
            Assert.Ignore("All runs of this case use other activations than ReLU.");
        foreach (var run in runs)
            AssertRun(root, run);
    }

    [TestCaseSource(nameof(SoftUpdates))]
    public void MoveTowards_SequenceOfOnlineWeights_GivesTheReference(string file)
    {
        foreach (var update in TorchCase.Read(file).GetProperty("cases").EnumerateArray())
        {
            var target = Padded(update.GetProperty("target").Floats());
            var expected = update.GetProperty("f64").GetProperty("target_after_each");
            foreach (var (online, i) in update.GetProperty("online_sequence").EnumerateArray().Select((o, i) => (o, i)))
            {
                Parameters.MoveTowards(target, Padded(online.Floats()), update.GetProperty("tau").GetDouble());
                TorchCase.AssertClose(target[..update.GetProperty("n").GetInt32()], expected[i], 5e-6, $"update {i}");
            }
        }
    }

    [TestCaseSource(nameof(Clips))]
    public void ClipNorm_SeveralTensors_GivesTheReference(string file)
    {
        foreach (var clip in TorchCase.Read(file).GetProperty("cases").EnumerateArray())
        {
            float[] all = [.. clip.GetProperty("grads").EnumerateArray().SelectMany(TorchCase.Floats)];
            using var network = Networks.WithBiasGradients(all);
            var expected = clip.GetProperty("f64");
            TorchCase.AssertClose(network.GradientNorm(), expected.GetProperty("total_norm").GetDouble(), 5e-6, "norm");

            network.ClipNorm(clip.GetProperty("max_norm").GetSingle());

            var gradients = network.Gradients()[^all.Length..];
            var clipped = expected.GetProperty("clipped").EnumerateArray().SelectMany(TorchCase.Doubles).ToArray();
            for (var i = 0; i < clipped.Length; i++)
                TorchCase.AssertClose(gradients[i], clipped[i], 5e-6, $"clipped [{i}]");
        }
    }

    private static void AssertGradients(INetwork network, JsonElement expected, double tolerance, string what)
    {
        var gradients = network.Shape.Tensors(network.Gradients());
        TorchCase.AssertClose(gradients, expected, tolerance, what);
        for (var i = 0; i < gradients.Count; i++)
        {
            if (expected[i].ValueKind == JsonValueKind.Object)
                continue;
            var numbers = expected[i].Doubles();
            var largest = numbers.Max(Math.Abs);
            for (var j = 0; j < numbers.Length; j++)
                Assert.That(gradients[i][j], Is.EqualTo(numbers[j]).Within(1e-5 * largest), $"{what} {i} [{j}]");
        }
    }

    private static void AssertRun(JsonElement root, JsonElement run)
    {
        var hyper = run.GetProperty("hyper");
        var batch = new TorchBatch(root, run, TorchOptimiser.Of(hyper));
        var losses = run.GetProperty("f64").GetProperty("loss_before_step").Doubles();
        var after = run.GetProperty("f64").GetProperty("params_after");
        var what = $"{run.Text("optimizer")}, {run.Text("loss")}, {run.Text("output")}";
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

    private static bool IsSupported(JsonElement run) =>
        run.IsRelu() && TorchOptimiser.IsSupported(run.GetProperty("hyper"));

    private static double Tolerance(JsonElement root) =>
        root.GetProperty("shape").Integers().Max() >= 256 ? 1e-5 : 5e-6;

    private static float[] Padded(float[] values)
    {
        Array.Resize(ref values, MatrixProduct.Padded(values.Length));
        return values;
    }
}

/// <summary>A case's network with its batch of inputs, actions and targets.</summary>
internal sealed class TorchBatch
{
    private readonly int rows;
    private readonly int inputs;
    private readonly float[] x;
    private readonly int[] actions;
    private readonly float[] targets;

    public TorchBatch(JsonElement root, JsonElement variant, OptimiserDefinition? optimiser = null)
    {
        rows = root.GetProperty("batch").GetInt32();
        Network = TorchCase.Network(root, variant, rows, optimiser);
        inputs = Network.Shape.Inputs;
        x = root.GetProperty("x").Floats();
        actions = root.GetProperty("actions").Integers();
        targets = root.GetProperty("targets").Floats();
    }

    public INetwork Network { get; }

    public float[] Outputs => [.. Enumerable.Range(0, rows).SelectMany(row => Network.Output(row).ToArray())];

    /// <summary>One forward and backward pass; returns the loss.</summary>
    public double Gradients(Loss loss)
    {
        for (var row = 0; row < rows; row++)
            x.AsSpan(row * inputs, inputs).CopyTo(Network.Input(row));
        Network.Forward(rows);
        var sum = 0.0;
        for (var row = 0; row < rows; row++)
        {
            var error = Network.Output(row)[actions[row]] - targets[row];
            sum += loss.Value(error, 1);
            Network.OutputGradient(row).Clear();
            Network.OutputGradient(row)[actions[row]] = loss.Derivative(error, 1) / rows;
        }
        Network.Backward(rows);
        return sum / rows;
    }
}

/// <summary>The optimisers that the cases name and we have.</summary>
internal static class TorchOptimiser
{
    private static readonly string[] Absent = ["nesterov", "weight_decay", "centered"];

    public static bool IsSupported(JsonElement hyper) =>
        hyper.Text("kind") is "SGD" or "Adam" or "RMSprop" && !Absent.Any(key => hyper.TryGetProperty(key, out _));

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
