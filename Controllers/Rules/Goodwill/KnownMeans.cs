namespace ProcessChain;

/// <summary>The law of demand is known, season, trend and shocks to come included; goodwill is taken to stay as it is.</summary>
internal sealed class KnownMeans : DemandOutlook
{
    public override double Rate(GoodwillNetworkView view) => view.Definition.MeanOf(view.Period, view.Goodwill);

    public override ExpectedDemand Over(GoodwillNetworkView view, int periods)
    {
        var (definition, sum, variance) = (view.Definition, 0.0, 0.0);
        for (var period = view.Period; period < view.Period + periods; period++)
        {
            var mean = definition.MeanOf(period, view.Goodwill);
            sum += mean;
            variance += mean > 0 ? definition.Noise * definition.Noise * mean : 1;
        }
        return new ExpectedDemand(sum, Math.Sqrt(variance));
    }
}
