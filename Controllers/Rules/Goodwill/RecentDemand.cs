namespace ProcessChain;

/// <summary>Demand is expected to go on as in the last periods; before the first one the retailer's stock is
/// guessed to last for the longest lead time.</summary>
/// <param name="nodes">The nodes.</param>
internal sealed class RecentDemand(StockingNode[] nodes) : DemandOutlook
{
    private const int Window = 5;
    private const int EnoughForDeviation = 3;

    private readonly double guess =
        nodes.Where(node => node.IsRetailer).Max(node => node.InitialInventory)
        / (nodes.Max(node => node.LeadTime) + 1);

    public override double Rate(GoodwillNetworkView view)
    {
        var (count, sum) = (Math.Min(Window, view.Period), 0.0);
        for (var period = view.Period - count; period < view.Period; period++)
            sum += view.Demanded(period)[0];
        return count == 0 ? guess : sum / count;
    }

    public override ExpectedDemand Over(GoodwillNetworkView view, int periods)
    {
        var rate = Rate(view);
        return ExpectedDemand.Of(rate, view.Period == 0 ? Math.Sqrt(rate) : Deviation(view, rate), periods);
    }

    private static double Deviation(GoodwillNetworkView view, double mean)
    {
        var count = Math.Min(Window, view.Period);
        if (count < EnoughForDeviation)
            return Math.Max(1, Math.Sqrt(mean));
        var squares = 0.0;
        for (var period = view.Period - count; period < view.Period; period++)
            squares += Math.Pow(view.Demanded(period)[0] - mean, 2);
        return Math.Max(1, Math.Sqrt(squares / (count - 1)));
    }
}
