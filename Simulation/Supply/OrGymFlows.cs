namespace ProcessChain;

/// <summary>The stocks and flows of one of OR-Gym's systems, period by period; <see cref="OrGymView"/> tells what they are.</summary>
internal class OrGymFlows(int periods, int stocks, int places, int sales, int demands)
{
    public PeriodRows OnHand { get; } = new(periods + 1, stocks);

    public PeriodRows InTransit { get; } = new(periods + 1, places);

    public PeriodRows Shipped { get; } = new(periods, places);

    public PeriodRows Sold { get; } = new(periods, sales);

    public PeriodRows Unfilled { get; } = new(periods, demands);

    /// <summary>Takes over all that has been, and is, of a system of the same definition.</summary>
    public virtual void CopyFrom(OrGymFlows other)
    {
        OnHand.CopyFrom(other.OnHand);
        InTransit.CopyFrom(other.InTransit);
        Shipped.CopyFrom(other.Shipped);
        Sold.CopyFrom(other.Sold);
        Unfilled.CopyFrom(other.Unfilled);
    }
}
