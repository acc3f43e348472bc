namespace ProcessChain;

/// <summary>Counts what has come of an episode: sums over its periods and markets.</summary>
public sealed class SupplyFigures
{
    private int served;
    private int counted;
    private int periods;
    private double stock;
    private double wanted;
    private double shortage;

    /// <summary>The columns of what <see cref="CopyTo"/> writes.</summary>
    public static IReadOnlyList<Column> Columns { get; } =
    [
        new("demanded", "demanded", "units", ColumnRole.Detail),
        new("sold", "sold", "units", ColumnRole.Detail),
        new("fillRate", "fill rate", Decimals: 3)
        {
            Note =
                "Share of the units demanded that were there in the period of the demand. It is no aim of its own: what a unit earns "
                + "less than its holding costs is rightly not sold.",
        },
        new("serviceLevel", "service", "", ColumnRole.Summary, Decimals: 3),
        new("meanStock", "mean stock", "units", Decimals: 1)
        {
            Note = "Units on hand at the end of a period, in all places together, on average over the periods.",
        },
    ];

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
    public double MeanStock => periods > 0 ? stock / periods : 0;

    /// <summary>Forgets everything.</summary>
    public void Clear()
    {
        (served, counted, periods, stock, wanted, shortage) = (0, 0, 0, 0, 0, 0);
        (Demanded, Sold) = (0, 0);
    }

    /// <summary>Notes what a market met with in a period: once for each market and period.</summary>
    /// <param name="demanded">New demand, units.</param>
    /// <param name="sold">Units shipped, also for older demand.</param>
    /// <param name="unfilled">Demand that is not met at the end of the period, also older, units.</param>
    public void NoteMarket(double demanded, double sold, double unfilled)
    {
        Demanded += demanded;
        Sold += sold;
        wanted += Math.Max(0, demanded);
        shortage += Math.Clamp(unfilled, 0, Math.Max(0, demanded));
        counted++;
        if (unfilled <= 0)
            served++;
    }

    /// <summary>Notes the stock at the end of a period: once for each period.</summary>
    /// <param name="units">All units on hand.</param>
    public void NoteStock(double units)
    {
        stock += units;
        periods++;
    }

    /// <summary>Writes the figures in the order of <see cref="Columns"/>.</summary>
    public void CopyTo(Span<double> figures) =>
        ((ReadOnlySpan<double>)[Demanded, Sold, FillRate, ServiceLevel, MeanStock]).CopyTo(figures);
}
