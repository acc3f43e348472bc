using System.Threading;

namespace ProcessChain.Tests;

/// <summary>Every long computation of bounds can be stopped, also in its midst.</summary>
internal sealed class StoppingTests
{
    private static IEnumerable<TestCaseData> Computations()
    {
        var chain = new ChainDefinition();
        var inventory = InventoryDefinition.OrGymV0;
        var path = new int[inventory.Periods];
        yield return Case("bound", stop => ChainBound.Solve(chain, new UniformDemand(), stop));
        yield return Case("optimum", stop => ExactChain.Solve(chain, new UniformDemand(), stop));
        yield return Case("long run", stop => new ChainOptimumDefinition().Solve(chain, stop));
        yield return Case("prepared hindsight", stop => new HindsightDefinition().Prepare(inventory, 1, stop)(path));
        yield return Case("prepared relaxation", stop => new RelaxationDefinition().Prepare(inventory, 1, stop)(path));
        yield return Case("hindsight", stop => new HindsightOptimum(inventory).Solve(path, stop));
        yield return Case("network", stop => new NetworkPlan(NetworkDefinition.OrGymV1).Solve(new double[30], stop));
        yield return Case("fit", stop => new InformationRelaxation(inventory, new()).Fit(1, stop));
        yield return Case("relaxation", stop => new InformationRelaxation(inventory, new()).Bound(path, stop));
        yield return Case("rolling horizon", stop => Plan(inventory, stop));
    }

    [TestCaseSource(nameof(Computations))]
    public void Stopped_Ends(Action<CancellationToken> compute) =>
        Assert.That(
            () => compute(new CancellationToken(canceled: true)),
            Throws.InstanceOf<OperationCanceledException>()
        );

    [Test]
    public void Hindsight_OfALongEpisode_IsStoppedInItsMidst()
    {
        var definition = InventoryDefinition.OrGymV0 with { Periods = 5_000, Discount = 1 };
        var optimum = new HindsightOptimum(definition);
        using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));
        var seconds = System.Diagnostics.Stopwatch.StartNew();
        Assert.That(
            () => optimum.Solve(definition.PathOf(new EpisodeSeed(1, 0)), stop.Token),
            Throws.InstanceOf<OperationCanceledException>()
        );
        Assert.That(seconds.Elapsed, Is.LessThan(TimeSpan.FromSeconds(5)));
    }

    private static void Plan(InventoryDefinition definition, CancellationToken stop)
    {
        var system = new InventorySystem(definition);
        var forecast = new int[definition.Periods];
        system.Reset(forecast);
        var horizon = new RollingHorizon(definition, forecast, lookahead: null);
        horizon.Plan(system.View, new double[definition.Orders], stop);
    }

    private static TestCaseData Case(string name, Action<CancellationToken> compute) =>
        new TestCaseData(compute).SetArgDisplayNames(name);
}
