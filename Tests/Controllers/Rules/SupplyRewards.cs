namespace ProcessChain.Tests;

/// <summary>What controllers earn in test episodes that no training sees.</summary>
internal static class SupplyRewards
{
    private const long Seed = 987_654_321;

    /// <summary>The total rewards of test episodes.</summary>
    public static double[] Of(IController controller, OrGymDefinition definition, int episodes)
    {
        var system = definition.Create();
        var rewards = new double[episodes];
        for (var episode = 0; episode < episodes; episode++)
        {
            system.Play(controller, new EpisodeSeed(Seed, episode));
            rewards[episode] = system.TotalReward;
        }
        return rewards;
    }
}
