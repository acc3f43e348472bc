using System.Globalization;
using System.Text.Json;

namespace ProcessChain.Tests;

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
            foreach (var sequence in numbers.RootElement.GetProperty("sequences").EnumerateArray().Where(IsDemand))
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
            var parameters = NumbersIn(sequence.Name);
            Assert.That(parameters, Has.Length.EqualTo(6), sequence.Name);
            var source = SourceOf(numbers);
            var expected = sequence.Value.EnumerateArray().Select(value => value.GetInt64()).ToList();
            var drawn = Enumerable
                .Range(0, expected.Count / 4)
                .SelectMany(_ =>
                    new[]
                    {
                        LegacyDistributions.Poisson(source, parameters[0]),
                        LegacyDistributions.Binomial(source, (long)parameters[1], parameters[2]),
                        LegacyDistributions.Uniform(source, (long)parameters[3], (long)parameters[4]),
                        LegacyDistributions.Geometric(source, parameters[5]),
                    }
                );
            Assert.That(drawn, Is.EqualTo(expected));
        }
    }

    /// <summary>The numbers in a name such as <c>mixed_poisson20_binom40_0p5_randint0_41_geom0p2</c>, where p is the decimal point.</summary>
    private static double[] NumbersIn(string name) =>
        [
            .. name.Split('_', StringSplitOptions.RemoveEmptyEntries)
                .Select(word => word.TrimStart([.. "abcdefghijklmnopqrstuvwxyz"]).Replace('p', '.'))
                .Where(word => word.Length > 0)
                .Select(word => double.Parse(word, CultureInfo.InvariantCulture)),
        ];

    private static bool IsDemand(JsonElement sequence) =>
        sequence.GetProperty("values").EnumerateArray().All(value => Math.Abs(value.GetInt64()) <= Limits.Units);

    private static NumpyRandom SourceOf(JsonDocument numbers) =>
        new(numbers.RootElement.GetProperty("seed").GetInt64());
}
