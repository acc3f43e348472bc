using System.Buffers.Binary;
using System.Diagnostics;
using System.Text;
using Process = System.Diagnostics.Process;

namespace ProcessChain.Tests;

internal sealed class SafetensorsTests
{
    private const string Python = "/usr/bin/python3";

    /// <summary>Loads our file into a Sequential, prints its outputs for a row of inputs, and writes a file of its own.</summary>
    private const string Script = """
        import json, struct, sys, torch
        source, target = sys.argv[1:3]
        raw = open(source, "rb").read()
        n = struct.unpack("<Q", raw[:8])[0]
        state = {}
        for name, t in json.loads(raw[8:8 + n]).items():
            assert t["dtype"] == "F32"
            begin, end = t["data_offsets"]
            data = bytearray(raw[8 + n + begin:8 + n + end])
            state[name] = torch.frombuffer(data, dtype=torch.float32).reshape(t["shape"])
        def net():
            return torch.nn.Sequential(torch.nn.Linear(3, 4), torch.nn.Tanh(), torch.nn.Linear(4, 2))
        x = torch.tensor([[0.5, -1.0, 2.0]])
        loaded = net()
        loaded.load_state_dict(state)
        print(*loaded(x)[0].tolist())
        torch.manual_seed(7)
        own = net()
        print(*own(x)[0].tolist())
        header, data = {"__metadata__": {"format": "pt"}}, b""
        for name, t in own.state_dict().items():
            values = struct.pack(f"<{t.numel()}f", *t.flatten().tolist())
            header[name] = {"dtype": "F32", "shape": list(t.shape), "data_offsets": [len(data), len(data) + len(values)]}
            data += values
        text = json.dumps(header).encode()
        open(target, "wb").write(struct.pack("<Q", len(text)) + text + data)
        """;

    [Test]
    public void File_BetweenUsAndPyTorch_GivesTheSameOutputs()
    {
        using var folder = new TemporaryFolder();
        var (ours, theirs) = (folder["ours"], folder["theirs"]);
        using var network = Network();
        using (var file = File.Create(ours))
            Safetensors.Write(network, file);
        var lines = RunPython(ours, theirs);

        Assert.That(Outputs(network), Is.EqualTo(Numbers(lines[0])).Within(1e-5));

        using (var file = File.OpenRead(theirs))
            Safetensors.Read(network, file);
        Assert.That(Outputs(network), Is.EqualTo(Numbers(lines[1])).Within(1e-5));
    }

    [Test]
    public void Read_WhatWasWritten_GivesTheSameParameters([Values] OutputHead head, [Values] bool inputRelu)
    {
        var shape = new NetworkShape(5, [7, 3], 4, head, inputRelu);
        using var network = new MultilayerPerceptron(shape, 1, optimiser: null);
        network.Initialise(WeightInitialisation.HeUniform, new RandomStream(1));
        using var file = new MemoryStream();
        Safetensors.Write(network, file);
        using var copy = new MultilayerPerceptron(shape, 1, optimiser: null);
        file.Position = 0;

        Safetensors.Read(copy, file);

        Assert.That(copy.Parameters(), Is.EqualTo(network.Parameters()));
        Assert.That(
            8 + BinaryPrimitives.ReadInt64LittleEndian(file.ToArray()),
            Is.EqualTo(file.Length - (4 * shape.Parameters))
        );
    }

