namespace ProcessChain;

/// <summary>A supply system as a task that a policy learns.</summary>
internal static class SupplyTask
{
    /// <summary>Mean demands of a period by which units are divided: stocks last for a few periods.</summary>
    private const double PeriodsOfDemand = 5;

    public static RolloutTask Of(PpoDefinition d, SupplyDefinition system)
    {
        var observation = new SupplyObserver(d.Observation, system.Create());
        return new(
            observation.Length,
            d.Policy == PpoPolicy.Gaussian ? system.Orders : 0,
            () => new SupplyRollout(d, system),
            () => DistributionOf(d, system)
        )
        {
            Masked = d.FeasibleChoices && d.Policy == PpoPolicy.Choices,
        };
    }

    /// <summary>How the system's states become inputs before anything is learned.</summary>
    public static InputScaling ScalingOf(PpoDefinition d, SupplyDefinition system)
    {
        var length = new SupplyObserver(d.Observation, system.Create()).Length;
        if (d.Inputs == PpoInputs.Running)
            return InputScaling.Running(length);
        var factors = new float[length];
        var unit = d.Inputs == PpoInputs.Units ? 1 : 1 / (PeriodsOfDemand * MeanDemand.OfAllMarkets(system));
        Array.Fill(factors, (float)unit);
        if (d.Observation == SupplyObservation.Full)
            factors[^1] = 1;
        return InputScaling.Fixed(factors);
    }

    private static ActionDistribution DistributionOf(PpoDefinition d, SupplyDefinition system) =>
        d.Policy == PpoPolicy.Choices
            ? new MultiCategorical(Enumerable.Repeat(d.Choices, system.Orders).ToArray())
            : new DiagonalGaussian(system.Orders);
}

/// <summary>What a supply system's markets demand on average.</summary>
internal static class MeanDemand
{
    /// <summary>Units a period of all markets together, over all periods.</summary>
    public static double OfAllMarkets(SupplyDefinition system)
    {
        var sum = 0.0;
        for (var market = 0; market < system.Markets; market++)
        {
            for (var period = 0; period < system.Periods; period++)
                sum += system.DemandOf(market).Mean(period);
        }
        return sum / system.Periods;
    }
}
