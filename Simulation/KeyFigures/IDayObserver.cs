namespace ProcessChain;

/// <summary>Looks at the chain at the end of every day, after shipping.</summary>
public interface IDayObserver
{
    /// <summary>Called once a day.</summary>
    /// <param name="chain">The chain at the end of the day; a live view.</param>
    /// <param name="storageCost">C_s of the day, money.</param>
    /// <param name="lateCost">C_late of the day, money.</param>
    void CloseDay(ChainObservation chain, double storageCost, double lateCost);
}
