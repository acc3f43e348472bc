namespace ProcessChain;

/// <summary>The same known demand in every episode, period by period. Nothing is random in it; after the last value it is 0.</summary>
/// <remarks>OR-Gym's <c>user_D</c>; where all its values are 0, OR-Gym draws from a distribution instead, and we do not.</remarks>
[Kind("perPeriod")]
internal sealed record PerPeriodDemand : PeriodDemand
{
    /// <summary>
    /// Units in period 0, 1, …; at least one value for each period of an episode that has a fixed number of them. May be
    /// negative: units come back.
    /// </summary>
    [Range(-Limits.Units, Limits.Units, Unit = "units")]
    public required Several<int> List { get; init; }

    public override int Least => List.DefaultIfEmpty().Min();

    public override int Draw(int period, IUniformSource source) => UnitsIn(period);

    public override double MeanOf(int period) => UnitsIn(period);

    public override double VarianceOf(int period) => 0;

    public override double ProbabilityOf(int period, int units) => units == UnitsIn(period) ? 1 : 0;

    public override IEnumerable<CustomerOrder> OrdersAfter(RandomStream stream, int day, int lastOrderDay) =>
        List.Index()
            .Skip(day + 1)
            .Where(entry => entry.Item != 0)
            .Select(entry => new CustomerOrder(entry.Index, entry.Item));

    public override IEnumerable<Fault> Validate(int periods)
    {
        if (List.Count < periods)
            yield return new("list", $"has {List.Count} values; one for each of the {periods} periods is needed.");
        foreach (var fault in Validate())
            yield return fault;
    }

    private int UnitsIn(int period) => period < List.Count ? List[period] : 0;
}
