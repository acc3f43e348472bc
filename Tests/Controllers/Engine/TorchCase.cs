using System.Text.Json;

namespace ProcessChain.Tests;

/// <summary>The conventions of Golden/torch/README.md: inputs made by a small generator, weights stored out × in.</summary>
internal static class TorchCase
{
    public static JsonElement Read(string file)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(file));
        return document.RootElement.Clone();
    }

    public static int[] Integers(this JsonElement array) => [.. array.EnumerateArray().Select(e => e.GetInt32())];

    public static double[] Doubles(this JsonElement array) => [.. array.EnumerateArray().Select(e => e.GetDouble())];

    public static float[] Floats(this JsonElement array) => [.. array.EnumerateArray().Select(e => e.GetSingle())];

    public static string Text(this JsonElement owner, string key) => owner.GetProperty(key).GetString()!;

    public static Loss LossOf(string name) =>
        name switch
        {
            "mae" => Loss.Mae,
            "mse" => Loss.Mse,
            "half_mse" => Loss.HalfMse,
            "huber1" => Loss.Huber,
            _ => throw new ArgumentException($"no loss {name}"),
        };

    public static Activation ActivationOf(JsonElement variant) =>
        Enum.Parse<Activation>(variant.Text("activation"), ignoreCase: true);

    /// <summary>The network of a case's variant with the case's parameters.</summary>
    public static INetwork Network(
        JsonElement root,
        JsonElement variant,
        int batch,
        OptimiserDefinition? optimiser = null,
        NetworkKind engine = NetworkKind.Own
    )
    {
        var sizes = root.GetProperty("shape").Integers();
        var head = variant.Text("output") is "softmax" ? OutputHead.Softmax : OutputHead.Linear;
        var inputRelu = variant.GetProperty("input_relu").GetBoolean();
        var shape = new NetworkShape(sizes[0], sizes[1..^1], sizes[^1], head, inputRelu, ActivationOf(variant));
        var network = NetworkEngines.Of(engine).Create(shape, batch, optimiser);
        network.WriteParameters(Parameters(shape, root.GetProperty("seed").GetUInt32()));
        AssertClose(shape.Tensors(network.Parameters()), root.GetProperty("params_digest"), 0, "parameters");
        return network;
    }

    /// <summary>Compares arrays with a list of arrays or digests; tolerances are those of float32.</summary>
    public static void AssertClose(List<float[]> actual, JsonElement expected, double tolerance, string what)
    {
        Assert.That(actual, Has.Count.EqualTo(expected.GetArrayLength()), what);
        for (var i = 0; i < actual.Count; i++)
            AssertClose(actual[i], expected[i], tolerance, $"{what} {i}");
    }

    public static void AssertClose(float[] actual, JsonElement expected, double tolerance, string what)
    {
        if (expected.ValueKind == JsonValueKind.Object)
        {
            AssertDigest(actual, expected, tolerance, what);
            return;
        }
        var numbers = expected.Doubles();
        Assert.That(actual, Has.Length.EqualTo(numbers.Length), what);
        for (var i = 0; i < numbers.Length; i++)
            AssertClose(actual[i], numbers[i], tolerance, $"{what} [{i}]");
    }

    public static void AssertClose(double actual, double expected, double tolerance, string what) =>
        Assert.That(actual, Is.EqualTo(expected).Within(tolerance * Math.Max(1, Math.Abs(expected))), what);

    /// <summary>Compares gradients, which may all be small, at a tolerance that is relative to the largest.</summary>
    public static void AssertRelativeToLargest(float[] actual, JsonElement expected, string what)
    {
        var (numbers, stride, largest) = Listed(expected);
        for (var j = 0; j < numbers.Length; j++)
            Assert.That(actual[j * stride], Is.EqualTo(numbers[j]).Within(1e-5 * largest), $"{what} [{j * stride}]");
    }

    /// <summary>The numbers that an array or a digest lists, every how many, and the largest of the whole tensor.</summary>
    private static (double[] Numbers, int Stride, double Largest) Listed(JsonElement tensor)
    {
        if (tensor.ValueKind == JsonValueKind.Object)
            return (
                tensor.GetProperty("slice").Doubles(),
                tensor.GetProperty("stride").GetInt32(),
                tensor.GetProperty("max_abs").GetDouble()
            );
        var numbers = tensor.Doubles();
        return (numbers, 1, numbers.Max(Math.Abs));
    }

    private static void AssertDigest(float[] actual, JsonElement digest, double tolerance, string what)
    {
        var sums = tolerance == 0 ? 1e-9 : 1e-4;
        Assert.That(actual, Has.Length.EqualTo(digest.GetProperty("n").GetInt32()), what);
        Check("sum", actual.Sum(v => (double)v));
        Check("sum_abs", actual.Sum(v => Math.Abs((double)v)));
        Check("sum_sq", actual.Sum(v => (double)v * v));
        Check("wsum", actual.Select((v, i) => v * (double)((i % 97) + 1)).Sum());
        AssertClose(actual.Max(Math.Abs), digest.GetProperty("max_abs").GetDouble(), tolerance, $"{what} max_abs");
        var stride = digest.GetProperty("stride").GetInt32();
        var slice = actual.Where((_, i) => i % stride == 0).Take(digest.GetProperty("slice").GetArrayLength());
        AssertClose(slice.ToArray(), digest.GetProperty("slice"), tolerance, $"{what} slice");

        void Check(string key, double value) =>
            AssertClose(value, digest.GetProperty(key).GetDouble(), sums, $"{what} {key}");
    }

    /// <summary>The parameters that a seed stands for.</summary>
    public static float[] Parameters(NetworkShape shape, uint seed)
    {
        var draws = new Lcg(seed);
        var parameters = new List<float>();
        foreach (var layer in shape.Layers)
        {
            var scale = layer.Inputs switch
            {
                3 or 4 or 5 or 6 => 0,
                7 or 8 or 11 or 16 or 18 or 22 => -1,
                30 or 33 or 34 => -2,
                256 => -3,
                _ => throw new ArgumentException($"no scale for {layer.Inputs} inputs"),
            };
            parameters.AddRange(draws.Symmetric(layer.Outputs * layer.Inputs, scale));
            parameters.AddRange(draws.Symmetric(layer.Outputs, scale - 1));
        }
        return [.. parameters];
    }
}

/// <summary>The generator of the cases' inputs.</summary>
internal sealed class Lcg(uint seed)
{
    private uint state = seed;

    public uint Next()
    {
        state = (1664525 * state) + 1013904223;
        return state >> 16;
    }

    /// <summary>In [−2^k, 2^k), a multiple of a power of two.</summary>
    public float Symmetric(int k) => (float)(((Next() & 0xFFF0) - 32768.0) * Math.Pow(2, k - 15));

    public float[] Symmetric(int count, int k) => [.. Enumerable.Range(0, count).Select(_ => Symmetric(k))];

    public int[] Integers(int count, int below) =>
        [.. Enumerable.Range(0, count).Select(_ => (int)(Next() % (uint)below))];
}
