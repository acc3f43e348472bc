using System.Text.Json;
using ProcessChain.Controllers.Search;
using ProcessChain.Tests.Golden;

namespace ProcessChain.Tests.Controllers.Search;

/// <summary>SciPy's runs of Powell's method on a noisy objective: every point, bit for bit.</summary>
[Category("Golden")]
internal sealed class PowellGoldenTests
{
    private static IEnumerable<TestCaseData> Files() => GoldenCases.Files("dfo");

    [TestCaseSource(nameof(Files))]
    public void Minimise_ReplayedValues_AsksForSciPysPoints(string file)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(file));
        var golden = document.RootElement;
        var evaluations = golden.GetProperty("evaluations_x0_x1_x2_f_sumD").EnumerateArray().Select(Numbers).ToList();
        var next = 0;
        double Replay(ReadOnlySpan<double> point)
        {
            Assert.That(point.ToArray(), Is.EqualTo(evaluations[next][..3]), $"evaluation {next}");
            return evaluations[next++][3];
        }

        var result = new PowellDefinition { Variant = VariantOf(golden) }
            .Create(seed: 0)
            .Minimise(Replay, [1, 1, 1]);

        Assert.Multiple(() =>
        {
            Assert.That(next, Is.EqualTo(evaluations.Count));
            Assert.That(result.Point, Is.EqualTo(Numbers(golden.GetProperty("x"))));
            Assert.That(result.Value, Is.EqualTo(golden.GetProperty("fun").GetDouble()));
            Assert.That(result.Evaluations, Is.EqualTo(golden.GetProperty("nfev").GetInt32()));
            Assert.That(result.Iterations, Is.EqualTo(golden.GetProperty("nit").GetInt32()));
            Assert.That(result.Converged);
            Assert.That(result.Directions, Is.EqualTo(golden.GetProperty("direc").EnumerateArray().Select(Numbers)));
        });
    }

    private static PowellVariant VariantOf(JsonElement golden) =>
        golden.GetProperty("brent").GetString()!.StartsWith("reevaluates", StringComparison.Ordinal)
            ? PowellVariant.SciPy193
            : PowellVariant.SciPy110;

    private static double[] Numbers(JsonElement list) =>
        [.. list.EnumerateArray().Select(number => number.GetDouble())];
}
