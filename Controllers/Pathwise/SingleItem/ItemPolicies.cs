namespace ProcessChain;

/// <summary>A network that tells the order of a lost-sales system, trained through the model.</summary>
[Kind("pathwisePolicy", For = typeof(LostSalesDefinition))]
internal sealed record LostSalesPolicyDefinition : CutOffPolicyDefinition
{
    internal override RelaxedSystem Relax(SystemDefinition system) =>
        new RelaxedLostSales((LostSalesDefinition)system, Periods);
}

/// <summary>A network that tells the two levels of a system with two suppliers, trained through the model.</summary>
[Kind("pathwisePolicy", For = typeof(DualSourcingDefinition))]
internal sealed record DualSourcingPolicyDefinition : CutOffPolicyDefinition
{
    internal override RelaxedSystem Relax(SystemDefinition system) =>
        new RelaxedDualSourcing((DualSourcingDefinition)system, Periods);
}
