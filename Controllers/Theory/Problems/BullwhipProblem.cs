namespace ProcessChain;

/// <summary>
/// How much more the orders of each stage vary than demand, where all order up to their lead time times a forecast: centralised, each
/// with the forecast of the customer's demand for all its lead times, and decentralised, each with one of the orders that it sees.
/// </summary>
[Kind("bullwhip")]
internal sealed record BullwhipProblem : TheoryProblem
{
    /// <summary>Lead times with the period of review, from the customer's stage.</summary>
    [Count(1, 10)]
    [Range(1, 100, Unit = "periods")]
    public required Several<int> LeadTimes { get; init; }

    /// <summary>p: forecasts are the mean of so many periods. Exactly one of this and <see cref="Smoothing"/> is needed.</summary>
    [Range(1, 1000, Unit = "periods")]
    public int? Observations { get; init; }

    /// <summary>α: the weight of the last period in forecasts by exponential smoothing.</summary>
    [Range(0.01, 1)]
    public double? Smoothing { get; init; }

    /// <summary>ρ: of one period's demand with the next one's (AR(1)); 0 where it is independent.</summary>
    [Range(-1, 1, AboveLeast = true, BelowMost = true)]
    public double Correlation { get; init; }

    public override IEnumerable<Fault> Validate() =>
        Observations is null == Smoothing is null
            ? base.Validate().Append(new("observations", "or smoothing, exactly one of them, is needed."))
            : base.Validate();

    public override TheoryAnswer Solve()
    {
        var stages = Enumerable.Range(1, LeadTimes.Count).ToList();
        return new(
            [],
            ("lead times together", [.. stages.Select(count => (double)LeadTimes.Take(count).Sum())]),
            ("ratio, centralised", [.. stages.Select(count => Centralised(LeadTimes.Take(count).Sum()))]),
            (
                "ratio, decentralised",
                [.. stages.Select(count => Bullwhip.Decentralised(LeadTimes.Take(count).Select(Weights), Correlation))]
            )
        );
    }

    private double Centralised(int leadTime) =>
        Observations is { } observations
            ? Bullwhip.MovingAverage(leadTime, observations, Correlation)
            : Bullwhip.ExponentialSmoothing(leadTime, Smoothing!.Value, Correlation);

    private double[] Weights(int leadTime) =>
        Observations is { } observations
            ? Bullwhip.MovingAverageWeights(leadTime, observations)
            : Bullwhip.ExponentialSmoothingWeights(leadTime, Smoothing!.Value);
}
