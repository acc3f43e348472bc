using System.Diagnostics;
using System.Globalization;
using Process = System.Diagnostics.Process;

namespace ProcessChain.Tests;

/// <summary>The engine with narrower vectors than this processor has, in processes of their own.</summary>
internal sealed class EnginePathTests
{
    [Test]
    public void Training_With256Bits_HasTheBitsOfTheWidest()
    {
        if (MatrixProduct.WidestLanes < 8)
            Assert.Ignore("This processor has no vectors of 256 bits with fused multiply-add.");
        var (lanes, values) = TrainWithout("DOTNET_EnableAVX512");
        Assert.That(lanes, Is.EqualTo(8));
        Assert.That(
            values.Select(BitConverter.SingleToInt32Bits),
            Is.EqualTo(Here().Select(BitConverter.SingleToInt32Bits))
        );
    }

    [Test]
    public void PathwiseTraining_With256Bits_HasTheBitsOfTheWidest()
    {
        if (MatrixProduct.WidestLanes < 8)
            Assert.Ignore("This processor has no vectors of 256 bits with fused multiply-add.");
        var (_, values) = TrainWithout("DOTNET_EnableAVX512", EnginePathProgram.Pathwise);
        Assert.That(
            values.Select(BitConverter.SingleToInt32Bits),
            Is.EqualTo(EnginePathProgram.TrainPathwise().Select(BitConverter.SingleToInt32Bits))
        );
    }

    [TestCase("DOTNET_EnableAVX2")]
    [TestCase("DOTNET_EnableAVX")]
    [TestCase("DOTNET_EnableHWIntrinsic")]
    public void Training_With128Bits_AgreesWithTheWidest(string variable)
    {
        var (lanes, values) = TrainWithout(variable);
        Assert.That(lanes, Is.EqualTo(4));
        var expected = Here();
        Assert.That(values, Has.Count.EqualTo(expected.Count));
        for (var i = 0; i < values.Count; i++)
        {
            var tolerance = 1e-5 * Math.Max(1, Math.Abs(expected[i]));
            Assert.That(values[i], Is.EqualTo(expected[i]).Within(tolerance), $"value {i}");
        }
    }

    private static List<float> Here() => EnginePathProgram.Train();

    private static (int Lanes, List<float> Values) TrainWithout(string variable, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(EnginePathProgram).Assembly.Location, .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
        };
        start.Environment[variable] = "0";
        using var process = Process.Start(start)!;
        var lines = process.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        process.WaitForExit();
        Assert.That(process.ExitCode, Is.Zero);
        var numbers = Array.ConvertAll(lines, line => int.Parse(line, CultureInfo.InvariantCulture));
        return (numbers[0], [.. numbers[1..].Select(BitConverter.Int32BitsToSingle)]);
    }
}
