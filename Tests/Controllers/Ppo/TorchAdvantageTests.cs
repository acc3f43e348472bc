using System.Text.Json;

namespace ProcessChain.Tests;

/// <summary>Advantages, returns and normalised advantages as PyTorch computes them.</summary>
[Category("Golden")]
internal sealed class TorchAdvantageTests
{
    private static IEnumerable<TestCaseData> Advantages() => GoldenCases.Files("torch", "gae*.json");

    [TestCaseSource(nameof(Advantages))]
    public void Advantages_ReturnsAndNormalised_AreTheReference(string file)
    {
        foreach (var (c, i) in TorchCase.Read(file).GetProperty("cases").EnumerateArray().Select((c, i) => (c, i)))
        {
            var actual = Compute(c);
            Expected.AssertAll(actual, c.GetProperty("f64"), 5e-6, $"case {i}, f64");
            Expected.AssertAll(actual, c.GetProperty("f32"), 5e-6, $"case {i}, f32");
        }
    }

    private static Dictionary<string, float[]> Compute(JsonElement c)
    {
        var (steps, environments) = (c.GetProperty("T").GetInt32(), c.GetProperty("N").GetInt32());
        var rollout = new Rollout(new RolloutShape(steps, environments, 1, 1, 0, Masked: false));
        c.GetProperty("rewards").Floats().CopyTo(rollout.Rewards, 0);
        c.GetProperty("values").Floats().CopyTo(rollout.Values, 0);
        c.GetProperty("last_values").Floats().CopyTo(rollout.LastValues, 0);
        Array.ConvertAll(c.GetProperty("ended_at_step").Integers(), ended => ended == 1).CopyTo(rollout.Ended, 0);
        var (gamma, lambda) = (c.GetProperty("gamma").GetSingle(), c.GetProperty("lam").GetSingle());
        GeneralisedAdvantage.Estimate(rollout, gamma, lambda);
        return new()
        {
            ["advantages"] = rollout.Advantages,
            ["returns"] = rollout.Returns,
            ["normalised_unbiased_std_plus_1e_8"] = Normalised(AdvantageNormalisation.Sample, rollout.Advantages),
            ["normalised_population_std_rllib"] = Normalised(AdvantageNormalisation.Population, rollout.Advantages),
        };
    }

    [Test]
    public void Normalisation_OfEqualAdvantages_GivesZeros()
    {
        Assert.That(Normalised(AdvantageNormalisation.Sample, [3, 3]), Is.All.Zero);
        Assert.That(Normalised(AdvantageNormalisation.Population, [3, 3]), Is.All.Zero);
    }

    [Test]
    public void Normalisation_OfNearlyEqualAdvantages_HasRllibsFloor()
    {
        Assert.That(Normalised(AdvantageNormalisation.Population, [0, 1e-5f])[1], Is.EqualTo(0.05).Within(1e-6));
        Assert.That(Normalised(AdvantageNormalisation.Sample, [0, 1e-5f])[1], Is.EqualTo(0.7061).Within(1e-4));
    }

    private static float[] Normalised(AdvantageNormalisation normalisation, float[] advantages)
    {
        float[] normalised = [.. advantages];
        normalisation.Apply(normalised);
        return normalised;
    }
}
