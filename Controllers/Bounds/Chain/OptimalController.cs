namespace ProcessChain;

/// <summary>Plays the exact policy: plans the moves of a day in its morning, then makes them one by one.</summary>
internal sealed class OptimalController(ExactChain optimum) : IController
{
    private readonly Queue<int> plan = [];

    public void BeginEpisode(EpisodeSeed seed) => plan.Clear();

    public int Decide(ChainObservation observation)
    {
        if (observation.Iteration == 0)
            PlanDay(observation);
        return plan.TryDequeue(out var station) ? station : 0;
    }

    private void PlanDay(ChainObservation observation)
    {
        var lots = new int[observation.Stations - 1];
        for (var i = 0; i < lots.Length; i++)
            lots[i] = observation.OnHand(i + 1) / observation.Chain.LotSize;
        var (last, customer) = (observation.Stations, observation.Customer);
        var netStock = observation.OnHand(last) - observation.OpenOrders(customer) - observation.LateOrders(customer);
        var station = 0;
        foreach (var moved in optimum.BestMoves(lots, netStock, observation.DaysSinceCustomerOrder))
        {
            station++;
            for (var i = 0; i < moved; i++)
                plan.Enqueue(station);
        }
    }
}
