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
        var profits = 0.0;
        for (var round = 0; round < 2; round++)
        {
            system.Reset(new NumpyGenerator(told.Seed), default);
            Assert.That(Observation(system), Is.EqualTo(Numbers(told.Initial, "obs")));
            foreach (var period in told.Periods)
            {
                var outcome = system.Step(Numbers(period, "action"));
                CheckPeriod(system, period);
                Assert.That(outcome.Reward, Is.EqualTo(period.GetProperty("reward").GetDouble()));
            }
            Assert.That(system.IsOver);
            profits = Enumerable.Range(0, system.Periods).Sum(period => SumOf(system.View.Profits(period)));
        }
        Assert.That(profits, Is.EqualTo(told.Total).Within(1e-9));
    }

    private static void CheckPeriod(GoodwillNetworkSystem system, JsonElement period)
    {
        var (view, t) = (system.View, period.GetProperty("t").GetInt32());
        Assert.Multiple(() =>
        {
            Assert.That(view.Demanded(t).ToArray(), Is.EqualTo(Numbers(period, "demand")), "demand");
            Assert.That(view.Shipped(t).ToArray(), Is.EqualTo(Numbers(period, "executed")), "executed");
            Assert.That(view.Unfilled(t).ToArray(), Is.EqualTo(Numbers(period, "unfilled")), "unfilled");
            Assert.That(view.Profits(t).ToArray(), Is.EqualTo(Numbers(period, "nodeProfit")), "nodeProfit");
            Assert.That(view.InTransit(t + 1).ToArray(), Is.EqualTo(Numbers(period, "pipeline")), "pipeline");
            Assert.That(view.Goodwill, Is.EqualTo(period.GetProperty("goodwill").GetDouble()), "goodwill");
            Assert.That(Observation(system), Is.EqualTo(Numbers(period, "obs")), "obs");
        });
    }

    private static double[] Observation(GoodwillNetworkSystem system)
    {
        var state = new double[system.View.OrGymLength];
        system.View.CopyOrGymState(state);
        return state;
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
