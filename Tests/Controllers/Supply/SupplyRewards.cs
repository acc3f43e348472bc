namespace ProcessChain.Tests;

/// <summary>What controllers earn in test episodes that no training sees.</summary>
internal static class SupplyRewards
{
    private const long Seed = 987_654_321;

    /// <summary>The total rewards of test episodes.</summary>
    public static double[] Of(ISupplyController controller, SupplyDefinition definition, int episodes)
    {
        var system = definition.Create();
        var orders = new double[definition.Orders];
        var rewards = new double[episodes];
        for (var episode = 0; episode < episodes; episode++)
        {
            var seed = new EpisodeSeed(Seed, episode);
            system.Reset(definition.DemandOf(seed));
            controller.BeginEpisode(seed);
            while (!system.IsOver)
            {
                controller.Decide(system, orders);
                system.Step(orders);
            }
            rewards[episode] = system.Figures.Reward;
        }
        return rewards;
    }
}
