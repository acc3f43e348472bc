namespace ProcessChain;

/// <summary>The key figures of one episode.</summary>
public sealed record EpisodeFigures
{
    /// <summary>Days simulated.</summary>
    public required int Days { get; init; }

    /// <summary>Mean of C_s over the days, money per day.</summary>
    public required double StorageCostPerDay { get; init; }

    /// <summary>Mean of C_late over the days, money per day.</summary>
    public required double LateCostPerDay { get; init; }

    /// <summary>Storage and late cost, money per day.</summary>
    public double CostPerDay => StorageCostPerDay + LateCostPerDay;

    /// <summary>Units the customer waits for at the end of a day, mean over the days.</summary>
    public required double LateUnits { get; init; }

    /// <summary>Orders of the customer.</summary>
    public required int CustomerOrders { get; init; }

    /// <summary>Units the customer ordered.</summary>
    public required long CustomerUnits { get; init; }

    /// <summary>Units delivered to the customer (arrived, not merely shipped) by the start of the day after the last.</summary>
    public required long DeliveredUnits { get; init; }

    /// <summary>Share of the customer's orders that were shipped in full on their day, 0 to 1; NaN without orders.</summary>
    public required double ServiceLevel { get; init; }

    /// <summary>Share of the customer's units that were shipped on the day of the order, 0 to 1; NaN without demand.</summary>
    public required double FillRate { get; init; }

    /// <summary>Days summed up into one observation of the variances below.</summary>
    public required int Window { get; init; }

    /// <summary>Sample variance of the customer's ordered units per window, over whole windows; NaN below two windows.</summary>
    public required double CustomerVariance { get; init; }

    /// <summary>The same of every station's orders, station 1 first.</summary>
    public required Several<double> OrderVariance { get; init; }

    /// <summary>
    /// The bullwhip ratio of a station: the variance of its orders over that of the customer's (Chen, Drezner, Ryan &amp;
    /// Simchi-Levi 2000). Above 1 the station amplifies demand. NaN where the customer's variance is 0 or unknown.
    /// </summary>
    /// <param name="station">1 .. n.</param>
    public double Bullwhip(int station) =>
        CustomerVariance > 0 ? OrderVariance[station - 1] / CustomerVariance : double.NaN;
}
