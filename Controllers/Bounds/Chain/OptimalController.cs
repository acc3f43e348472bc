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
        var (last, customer) = (chain.Stations, chain.Customer);
        var lots = Enumerable.Range(1, last - 1).Select(station => chain.OnHand(station) / chain.Definition.LotSize);
        var netStock = chain.OnHand(last) - chain.OpenOrders(customer) - chain.LateOrders(customer);
        foreach (var (i, moved) in optimum.BestMoves([.. lots], netStock, chain.DaysSinceCustomerOrder).Index())
        {
            for (var lot = 0; lot < moved; lot++)
                plan.Enqueue(i + 1);
        }
    }
}
