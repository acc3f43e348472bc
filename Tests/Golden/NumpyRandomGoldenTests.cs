using System.Text.Json;
using ProcessChain.Experiments.Replay;
using ProcessChain.Randomness;

namespace ProcessChain.Tests.Golden;

/// <summary>Our generator and samplers against the numbers that numpy and scipy drew.</summary>
[Category("Golden")]
internal sealed class NumpyRandomGoldenTests
{
    private static IEnumerable<TestCaseData> Seeds => GoldenCases.Files("numpy_random");

    [TestCaseSource(nameof(Seeds))]
    public void Words_AfterSeeding_AreNumpys(string file)
    {
        using var numbers = JsonDocument.Parse(File.ReadAllBytes(file));
        var source = SourceOf(numbers);
        var expected = numbers.RootElement.GetProperty("uint32").EnumerateArray().Select(word => word.GetUInt32());
        Assert.That(expected.Select(_ => source.NextWord()), Is.EqualTo(expected));
    }

    [TestCaseSource(nameof(Seeds))]
    public void Doubles_AfterSeeding_AreNumpys(string file)
    {
        using var numbers = JsonDocument.Parse(File.ReadAllBytes(file));
        var source = SourceOf(numbers);
        var expected = numbers.RootElement.GetProperty("random_sample").EnumerateArray().Select(x => x.GetDouble());
        Assert.That(expected.Select(_ => source.NextDouble()), Is.EqualTo(expected));
    }

    [TestCaseSource(nameof(Seeds))]
    public void Draws_OfEachDistribution_AreNumpysAndTakeAsManyWords(string file)
    {
        using var numbers = JsonDocument.Parse(File.ReadAllBytes(file));
        Assert.Multiple(() =>
        {
            foreach (var sequence in numbers.RootElement.GetProperty("sequences").EnumerateArray())
            {
                var source = SourceOf(numbers);
                var sampler = ScipySampler.Of(
                    sequence.GetProperty("dist").GetString()!,
                    sequence.GetProperty("params")
                );
                var expected = sequence.GetProperty("values").EnumerateArray().Select(value => value.GetInt64());
                var name = sequence.GetRawText()[..60];
                Assert.That(expected.Select(_ => sampler(source)), Is.EqualTo(expected), name);
                var next = sequence.GetProperty("next_random_sample").GetDouble();
                Assert.That(source.NextDouble(), Is.EqualTo(next), name);
            }
        });
    }

    [TestCaseSource(nameof(Seeds))]
    public void PeriodDemand_NamedAsInScipy_DrawsTheSame(string file)
    {
        using var numbers = JsonDocument.Parse(File.ReadAllBytes(file));
        Assert.Multiple(() =>
        {
            foreach (var sequence in numbers.RootElement.GetProperty("sequences").EnumerateArray())
            {
                var source = SourceOf(numbers);
                var demand = ScipyDemand.Of(sequence.GetProperty("dist").GetString()!, sequence.GetProperty("params"));
                var expected = sequence.GetProperty("values").EnumerateArray().Select(value => value.GetInt32());
                Assert.That(
                    expected.Select((_, period) => demand.Draw(period, source)),
                    Is.EqualTo(expected),
                    $"{demand}"
                );
            }
        });
    }

    [TestCaseSource(nameof(Seeds))]
    public void Draws_OfSeveralDistributionsInTurn_AreNumpys(string file)
    {
        using var numbers = JsonDocument.Parse(File.ReadAllBytes(file));
        var mixed = numbers
            .RootElement.EnumerateObject()
            .Where(p => p.Name.StartsWith("mixed", StringComparison.Ordinal));
        foreach (var sequence in mixed)
        {
            Assert.That(sequence.Name, Is.EqualTo("mixed_poisson20_binom40_0p5_randint0_41_geom0p2"));
            var source = SourceOf(numbers);
            var expected = sequence.Value.EnumerateArray().Select(value => value.GetInt64()).ToList();
            var drawn = Enumerable
                .Range(0, expected.Count / 4)
                .SelectMany(_ =>
                    new[]
                    {
                        LegacyDistributions.Poisson(source, 20),
                        LegacyDistributions.Binomial(source, 40, 0.5),
                        LegacyDistributions.Uniform(source, 0, 41),
                        LegacyDistributions.Geometric(source, 0.2),
                    }
                );
            Assert.That(drawn, Is.EqualTo(expected));
        }
    }

    private static NumpyRandom SourceOf(JsonDocument numbers) =>
        new(numbers.RootElement.GetProperty("seed").GetInt64());
}
