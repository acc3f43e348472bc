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

/// <summary>
/// The level and the cap of a lost-sales system, trained through the model: max(0, min(cap, level − position)) is ordered, as by
/// <c>cappedBaseStock</c> (Xin 2021).
/// </summary>
[Kind("pathwiseLevels", For = typeof(LostSalesDefinition))]
internal sealed record LostSalesLevelsDefinition : CutOffLevelsDefinition
{
    internal override RelaxedSystem Relax(SystemDefinition system) =>
        new RelaxedCappedStock((LostSalesDefinition)system, Periods);
}

/// <summary>
/// The two levels of a system with two suppliers, trained through the model: the policy is <c>dualIndex</c> without a cap
/// (Veeraraghavan &amp; Scheller-Wolf 2008).
/// </summary>
[Kind("pathwiseLevels", For = typeof(DualSourcingDefinition))]
internal sealed record DualSourcingLevelsDefinition : CutOffLevelsDefinition
{
    internal override RelaxedSystem Relax(SystemDefinition system) =>
        new RelaxedDualSourcing((DualSourcingDefinition)system, Periods);
}
