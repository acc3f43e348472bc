namespace ProcessChain.Tests;

/// <summary>One of each controller that needs no training.</summary>
internal static class RuleControllers
{
    public static IEnumerable<RuleDefinition> Definitions(ChainDefinition chain)
    {
        yield return new RandomDefinition();
        if (chain.Orders == OrderRule.Unrestricted)
            yield return new ConstantDefinition { Actions = new Several<int>(0, chain.Stations, 1) };
        foreach (var sharing in Enum.GetValues<DecisionSharing>())
        {
            yield return new OneForOneDefinition { Sharing = sharing };
            yield return new ReorderPointDefinition { ReorderPoints = 1, Sharing = sharing };
            yield return new ReorderPointDefinition
            {
                ReorderPoints = 1,
                OrderQuantity = 3 * chain.LotSize,
                Position = Position.Echelon,
                Sharing = sharing,
            };
            yield return new LocalBaseStockDefinition { Levels = 6, Sharing = sharing };
            yield return new EchelonBaseStockDefinition { Levels = 9, Sharing = sharing };
            yield return new MakeToOrderDefinition { Sharing = sharing };
        }
        yield return new MakeToOrderDefinition { ReleaseByAge = new Several<int>(-5, -1, 3, 7) };
    }
}
