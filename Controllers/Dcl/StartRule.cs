namespace ProcessChain;

/// <summary>From which policy a training starts where none is named: a simple rule that is not far off.</summary>
internal static class StartRule
{
    public static RuleDefinition Of(SystemDefinition system) =>
        system switch
        {
            ChainDefinition chain => MakeToForecast(chain),
            InventoryDefinition => new BaseStockFormulaDefinition(),
            LostSalesDefinition { Demand: DistributedDemand law } item => BaseStock(item, law),
            DualSourcingDefinition { Demand: DistributedDemand law } item => DualIndex(item, law),
            _ => new RandomDefinition(),
        };

    /// <summary>Releases what will be demanded on the way to the last station on average, and pushes every lot on.</summary>
    private static MakeToOrderDefinition MakeToForecast(ChainDefinition chain)
    {
        var days = chain.TransportDays.For(chain.Stations + 1).SkipLast(1).Sum();
        var level = (chain.DemandScale.Mean * days) - (chain.LotSize / 2.0);
        var release = (int)Math.Min(LevelLimits.Most, Math.Floor(level));
        return new() { ReorderPoints = new([release, .. Enumerable.Repeat(LevelLimits.Most, chain.Stations - 1)]) };
    }

    private static FixedBaseStockDefinition BaseStock(LostSalesDefinition item, DistributedDemand law) =>
        new() { Levels = Fractile(law, item.LeadTime + 1, item.CriticalRatio) };

    private static DualIndexDefinition DualIndex(DualSourcingDefinition item, DistributedDemand law)
    {
        var share = item.BacklogCost / (item.BacklogCost + item.HoldingCost);
        return new()
        {
            ExpeditedLevel = Fractile(law, 1, share),
            RegularLevel = Fractile(law, item.RegularLeadTime + 1, share),
        };
    }

    /// <summary>The fractile of the demand of so many periods.</summary>
    private static int Fractile(DistributedDemand law, int periods, double share) =>
        DemandProbabilities.Fractile(DemandProbabilities.OfSum(DemandProbabilities.Of(law), periods), share);
}
