namespace ProcessChain;

/// <summary>OR-Gym's network for training through its model.</summary>
/// <param name="definition">The network.</param>
/// <param name="isInformed">Whether its policy knows the laws of demand.</param>
internal sealed class RelaxedSupplyNetwork(NetworkDefinition definition, bool isInformed)
    : RelaxedNetwork(
        new ModelledNetwork(definition),
        isInformed,
        definition.Demands.Sum(law => law.MeanPerPeriod(definition.Periods))
    )
{
    private readonly int[] path = new int[definition.Periods * definition.Markets];
    private float[]? known;

    public override GoodwillDefinition? Goodwill => null;

    public override double LeastMean => 0;

    public override void Draw(EpisodeSeed episode, Span<float> given)
    {
        if (known is null)
            Describe(known = new float[Given]);
        known.CopyTo(given);
        definition.DrawDemand(episode.Stream(SystemDefinition.DemandStream), path);
        for (var i = 0; i < path.Length; i++)
        {
            var (period, market) = (i / Shape.Markets, i % Shape.Markets);
            given[Numbers.Deviation(period, market)] = path[i] - given[Numbers.Mean(period, market)];
        }
    }

    public override IController CreateAgent(LearnedCorrections corrections)
    {
        var (model, demanded) = (Describe(), new double[Shape.Markets]);
        return new RelaxedAgent<NetworkView>(this, model, Take, corrections);

        void Take(NetworkView view)
        {
            if (view.Period > 0)
                See(view, demanded);
            model.Take(view, goodwillAhead: 1, demanded);
        }
    }

    protected override void Describe(Span<float> given)
    {
        given[NetworkNumbers.Backlog] = definition.Backlog ? 1 : 0;
        given[NetworkNumbers.Noise] = 1;
        for (var market = 0; market < Shape.Markets; market++)
        {
            var law = definition.DemandOf(market);
            for (var period = 0; period < Periods; period++)
                given[Numbers.Mean(period, market)] = (float)(
                    (law as PeriodDemand)?.MeanOf(period) ?? law.MeanPerPeriod(Periods)
                );
        }
        Numbers.FillAhead(given);
    }

    /// <summary>What was demanded in the period before: what was sold and is missing now, less what was missing before.</summary>
    private void See(NetworkView view, double[] demanded)
    {
        var last = view.Period - 1;
        for (var market = 0; market < demanded.Length; market++)
        {
            demanded[market] =
                view.Sold(last)[Shape.Network.MarketLinks[market]]
                + view.Unfilled(last)[market]
                - (definition.Backlog && last > 0 ? view.Unfilled(last - 1)[market] : 0);
        }
    }
}
