using System.Text.Json;

namespace ProcessChain.Tests;

/// <summary>Episodes of gym-invmgmt: every number is the same to the last bit.</summary>
[Category("Golden")]
internal sealed class GymInvmgmtGoldenTests
{
    private static IEnumerable<TestCaseData> Cases =>
        new[] { "cases", "cases-extra" }
            .Select(folder => Path.Combine("gym-invmgmt", folder))
            .SelectMany(folder => GoldenCases.Files(folder));

    [TestCaseSource(nameof(Cases))]
    public void Case_GivesTheEpisode(string file)
    {
        var told = new GymInvmgmtCase(file);
        Assert.That(told.Definition.Validate(), Is.Empty);
        var system = (GoodwillNetworkSystem)told.Definition.Create();
        var (ranks, profits) = (told.NodeRanks, 0.0);
        for (var round = 0; round < 2; round++)
        {
            system.Reset(new NumpyGenerator(told.Seed), default);
            Assert.That(Observation(system, ranks), Is.EqualTo(Numbers(told.Initial, "obs")));
            foreach (var period in told.Periods)
            {
                var outcome = system.Step(Numbers(period, "action"));
                CheckPeriod(system, ranks, period);
                Assert.That(outcome.Reward, Is.EqualTo(period.GetProperty("reward").GetDouble()));
            }
            Assert.That(system.IsOver);
            profits = Enumerable.Range(0, system.Periods).Sum(period => SumOf(system.View.Profits(period)));
        }
        Assert.That(profits, Is.EqualTo(told.Total).Within(1e-9));
    }

    private static void CheckPeriod(GoodwillNetworkSystem system, int[] ranks, JsonElement period)
    {
        var (view, t) = (system.View, period.GetProperty("t").GetInt32());
        Assert.Multiple(() =>
        {
            Assert.That(view.Demanded(t).ToArray(), Is.EqualTo(Numbers(period, "demand")), "demand");
            Assert.That(view.Shipped(t).ToArray(), Is.EqualTo(Numbers(period, "executed")), "executed");
            Assert.That(view.Unfilled(t).ToArray(), Is.EqualTo(Numbers(period, "unfilled")), "unfilled");
            Assert.That(Ranked(view.Profits(t), ranks), Is.EqualTo(Numbers(period, "nodeProfit")), "nodeProfit");
            Assert.That(view.InTransit(t + 1).ToArray(), Is.EqualTo(Numbers(period, "pipeline")), "pipeline");
            Assert.That(view.Goodwill, Is.EqualTo(period.GetProperty("goodwill").GetDouble()), "goodwill");
            Assert.That(Observation(system, ranks), Is.EqualTo(Numbers(period, "obs")), "obs");
        });
    }

    private static double[] Observation(GoodwillNetworkSystem system, int[] ranks)
    {
        var state = new double[system.View.OrGymLength];
        system.View.CopyOrGymState(state);
        var stocks = state.AsSpan(2 * system.Definition.Demands.Count, ranks.Length);
        Ranked(stocks, ranks).CopyTo(stocks);
        return state;
    }

    /// <summary>Numbers of nodes in gym-invmgmt's order, which is not always that in which it adds them up.</summary>
    private static double[] Ranked(ReadOnlySpan<double> numbers, int[] ranks)
    {
        var ranked = new double[ranks.Length];
        for (var node = 0; node < ranks.Length; node++)
            ranked[ranks[node]] = numbers[node];
        return ranked;
    }

    private static double SumOf(ReadOnlySpan<double> numbers)
    {
        var sum = 0.0;
        foreach (var number in numbers)
            sum += number;
        return sum;
    }

    private static double[] Numbers(JsonElement owner, string key) =>
        [.. owner.GetProperty(key).EnumerateArray().Select(number => number.GetDouble())];
}
