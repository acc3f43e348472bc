using System.Threading;

namespace ProcessChain.Tests;

internal sealed class PlayTests
{
    private static readonly InventoryDefinition definition = InventoryDefinition.OrGymV1 with { Periods = 4 };

    private static readonly EpisodeOptions path = new() { Path = DemandPath.OfPeriods([20, 10, 30, 20]) };

    [Test]
    public void Controller_IsToldTheEpisodeOnce_AndAskedInEveryPeriod()
    {
        var controller = new Notes();
        var system = definition.Create();
        for (var episode = 5; episode < 7; episode++)
            system.Play(controller, new EpisodeSeed(3, episode), path);
        Assert.That(
            controller.Heard,
            Is.EqualTo(new[] { "begin 5", "0", "1", "2", "3", "begin 6", "0", "1", "2", "3" })
        );
        Assert.That(system.IsOver);
        Assert.That(system.DemandPath.ToArray(), Is.EqualTo(new[] { 20, 10, 30, 20 }));
    }

    [Test]
    public void Watcher_SeesEveryPeriodOnce_AndChangesNothing()
    {
        var system = definition.Create();
        system.Play(new Notes(), default, path);
        var alone = system.TotalReward;
        var watcher = new Watcher(definition);
        system.Play(new Notes(), default, path with { Periods = watcher });
        Assert.That(system.TotalReward, Is.EqualTo(alone));
        Assert.That(watcher.Orders, Is.EqualTo(new[] { 7, 8, 9, 10 }));
        Assert.That(watcher.Total, Is.EqualTo(alone));
    }

    [Test]
    public void Stop_EndsAnEpisodeInItsMidst()
    {
        using var stop = new CancellationTokenSource();
        var controller = new Notes
        {
            Deciding = period =>
            {
                if (period == 2)
                    stop.Cancel();
            },
        };
        Assert.That(
            () => definition.Create().Play(controller, default, path with { Stop = stop.Token }),
            Throws.InstanceOf<OperationCanceledException>()
        );
        Assert.That(controller.Heard, Is.EqualTo(new[] { "begin 0", "0", "1", "2" }));
    }

    [Test]
    public void Chance_OfTheDemand_IsRefused() =>
        Assert.That(
            () => new Chance(new EpisodeSeed(1, 1)).Stream(SystemDefinition.DemandStream),
            Throws.ArgumentException
        );

    private sealed class Notes : IController
    {
        public List<string> Heard { get; } = [];

        public Action<int> Deciding { get; init; } = _ => { };

        public void BeginEpisode(Chance chance) => Heard.Add($"begin {chance.Episode}");

        public void Decide(SystemView view, Span<double> action)
        {
            Heard.Add($"{view.Period}");
            Deciding(view.Period);
            action.Fill(7 + view.Period);
        }
    }

    private sealed class Watcher(InventoryDefinition definition) : IPeriodWatcher
    {
        private readonly double[] flows = new double[definition.Flows.Count];

        public List<double> Orders { get; } = [];

        public double Total { get; private set; }

        public void PeriodEnded(RunningSystem system)
        {
            system.CopyFlows(flows);
            Orders.Add(flows[definition.Flows.Index().First(flow => flow.Item.Group == "order").Index]);
            Total += flows[^1];
        }
    }
}
