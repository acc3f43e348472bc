namespace ProcessChain;

/// <summary>Releases lots as the relaxation does, and pushes every lot on, the station nearest to the customer first.</summary>
internal sealed class ReleaseController(ChainBound relaxation) : IController
{
    public void BeginEpisode(EpisodeSeed seed) { }

    public int Decide(ChainObservation observation)
    {
        for (var station = observation.Stations; station > 1; station--)
        {
            if (observation.SupplierHasLot(station))
                return station;
        }
        return relaxation.Releases(observation.EchelonPosition(1), observation.DaysSinceCustomerOrder) ? 1 : 0;
    }
}
