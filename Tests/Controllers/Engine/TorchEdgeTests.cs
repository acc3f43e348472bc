using System.Text.Json;

namespace ProcessChain.Tests;

/// <summary>Values and derivatives at kinks, ties and extremes as PyTorch has them, on every engine there is.</summary>
/// <param name="engine">Which engine.</param>
[Category("Golden")]
[TestFixtureSource(typeof(Engines), nameof(Engines.Available))]
internal sealed class TorchEdgeTests(NetworkKind engine)
{
    private const double Tolerance = 1e-6;

    private static IEnumerable<TestCaseData> Cases() => GoldenCases.Files("torch", "edge_cases*.json");

    [TestCaseSource(nameof(Cases))]
    public void Edges_Values_AndDerivatives_AreTheReference(string file)
    {
        foreach (var c in TorchCase.Read(file).GetProperty("cases").EnumerateArray())
            AssertCase(c);
    }

    private void AssertCase(JsonElement c)
    {
        var name = c.Text("name");
        var x = Array.ConvertAll(c.GetProperty("x").Doubles(), Single);
        switch (name)
        {
            case "relu" or "elu" or "elu_large" or "tanh":
                AssertActivation(c, Enum.Parse<Activation>(name.Split('_')[0], ignoreCase: true), x);
                break;
            case "l1_vs_0":
                AssertLoss(c, Loss.Mae, x, 1);
                break;
            case "huber1_vs_0" or "smooth_l1_beta1_vs_0":
                AssertLoss(c, Loss.Huber, x, 1);
                break;
            case "huber2.5_vs_0":
                AssertLoss(c, Loss.Huber, x, 2.5f);
                break;
            case "softmax_shift":
                AssertSoftmax(c, x, p => p.Sum(v => v * v), p => Array.ConvertAll(p, v => 2 * v));
                break;
            case "log_softmax":
                AssertSoftmax(c, x, p => MathF.Log(p[1]), p => [0, 1 / p[1], 0, 0]);
                break;
            case "max_dim_tie":
                var best = Greedy.Best(x, Array.ConvertAll(x, _ => true));
                Assert.That(best, Is.EqualTo(c.GetProperty("index").GetInt32()), name);
                break;
            default:
                // Clipped policy losses are no part of a network.
                Assert.That(name, Does.StartWith("clamp_").Or.StartWith("ppo_"), "unknown case");
                break;
        }
    }

    /// <summary>As single precision, where numbers too small for it become the smallest there is.</summary>
    private static float Single(double x) =>
        x != 0 && (float)x == 0 ? MathF.CopySign(float.Epsilon, (float)x) : (float)x;

    private void AssertActivation(JsonElement c, Activation activation, float[] x)
    {
        var shape = new NetworkShape(1, [1], 1, activation: activation);
        using var network = NetworkEngines.Of(engine).Create(shape, x.Length, optimiser: null);
        network.WriteParameters([1, 0, 1, 0]);
        for (var row = 0; row < x.Length; row++)
            network.Input(row)[0] = x[row];
        network.Forward(x.Length);
        for (var row = 0; row < x.Length; row++)
            network.OutputGradient(row)[0] = 1;
        network.Backward(x.Length, toInputs: true);
        float[] values = [.. Enumerable.Range(0, x.Length).Select(row => network.Output(row)[0])];
        TorchCase.AssertClose(values, c.GetProperty("value"), Tolerance, c.Text("name"));
        TorchCase.AssertClose(network.InputGradients(x.Length), c.GetProperty("grad"), Tolerance, c.Text("name"));
    }

    private static void AssertLoss(JsonElement c, Loss loss, float[] x, float delta)
    {
        TorchCase.AssertClose(
            Array.ConvertAll(x, error => loss.Value(error, delta)),
            c.GetProperty("value"),
            Tolerance,
            c.Text("name")
        );
        TorchCase.AssertClose(
            Array.ConvertAll(x, error => loss.Derivative(error, delta)),
            c.GetProperty("grad"),
            Tolerance,
            c.Text("name")
        );
    }

    private void AssertSoftmax(JsonElement c, float[] x, Func<float[], float> value, Func<float[], float[]> gradient)
    {
        var shape = new NetworkShape(x.Length, [], x.Length, OutputHead.Softmax);
        using var network = NetworkEngines.Of(engine).Create(shape, 1, optimiser: null);
        var parameters = new float[shape.Parameters];
        for (var i = 0; i < x.Length; i++)
            parameters[i * (x.Length + 1)] = 1;
        network.WriteParameters(parameters);
        x.CopyTo(network.Input(0));
        network.Forward(1);
        var outputs = network.Output(0).ToArray();
        gradient(outputs).CopyTo(network.OutputGradient(0));
        network.Backward(1, toInputs: true);
        TorchCase.AssertClose([value(outputs)], c.GetProperty("value"), Tolerance, c.Text("name"));
        TorchCase.AssertClose(network.InputGradients(1), c.GetProperty("grad"), Tolerance, c.Text("name"));
    }
}
