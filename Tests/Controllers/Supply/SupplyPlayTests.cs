namespace ProcessChain.Tests;

internal sealed class SupplyPlayTests
{
    private static readonly InventoryDefinition definition = InventoryDefinition.OrGymV1 with { Periods = 4 };

    private static readonly int[] path = [20, 10, 30, 20];

    [Test]
    public void Controller_IsToldTheEpisodeOnce_AndAskedInEveryPeriod()
    {
        var controller = new Notes();
        var system = definition.Create();
        for (var episode = 5; episode < 7; episode++)
            system.Play(controller, new EpisodeSeed(3, episode), path);
        Assert.That(
            controller.Heard,
            Is.EqualTo(new[] { "begin 3 5", "0", "1", "2", "3", "begin 3 6", "0", "1", "2", "3" })
        );
        Assert.That(system.IsOver);
        Assert.That(system.DemandPath.ToArray(), Is.EqualTo(path));
    }

    [Test]
    public void Watcher_SeesEveryDecisionBeforeItsReward_AndChangesNothing()
    {
        var system = definition.Create();
        system.Play(new Notes(), default, path);
        var alone = system.Figures.Reward;
        var watcher = new Watcher();
        system.Play(new Notes(), default, path, watcher);
        Assert.That(system.Figures.Reward, Is.EqualTo(alone));
        Assert.That(
            watcher.Seen,
            Is.EqualTo(new[] { "0 7", "reward", "1 8", "reward", "2 9", "reward", "3 10", "reward" })
        );
        Assert.That(watcher.Total, Is.EqualTo(alone));
    }

    private sealed class Notes : ISupplyController
    {
        public List<string> Heard { get; } = [];

        public void BeginEpisode(EpisodeSeed seed) => Heard.Add($"begin {seed.Seed} {seed.Episode}");

        public void Decide(SupplySystem system, Span<double> orders)
        {
            Heard.Add($"{system.Period}");
            orders.Fill(7 + system.Period);
        }
    }

    private sealed class Watcher : IPeriodWatcher
    {
        public List<string> Seen { get; } = [];

        public double Total { get; private set; }

        public void NoteDecision(SupplySystem system, ReadOnlySpan<double> orders) =>
            Seen.Add($"{system.Period} {orders[^1]}");

        public void NoteReward(double reward)
        {
            Seen.Add("reward");
            Total += reward;
        }
    }
}
