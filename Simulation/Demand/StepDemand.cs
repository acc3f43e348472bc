namespace ProcessChain;

/// <summary>
/// The customer of the beer game: equal orders in equal intervals from day 0 on, whose quantity changes once and for all. The
/// defaults are those of the board game: 4 units on each of the first four days, then 8.
/// </summary>
[Kind("step")]
[Former("stepDay", "from.")]
internal sealed record StepDemand : DemandDefinition
{
    /// <summary>Days between two orders; 1 to a million.</summary>
    [Source("the beer game: one order in each period")]
    [Range(1, Limits.Days, Unit = "days")]
    public int Interval { get; init; } = 1;

    /// <summary>Units of an order before the step; 0 to a million.</summary>
    [Source("the beer game: 4 units at first")]
    [Range(0, Limits.Units, Unit = "units")]
    public int Before { get; init; } = 4;

    /// <summary>Units of an order from the step on; 0 to a million.</summary>
    [Source("the beer game: 8 units from the fifth period on")]
    [Range(0, Limits.Units, Unit = "units")]
    public int After { get; init; } = 8;

    /// <summary>The first day of the new quantity; 0 or later.</summary>
    [Source("the beer game: 8 units from the fifth period on")]
    [Range(0)]
    public int From { get; init; } = 4;

    public override IEnumerable<CustomerOrder> Orders(RandomStream stream)
    {
        for (long day = 0; day <= int.MaxValue; day += Interval)
            yield return new CustomerOrder((int)day, day < From ? Before : After);
    }

    public override IEnumerable<CustomerOrder> OrdersAfter(RandomStream stream, int day, int lastOrderDay) =>
        Orders(stream).SkipWhile(order => order.Day <= day);

    public override IEnumerable<Fault> ValidateBranching() => [];

    public override double MeanPerPeriod(int periods)
    {
        var (all, early) = (OrdersBefore(periods), OrdersBefore(Math.Min(From, periods)));
        return ((early * (double)Before) + ((all - early) * (double)After)) / periods;
    }

    private int OrdersBefore(int day) => (int)((day + (long)Interval - 1) / Interval);
}
