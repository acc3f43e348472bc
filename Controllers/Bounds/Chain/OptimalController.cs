namespace ProcessChain;

/// <summary>Plays the exact policy: plans the moves of a day in its morning, then makes them one by one.</summary>
internal sealed class OptimalController(ExactChain optimum) : ChainController
{
    private readonly Queue<int> plan = [];

    public override void BeginEpisode(Chance chance) => plan.Clear();

    public override int Decide(ChainView chain)
    {
        if (chain.Decision == 0)
            PlanDay(chain);
        return plan.TryDequeue(out var station) ? station : 0;
    }

    private void PlanDay(ChainView chain)
    {
        var lots = new int[chain.Stations - 1];
        for (var i = 0; i < lots.Length; i++)
            lots[i] = chain.OnHand(i + 1) / chain.Definition.LotSize;
        var (last, customer) = (chain.Stations, chain.Customer);
        var netStock = chain.OnHand(last) - chain.OpenOrders(customer) - chain.LateOrders(customer);
        var station = 0;
        foreach (var moved in optimum.BestMoves(lots, netStock, chain.DaysSinceCustomerOrder))
        {
            station++;
            for (var i = 0; i < moved; i++)
                plan.Enqueue(station);
        }
    }
}
