namespace ProcessChain;

/// <summary>Level and trend of demand by Holt's exponential smoothing, with the constants of gym-invmgmt.</summary>
/// <param name="nodes">The nodes.</param>
/// <param name="informed">Whether its deviations, and all of the first period, are those of the law.</param>
internal sealed class SmoothedDemand(StockingNode[] nodes, bool informed) : DemandOutlook
{
    private const double LevelGain = 0.3;
    private const double TrendGain = 0.1;
    private const double ErrorGain = 0.1;

    private readonly RecentDemand first = new(nodes);
    private readonly KnownMeans known = new();
    private double level;
    private double trend;
    private double squaredError;

    public override void See(GoodwillNetworkView view)
    {
        if (view.Period == 0)
            return;
        var demanded = view.Demanded(view.Period - 1)[0];
        if (view.Period == 1)
        {
            (level, trend, squaredError) = (demanded, 0, demanded);
            return;
        }
        var forecast = level + trend;
        var error = demanded - forecast;
        var smoothed = (LevelGain * demanded) + ((1 - LevelGain) * forecast);
        trend = (TrendGain * (smoothed - level)) + ((1 - TrendGain) * trend);
        level = smoothed;
        squaredError += ErrorGain * ((error * error) - squaredError);
    }

    public override double Rate(GoodwillNetworkView view) => Math.Max(0, level + trend);

    public override ExpectedDemand Over(GoodwillNetworkView view, int periods)
    {
        if (view.Period == 0)
            return AtFirst(view, periods);
        var deviation = informed ? known.Over(view, periods).Deviation : Math.Sqrt(Math.Max(1, squaredError) * periods);
        return new ExpectedDemand(Rate(view) * periods, deviation);
    }

    private ExpectedDemand AtFirst(GoodwillNetworkView view, int periods)
    {
        if (!informed)
            return first.Over(view, periods);
        var mean = known.Rate(view);
        return ExpectedDemand.Of(mean, Math.Max(1, view.Definition.Noise * Math.Sqrt(mean)), periods);
    }
}
