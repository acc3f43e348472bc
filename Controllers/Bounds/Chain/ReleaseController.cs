namespace ProcessChain;

/// <summary>Releases lots as the relaxation does, and pushes every lot on, the station nearest to the customer first.</summary>
internal sealed class ReleaseController(ChainBound relaxation) : ChainController
{
    public override int Decide(ChainView chain)
    {
        for (var station = chain.Stations; station > 1; station--)
        {
            if (chain.SupplierHasLot(station))
                return station;
        }
        return relaxation.Releases(chain.EchelonPosition(1), chain.DaysSinceCustomerOrder) ? 1 : 0;
    }
}
