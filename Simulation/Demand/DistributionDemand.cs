namespace ProcessChain;

/// <summary>
/// Days between two orders and quantities from distributions. The first order falls on day Δ₀, the next on Δ₀ + Δ₁, …; for
/// each order the interval is drawn first, then the quantity.
/// </summary>
[Kind("distribution")]
public sealed record DistributionDemand : DemandDefinition
{
    private const int MostOnOneDay = 100_000;

    /// <summary>Units of an order.</summary>
    public required WholeNumberDistribution Quantity { get; init; }

    /// <summary>Days between two orders; 0 means the same day.</summary>
    public WholeNumberDistribution Interval { get; init; } =
        new() { Name = "DiscreteUniform", Parameters = new(new("lower", 1), new("upper", 1)) };

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">The intervals keep being 0 days, so that a day would never end.</exception>
    public override IEnumerable<CustomerOrder> Orders(RandomStream stream)
    {
        var interval = Interval.Sampler(stream);
        var quantity = Quantity.Sampler(stream);
        var onThisDay = 0;
        for (long day = interval(); day <= int.MaxValue; )
        {
            yield return new CustomerOrder((int)day, quantity());
            var days = interval();
            onThisDay = days == 0 ? onThisDay + 1 : 0;
            if (onThisDay == MostOnOneDay)
                throw new InvalidOperationException(
                    $"The customer's intervals were 0 days {MostOnOneDay} times in a row on day {day}; "
                        + $"{Interval} gives too few intervals of a day or more."
                );
            day += days;
        }
    }

    /// <inheritdoc/>
    public override IEnumerable<Fault> Validate()
    {
        foreach (var fault in Quantity.Validate())
            yield return fault.Below("quantity");
        foreach (var fault in Interval.Validate())
            yield return fault.Below("interval");
        if (!Interval.Validate().Any() && Interval.Largest == 0)
            yield return new("interval", "is always 0 days; longer intervals must be possible.");
    }
}
