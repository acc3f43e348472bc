namespace ProcessChain.Tests;

/// <summary>Seats of the beer game.</summary>
internal static class SeatCases
{
    public static SeatDefinition Seat(SupplyDefinition of, string at, RuleDefinition coPlayers) =>
        new()
        {
            Of = of,
            At = at,
            CoPlayers = coPlayers,
        };

    /// <summary>What is observed before each period, and after the last one.</summary>
    public static List<float[]> Observations(SupplyDefinition definition, RuleDefinition rule, int periods)
    {
        var environment = new SystemEnvironment(definition, periods);
        List<float[]> observed = [environment.Reset(new EpisodeSeed(1, 1))];
        var controller = rule.Create(definition);
        controller.BeginEpisode(new Chance(new EpisodeSeed(1, 1)));
        var orders = new double[definition.Orders];
        for (var period = 0; period < periods; period++)
        {
            controller.Decide(environment.System.View, orders);
            observed.Add(environment.Step(orders).Observation);
        }
        return observed;
    }
}
