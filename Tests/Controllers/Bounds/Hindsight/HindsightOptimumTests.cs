using System.Text.Json;
using MathNet.Numerics.Statistics;

namespace ProcessChain.Tests;

internal sealed class HindsightOptimumTests
{
    private static IEnumerable<TestCaseData> Oracles()
    {
        var file = Path.Combine(GoldenCases.Root, "oracle", "oracle_default.json");
        if (!File.Exists(file))
            return [GoldenCases.Missing($"{file} is missing")];
        return
        [
            new TestCaseData(file, "v0", InventoryDefinition.OrGymV0).SetArgDisplayNames("v0"),
            new TestCaseData(file, "v1", InventoryDefinition.OrGymV1).SetArgDisplayNames("v1"),
        ];
    }

    /// <summary>Optima of a linear program; ours must be equal, and its orders must earn it in the system.</summary>
    [Category("Golden")]
    [TestCaseSource(nameof(Oracles))]
    public void Solve_GoldenPaths_GivesTheOptimum(string file, string version, InventoryDefinition definition)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(file));
        var paths = document.RootElement.GetProperty("D").EnumerateArray().Select(Integers).ToList();
        var oracles = document.RootElement.GetProperty(version).GetProperty("oracle");
        var optimum = new HindsightOptimum(definition);
        Assert.That(paths, Has.Count.EqualTo(60));
        for (var i = 0; i < paths.Count; i++)
        {
            var expected = oracles[i].GetDouble();
            Assert.That(optimum.Solve(paths[i]), Is.EqualTo(expected).Within(1e-9), $"path {i}");
            Assert.That(Replay(definition, optimum, paths[i]), Is.EqualTo(expected).Within(1e-9), $"plan {i}");
        }
    }

    /// <summary>Every plan of small systems is played: none earns more than the optimum, and one earns as much.</summary>
    [Test]
    public void Solve_SmallRandomSystems_IsTheBestOfAllPlans()
    {
        for (var number = 0; number < 60; number++)
        {
            var chance = new EpisodeSeed(number, 0).Stream("system");
            var definition = SmallSystems.Draw(chance, periods: 4, places: 1 + (number % 2), mostOrdered: 2);
            var demand = new int[definition.Periods];
            definition.DrawDemand(chance, demand);

            var best = BestOfAllPlans(definition, demand);

            var optimum = new HindsightOptimum(definition);
            Assert.That(optimum.Solve(demand), Is.EqualTo(best).Within(1e-12), $"system {number}: {definition}");
            Assert.That(Replay(definition, optimum, demand), Is.EqualTo(best).Within(1e-12), $"plan {number}");
        }
    }

    /// <summary>Along an optimal plan, what is earned and what can still be earned is the optimum.</summary>
    [Test]
    public void Solve_InTheMiddleOfAnEpisode_GivesTheRest([Values] bool backlog, [Values(0, 1, 2)] int path)
    {
        var definition = InventoryDefinition.OrGymV0 with
        {
            Backlog = backlog,
            InitialInventory = new Several<int>(10, 0, 150),
            LeadTime = new Several<int>(2, 0, 5),
        };
        var demand = definition.PathOf(new EpisodeSeed(4, path));
        var optimum = new HindsightOptimum(definition);
        var greatest = optimum.Solve(demand);
        var system = new InventorySystem(definition);
        system.Reset(demand);
        while (!system.IsOver)
        {
            var rest = optimum.Solve(system.View, demand);
            Assert.That(system.TotalReward + rest, Is.EqualTo(greatest).Within(1e-9), $"period {system.Period}");
            system.Step([
                .. Enumerable.Range(0, definition.Orders).Select(place => (double)optimum.Order(system.Period, place)),
            ]);
        }
        Assert.Multiple(() =>
        {
            Assert.That(system.TotalReward, Is.EqualTo(greatest).Within(1e-9));
            Assert.That(Told.ByKey(system)["fillRate"], Is.LessThan(1), "the case should have shortages");
        });
    }

    [Test]
    public void RollingHorizon_DemandAsForecast_EarnsTheOptimum([Values] bool backlog, [Values(null, 19)] int? forecast)
    {
        var definition = InventoryDefinition.OrGymV0 with
        {
            Backlog = backlog,
            InitialInventory = new Several<int>(30, 40, 60),
        };
        var demand = Enumerable.Repeat(forecast ?? 20, definition.Periods).ToArray();
        var system = new InventorySystem(definition);
        system.Reset(demand);
        var controller = new RollingHorizonDefinition { Forecast = forecast }.Create(definition);
        controller.BeginEpisode(new Chance(default));
        var orders = new double[definition.Orders];
        while (!system.IsOver)
        {
            controller.Decide(system.View, orders);
            system.Step(orders);
        }
        Assert.That(system.TotalReward, Is.EqualTo(new HindsightOptimum(definition).Solve(demand)).Within(1e-9));
    }

    /// <summary>Known of 150 paths: 498.4 ± 6.8 and 516.5 ± 5.1.</summary>
    [TestCase(false, 22, 498.4, 6.8)]
    [TestCase(true, 20, 516.5, 5.1)]
    public void RollingHorizon_PoissonDemand_EarnsWhatIsKnown(bool backlog, int forecast, double mean, double ci95)
    {
        const int Episodes = 400;
        var definition = backlog ? InventoryDefinition.OrGymV0 : InventoryDefinition.OrGymV1;
        var controller = new RollingHorizonDefinition { Forecast = forecast }.Create(definition);
        var system = new InventorySystem(definition);
        var orders = new double[definition.Orders];
        var rewards = new List<double>();
        for (var episode = 0; episode < Episodes; episode++)
        {
            system.Reset(definition.PathOf(new EpisodeSeed(1, episode)));
            while (!system.IsOver)
            {
                controller.Decide(system.View, orders);
                system.Step(orders);
            }
            rewards.Add(system.TotalReward);
        }
        var (found, error) = (rewards.Mean(), 1.96 * rewards.StandardDeviation() / Math.Sqrt(Episodes));
        TestContext.Out.WriteLine($"{found:0.0} ± {error:0.0}");
        Assert.That(found, Is.EqualTo(mean).Within(1.5 * Math.Sqrt((ci95 * ci95) + (error * error))));
    }

    /// <summary>Whether all periods left are planned, or only those ahead, makes no difference to the orders.</summary>
    [Test]
    public void RollingHorizon_OfALongEpisode_OrdersWhatAPlanOfAllPeriodsDoes(
        [Values] bool backlog,
        [Values(0.97, 1)] double discount
    )
    {
        var definition = InventoryDefinition.OrGymV0 with { Backlog = backlog, Discount = discount, Periods = 120 };
        var bounded = new RollingHorizonDefinition().Create(definition);
        var whole = new RollingHorizonDefinition { Lookahead = 10_000 }.Create(definition);
        var system = new InventorySystem(definition);
        system.Reset(definition.PathOf(new EpisodeSeed(3, 0)));
        var (orders, others) = (new double[definition.Orders], new double[definition.Orders]);
        while (!system.IsOver)
        {
            bounded.Decide(system.View, orders);
            whole.Decide(system.View, others);
            Assert.That(orders, Is.EqualTo(others), $"period {system.Period}");
            system.Step(orders);
        }
    }

    [Test]
    public void RollingHorizon_OfTenThousandPeriods_IsPlayedInSeconds()
    {
        var definition = InventoryDefinition.OrGymV1 with { Periods = 10_000, Discount = 1 };
        var controller = new RollingHorizonDefinition().Create(definition);
        var system = new InventorySystem(definition);
        system.Reset(definition.PathOf(new EpisodeSeed(3, 0)));
        var orders = new double[definition.Orders];
        var seconds = System.Diagnostics.Stopwatch.StartNew();
        while (!system.IsOver)
        {
            controller.Decide(system.View, orders);
            system.Step(orders);
        }
        TestContext.Out.WriteLine($"{seconds.Elapsed.TotalSeconds:0.0} s, {system.TotalReward:0}");
        Assert.That(seconds.Elapsed, Is.LessThan(TimeSpan.FromMinutes(1)));
    }

    [Test]
    public void RollingHorizon_OfOtherLawsOfDemand_NeedsAForecast()
    {
        var definition = InventoryDefinition.OrGymV1 with { Demand = new UniformDemand() };
        Assert.That(
            new RollingHorizonDefinition().Validate(definition),
            Is.EqualTo([new Fault("forecast", "is missing; it is needed where demand is not of independent periods.")])
        );
        Assert.That(new RollingHorizonDefinition { Forecast = 2 }.Validate(definition), Is.Empty);
    }

    [Test]
    public void Bound_OfADefinition_IsTheOptimumOfEachEpisode()
    {
        var definition = InventoryDefinition.OrGymV1;
        var bound = new HindsightDefinition().Prepare(definition, seed: 1, stop: default);
        for (var episode = 0; episode < 3; episode++)
        {
            var path = definition.PathOf(new EpisodeSeed(1, episode));
            Assert.That(bound(path), Is.EqualTo(new HindsightOptimum(definition).Solve(path)));
        }
    }

    [Test]
    public void Bound_OfOneEpisode_IsAFault() =>
        Assert.That(
            new HindsightDefinition { Episodes = 1 }.Validate(InventoryDefinition.OrGymV1),
            Is.EqualTo([new Fault("episodes", "is 1; 2 or more are needed.")])
        );

    [Test]
    public void RollingHorizon_ImpossibleSettings_AreRefused() =>
        Assert.That(
            new RollingHorizonDefinition { Forecast = -1, Lookahead = 0 }
                .Validate(InventoryDefinition.OrGymV1)
                .Select(fault => fault.Key),
            Is.EqualTo(["forecast", "lookahead"])
        );

    private static double BestOfAllPlans(InventoryDefinition definition, int[] demand)
    {
        var most = definition.SupplyCapacity.Max();
        var plan = new int[definition.Periods * definition.Orders];
        var system = new InventorySystem(definition);
        var best = double.NegativeInfinity;
        while (true)
        {
            system.Reset(demand);
            while (!system.IsOver)
                system.Step([
                    .. plan.Skip(system.Period * definition.Orders)
                        .Take(definition.Orders)
                        .Select(units => (double)units),
                ]);
            best = Math.Max(best, system.TotalReward);
            var next = 0;
            while (next < plan.Length && plan[next] == most)
                plan[next++] = 0;
            if (next == plan.Length)
                return best;
            plan[next]++;
        }
    }

    private static int[] Integers(JsonElement list) => [.. list.EnumerateArray().Select(number => number.GetInt32())];

    private static double Replay(InventoryDefinition definition, HindsightOptimum optimum, int[] demand)
    {
        var system = new InventorySystem(definition);
        system.Reset(demand);
        while (!system.IsOver)
            system.Step([
                .. Enumerable.Range(0, definition.Orders).Select(place => (double)optimum.Order(system.Period, place)),
            ]);
        return system.TotalReward;
    }
}
