namespace ProcessChain;

/// <summary>From which policy a training starts where none is named: a simple rule that is not far off.</summary>
internal static class StartRule
{
    public static RuleDefinition Of(SystemDefinition system) =>
        system switch
        {
            ChainDefinition => new MakeToOrderDefinition(),
            InventoryDefinition => new BaseStockFormulaDefinition(),
            LostSalesDefinition item => UpTo(item.DemandOf(0), item.LeadTime + 1, item.CriticalRatio),
            DualSourcingDefinition item => UpTo(
                item.DemandOf(0),
                item.RegularLeadTime + 1,
                item.BacklogCost / (item.BacklogCost + item.HoldingCost)
            ),
            _ => new RandomDefinition(),
        };

    /// <summary>Base stock at the fractile of the demand of so many periods.</summary>
    private static RuleDefinition UpTo(DemandDefinition demand, int periods, double share)
    {
        if (demand is not DistributedDemand law)
            return new RandomDefinition();
        var level = DemandProbabilities.Fractile(
            DemandProbabilities.OfSum(DemandProbabilities.Of(law), periods),
            share
        );
        return new FixedBaseStockDefinition { Levels = level };
    }
}