    [TestCase("F32", "F16", "the type F16")]
    [TestCase("[4,3]", "[3,4]", "0.weight has the shape [3, 4] instead of [4, 3]")]
    [TestCase("[48,64]", "[44,60]", "0.bias begins at 44 instead of 48")]
    [TestCase("[48,64]", "[64,48]", "0.bias has the data_offsets [64, 48]")]
    [TestCase("[48,64]", "[-1,64]", "0.bias has the data_offsets [-1, 64]")]
    [TestCase("[96,104]", "[96,100]", "The tensors have 100 bytes, but 104")]
    [TestCase("2.bias", "9.bias", "The tensor 2.bias is missing")]
    [TestCase(
        "\"2.bias\"",
        "\"4.bias\":{\"dtype\":\"F32\",\"shape\":[0],\"data_offsets\":[96,96]},\"2.bias\"",
        "no tensor 4.bias"
    )]
    [TestCase("\"2.bias\"", "\"2.weight\"", "no JSON")]
    [TestCase("\"shape\":[2]", "\"shape\":[2.5]", "2.bias has 2.5 among its shape")]
    [TestCase("\"shape\":[2]", "\"form\":[2]", "2.bias has no shape")]
    [TestCase("{\"0", "[\"0", "no JSON")]
    [TestCase("2.bias", "\\ud800", "no JSON")]
    [TestCase("\"F32\"", "\"\\udc00\"", "no JSON")]
    public void Read_DamagedHeader_IsRefusedAndLeavesTheNetwork(string what, string by, string message)
    {
        var (header, data) = Parts();
        Assert.That(header, Does.Contain(what));
        AssertRefused(FileOf(header.Replace(what, by, StringComparison.Ordinal), data), message);
    }

    [Test]
    public void Read_HeaderThatIsNoUtf8_IsRefused([Values("0.weight", "F32", "shape")] string within)
    {
        var (header, data) = Parts();
        var file = FileOf(header, data);
        file[file.AsSpan().IndexOf(Encoding.UTF8.GetBytes(within))] = 0xFF;
        AssertRefused(file, "no text in UTF-8");
    }

    [TestCase(0, "ends after 0 bytes")]
    [TestCase(7, "ends after 7 bytes")]
    [TestCase(60, "ends within its header")]
    [TestCase(-1, "but 103 bytes")]
    public void Read_TruncatedFile_IsRefused(int length, string message)
    {
        var (header, data) = Parts();
        var file = FileOf(header, data);
        AssertRefused(length < 0 ? file[..^1] : file[..length], message);
    }

    [Test]
    public void Read_HeaderOfAbsurdLength_IsRefused() =>
        AssertRefused(
            [0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, (byte)'{'],
            "said to have 18446744073709551615 bytes"
        );

    private static void AssertRefused(byte[] bytes, string message)
    {
        using var network = Network();
        var before = network.Parameters();
        using var file = new MemoryStream(bytes);
        Assert.That(
            () => Safetensors.Read(network, file),
            Throws.TypeOf<InvalidDataException>().With.Message.Contains(message)
        );
        Assert.That(network.Parameters(), Is.EqualTo(before));
    }

    private static MultilayerPerceptron Network()
    {
        var network = new MultilayerPerceptron(
            new NetworkShape(3, [4], 2, activation: Activation.Tanh),
            1,
            optimiser: null
        );
        network.Initialise(WeightInitialisation.Orthogonal, new RandomStream(3));
        return network;
    }

    private static (string Header, byte[] Data) Parts()
    {
        using var network = Network();
        using var file = new MemoryStream();
        Safetensors.Write(network, file);
        var bytes = file.ToArray();
        var end = 8 + (int)BinaryPrimitives.ReadInt64LittleEndian(bytes);
        return (Encoding.UTF8.GetString(bytes[8..end]), bytes[end..]);
    }

    private static byte[] FileOf(string header, byte[] data)
    {
        var text = Encoding.UTF8.GetBytes(header);
        var length = new byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(length, text.Length);
        return [.. length, .. text, .. data];
    }

    private static float[] Outputs(MultilayerPerceptron network)
    {
        new[] { 0.5f, -1, 2 }.CopyTo(network.Input(0));
        network.Forward(1);
        return network.Output(0).ToArray();
    }

    private static double[] Numbers(string line) => Array.ConvertAll(line.Split(' '), double.Parse);

    private static string[] RunPython(params string[] arguments)
    {
        if (!File.Exists(Python) || Run("-c", "import torch").ExitCode != 0)
            Assert.Ignore($"{Python} with PyTorch is not there.");
        var (exitCode, output) = Run(["-c", Script, .. arguments]);
        Assert.That(exitCode, Is.Zero);
        return output.Split('\n');
    }

    private static (int ExitCode, string Output) Run(params string[] arguments)
    {
        var start = new ProcessStartInfo(Python, arguments) { UseShellExecute = false, RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output);
    }
}
