namespace ProcessChain;

/// <summary>
/// Days between two orders and quantities uniform on integers (Dittrich &amp; Fohlmeister 2021, section 5). The first order
/// falls on day Δ₀, the next on Δ₀ + Δ₁, …; for each order the interval is drawn first, then the quantity.
/// </summary>
[Kind("uniform")]
internal sealed record UniformDemand : DemandDefinition
{
    /// <summary>o_t: days between two orders; 0 means the same day.</summary>
    [Assumed("printed only inside the paper's figures; Fig. 7 widens it to [0, 20] around the same mean")]
    [Range(0, Limits.Days, Unit = "days")]
    public IntRange Interval { get; init; } = new(5, 15);

    /// <summary>o_q: units of an order.</summary>
    [Assumed("printed only inside the paper's figures; Fig. 7 widens it to [10, 30] around the same mean")]
    [Range(0, Limits.Units, Unit = "units")]
    public IntRange Quantity { get; init; } = new(15, 25);

    internal override bool HasAlikeOrders => true;

    public override IEnumerable<CustomerOrder> Orders(RandomStream stream) => Orders(stream, 0, Interval);

    public override IEnumerable<Fault> ValidateBranching() => [];

    /// <summary>The interval that is running is longer than it has been so far.</summary>
    public override IEnumerable<CustomerOrder> OrdersAfter(RandomStream stream, int day, int lastOrderDay)
    {
        var begun = Math.Max(0, lastOrderDay);
        var least = day - begun + 1;
        return Orders(stream, begun, new(Math.Max(Interval.Low, least), Math.Max(Interval.High, least)));
    }

    private IEnumerable<CustomerOrder> Orders(RandomStream stream, int begun, IntRange first)
    {
        for (var day = (long)begun + Next(first); day <= int.MaxValue; day += Next(Interval))
            yield return new CustomerOrder((int)day, Next(Quantity));

        int Next(IntRange range) => stream.Next(range.Low, range.High + 1);
    }

    /// <summary>Exact: the expected number of orders on each day follows from that on the days before it.</summary>
    /// <param name="periods">How many, 1 or more.</param>
    public override double MeanPerPeriod(int periods)
    {
        var likelihood = 1.0 / (Interval.High - Interval.Low + 1);
        var nearest = Math.Max(1, Interval.Low);
        var sameDay = Interval.Low == 0 ? likelihood : 0;
        var expected = new double[periods];
        var (recent, total) = (0.0, 0.0);
        for (var day = 0; day < periods; day++)
        {
            if (day >= nearest)
                recent += expected[day - nearest];
            if (day > Interval.High)
                recent -= expected[day - Interval.High - 1];
            var first = day >= Interval.Low && day <= Interval.High ? 1 : 0;
            expected[day] = likelihood * (first + recent) / (1 - sameDay);
            total += expected[day];
        }
        return total / periods * ((Quantity.Low + (double)Quantity.High) / 2);
    }

    public override IEnumerable<Fault> Validate() =>
        Interval == new IntRange(0, 0)
            ? base.Validate().Append(new("interval", "is always 0 days; longer intervals must be possible."))
            : base.Validate();
}
