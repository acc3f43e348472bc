using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace ProcessChain.Tests;

internal sealed class AdamTests
{
    /// <summary>By the formulas themselves, number after number; lengths that leave vectors of every width over.</summary>
    [TestCase(OptimiserKind.Adam, 8)]
    [TestCase(OptimiserKind.Adam, 40)]
    [TestCase(OptimiserKind.AdamW, 24)]
    public void Step_ManyTimes_HasTheBitsOfTheFormulas(OptimiserKind kind, int length)
    {
        var definition = new OptimiserDefinition { Kind = kind, WeightDecay = 0.01 };
        var optimiser = Optimiser.Create(definition, length);
        var stream = new RandomStream(1);
        var weights = stream.Uniform(length);
        var (expected, m, v) = (weights.ToArray(), new float[length], new float[length]);
        for (var step = 1; step <= 100; step++)
        {
            var gradients = stream.Uniform(length);

            optimiser.Step(weights, gradients, 0.01f);

            for (var i = 0; i < length; i++)
                StepByFormula(definition, step, gradients[i], ref expected[i], ref m[i], ref v[i]);
            Assert.That(weights, Is.EqualTo(expected), $"step {step}");
        }
    }

    [Test]
    public void Step_WeightsWithoutAGradient_KeepNoSubnormalNumbers()
    {
        const int Length = 24;
        var optimiser = Optimiser.Create(new OptimiserDefinition { Kind = OptimiserKind.Adam }, Length);
        var weights = new RandomStream(2).Uniform(Length);
        optimiser.Step(weights, new RandomStream(3).Uniform(Length), 0.01f);

        for (var step = 0; step < 100_000; step++)
            optimiser.Step(weights, new float[Length], 0.01f);

        Assert.That(Kept(optimiser), Has.None.Matches<float>(float.IsSubnormal));
        Assert.That(weights, Has.All.Matches<float>(float.IsNormal));
    }

    private static void StepByFormula(
        OptimiserDefinition d,
        int step,
        float gradient,
        ref float weight,
        ref float m,
        ref float v
    )
    {
        var isApart = d.Kind == OptimiserKind.AdamW;
        var rate = (float)(0.01f / (1 - Power(d.Beta1, step)));
        var correction = (float)(1 / Math.Sqrt(1 - Power(d.Beta2, step)));
        var g = isApart ? gradient : gradient + ((float)d.WeightDecay * weight);
        m = ((float)d.Beta1 * m) + ((float)(1 - d.Beta1) * g);
        v = ((float)d.Beta2 * v) + ((float)(1 - d.Beta2) * g * g);
        var kept = isApart ? (float)(1 - (0.01f * d.WeightDecay)) * weight : weight;
        weight = kept - (rate * m / ((correction * MathF.Sqrt(v)) + (float)d.Epsilon));
    }

    /// <summary>One factor after the other, as the optimiser takes it.</summary>
    private static double Power(double factor, int exponent) =>
        Enumerable.Repeat(factor, exponent).Aggregate(1.0, (product, f) => product * f);

    /// <summary>The means and the squares: what stands between two powers and the checksum.</summary>
    private static float[] Kept(Optimiser optimiser)
    {
        using var stream = new MemoryStream();
        StateArchive.Write(stream, optimiser.Keep);
        return MemoryMarshal
            .Cast<byte, float>(stream.ToArray().AsSpan()[(2 * sizeof(double))..^SHA256.HashSizeInBytes])
            .ToArray();
    }
}
