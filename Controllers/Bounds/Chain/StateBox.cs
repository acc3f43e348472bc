namespace ProcessChain;

/// <summary>
/// The states considered. Decisions that would leave it upwards are not taken; a net stock that would fall below it is taken
/// as the least.
/// </summary>
/// <param name="MostLots">Lots at all stations but the last, in all.</param>
/// <param name="LeastStock">The least net stock of the last station, in units of the demand; below 0.</param>
/// <param name="MostStock">The largest net stock of the last station.</param>
internal readonly record struct StateBox(int MostLots, int LeastStock, int MostStock)
{
    private const double NeglectedTail = 1e-10;
    private const double RareDemand = 1e-3;
    private const int SpareLots = 1;
    private const double LeastOfAll = -1e8;

    /// <summary>The number of different net stocks.</summary>
    public int Width => MostStock - LeastStock + 1;

    public static StateBox For(ChainDefinition chain, RenewalDemand demand)
    {
        var lot = chain.LotSize / demand.Unit;
        var perDay = (double)chain.DecisionsPerPeriod * lot / chain.Stations;
        var horizon = chain.Stations + (int)Math.Ceiling(demand.MostAtOnce / perDay);
        var ahead = demand.OfNext(horizon).Max(d => Distribution.Quantile(d, RareDemand));
        var least = Math.Max(LeastOfAll, -(Waiting(demand, perDay) + demand.MostAtOnce + (chain.Stations * perDay)));
        var most = ahead + lot;
        return new StateBox(
            Math.Min(chain.DecisionsPerPeriod, (ahead + lot - 1) / lot) + SpareLots,
            (int)Math.Floor(least),
            most
        );
    }

    /// <summary>The number of states of one age.</summary>
    public double States(ChainDefinition chain) => Choices(MostLots, chain.Stations - 1) * Width;

    /// <summary>About how many moves a sweep weighs for each age.</summary>
    public double Work(ChainDefinition chain) => Choices(MostLots, (2 * chain.Stations) - 1) * Width;

    /// <summary>The number of ways to have at most <paramref name="most"/> lots at <paramref name="places"/> places.</summary>
    public static double Choices(int most, int places)
    {
        var choices = 1.0;
        for (var place = 1; place <= places; place++)
            choices = choices * (most + place) / place;
        return choices;
    }

    /// <summary>
    /// What waits, beyond the newest order, where everything is made to order with the given capacity: exceeded with at most
    /// the neglected probability by Lundberg's inequality P(W &gt; w) ≤ e^(−θw), where E e^(θ (quantity − capacity ·
    /// interval)) = 1.
    /// </summary>
    private static double Waiting(RenewalDemand demand, double perDay)
    {
        const double LargestExponent = 600;
        const int Halvings = 60;
        var (low, high) = (0.0, LargestExponent / demand.DayQuantity.Length);
        for (var i = 0; i < Halvings; i++)
        {
            var middle = (low + high) / 2;
            (low, high) = Transform(demand, perDay, middle) <= 1 ? (middle, high) : (low, middle);
        }
        return -Math.Log(NeglectedTail) / low;
    }

    private static double Transform(RenewalDemand demand, double perDay, double exponent)
    {
        var (shortest, longest) = demand.Intervals;
        var quantity = demand.DayQuantity.Select((p, units) => p * Math.Exp(exponent * units)).Sum();
        var interval = Enumerable
            .Range(shortest, longest - shortest + 1)
            .Average(days => Math.Exp(-exponent * perDay * days));
        return quantity * interval;
    }
}
