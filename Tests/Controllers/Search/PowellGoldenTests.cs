using System.Text.Json;

namespace ProcessChain.Tests;

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

    /// <summary>
    /// The article's search as a whole, bit for bit: Powell's method on base stock levels in the system itself, with numpy's
    /// demand, one episode after the other, each reward weighted with the probability of its period's demand.
    /// </summary>
    [TestCaseSource(nameof(Files))]
    public void Minimise_BaseStockInTheSystem_IsTheArticlesSearch(string file)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(file));
        var golden = document.RootElement;
        var evaluations = golden.GetProperty("evaluations_x0_x1_x2_f_sumD").EnumerateArray().Select(Numbers).ToList();
        var searched = new SearchedDefinition
        {
            Policy = new FixedBaseStockDefinition { Levels = 1 },
            Objective = SearchObjective.ArticleExpectation,
            NumpySeed = golden.GetProperty("seed_int").GetInt64(),
        };
        var article = PolicyEvaluation.Create(
            searched,
            new TrainingTask(SystemOf(golden), new TrainingBudget(), Seed: 1)
        );
        var next = 0;
        double Evaluate(ReadOnlySpan<double> point)
        {
            var value = article.Of(new FixedBaseStockDefinition { Levels = new PerElement<double>(point) });
            double[] actual = [.. point, value];
            Assert.That(actual, Is.EqualTo(evaluations[next][..4]), $"evaluation {next}");
            next++;
            return value;
        }

        var result = new PowellDefinition { Variant = VariantOf(golden) }
            .Create(seed: 0)
            .Minimise(Evaluate, [1, 1, 1]);

        Assert.Multiple(() =>
        {
            Assert.That(next, Is.EqualTo(evaluations.Count));
            Assert.That(
                result.Point.Select(level => Math.Round(Math.Max(level, 0))),
                Is.EqualTo(Numbers(golden.GetProperty("levels")))
            );
        });
    }

    /// <summary>What the article prints.</summary>
    [Test]
    public void Searched_AsInTheArticle_FindsItsLevels()
    {
        var searched = new SearchedDefinition
        {
            Policy = new FixedBaseStockDefinition { Levels = 1 },
            Method = new PowellDefinition { Variant = PowellVariant.SciPy193 },
            Objective = SearchObjective.ArticleExpectation,
            NumpySeed = 0,
        };
        var training = searched.Begin(InventoryDefinition.OrGymV1);
        training.RunIteration();
        using var agent = new MemoryStream(training.Agent());
        var found = FoundPolicy.Read(agent);
        Assert.Multiple(() =>
        {
            Assert.That(found.Parameters, Is.EqualTo(new[] { 540, 216, 81 }));
            Assert.That(found.Point, Is.EqualTo(new[] { 539.7995151, 216.38046861, 80.66902905 }).Within(5e-9));
            Assert.That(found.Value, Is.EqualTo(-0.94507803685439).Within(5e-15));
            Assert.That(found.Evaluations, Is.EqualTo(212));
            Assert.That(found.Iterations, Is.EqualTo(5));
        });
    }

    private static InventoryDefinition SystemOf(JsonElement golden) =>
        golden.GetProperty("env").GetString()!.EndsWith("v0", StringComparison.Ordinal)
            ? InventoryDefinition.OrGymV0
            : InventoryDefinition.OrGymV1;

    private static PowellVariant VariantOf(JsonElement golden) =>
        golden.GetProperty("brent").GetString()!.StartsWith("reevaluates", StringComparison.Ordinal)
            ? PowellVariant.SciPy193
            : PowellVariant.SciPy110;

    private static double[] Numbers(JsonElement list) =>
        [.. list.EnumerateArray().Select(number => number.GetDouble())];
}
