namespace ProcessChain;

/// <summary>What has come of an episode: sums over its periods and markets.</summary>
public sealed class SupplyFigures
{
    private int served;
    private int counted;
    private double stock;
    private double wanted;
    private double shortage;

    /// <summary>The sum of the rewards: the total discounted profit.</summary>
    public double Reward { get; internal set; }

    /// <summary>What the markets demanded, less what came back, units.</summary>
    public double Demanded { get; private set; }

    /// <summary>What they were sold, less what came back, units.</summary>
    public double Sold { get; private set; }

    /// <summary>
    /// The share of the units demanded that were there in the period of the demand; 1 where there was no demand. What came
    /// back counts as no demand.
    /// </summary>
    public double FillRate => wanted > 0 ? 1 - (shortage / wanted) : 1;

    /// <summary>The share of periods (of each market) in which all demand was met from stock.</summary>
    public double ServiceLevel => counted > 0 ? (double)served / counted : 1;

    /// <summary>Units on hand at the end of a period, all stages together, on average.</summary>
    public double MeanStock { get; private set; }

    internal void Clear()
    {
        (served, counted, stock, wanted, shortage) = (0, 0, 0, 0, 0);
        (Reward, Demanded, Sold, MeanStock) = (0, 0, 0, 0);
    }

    /// <summary>Notes what a market met with in a period.</summary>
    /// <param name="demanded">New demand.</param>
    /// <param name="sold">Units shipped, also for older demand.</param>
    /// <param name="unfilled">Demand that is not met at the end of the period, also older.</param>
    internal void NoteMarket(double demanded, double sold, double unfilled)
    {
        Demanded += demanded;
        Sold += sold;
        wanted += Math.Max(0, demanded);
        shortage += Math.Clamp(unfilled, 0, Math.Max(0, demanded));
        counted++;
        if (unfilled <= 0)
            served++;
    }

    /// <summary>Notes the stock at the end of a period.</summary>
    /// <param name="period">From 0.</param>
    /// <param name="units">All units on hand.</param>
    internal void NoteStock(int period, double units)
    {
        stock += units;
        MeanStock = stock / (period + 1);
    }
}
