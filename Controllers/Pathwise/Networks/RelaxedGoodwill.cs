namespace ProcessChain;

/// <summary>A network with goodwill for training through its model.</summary>
/// <param name="definition">The network.</param>
/// <param name="isInformed">Whether its policy knows the law of demand.</param>
/// <param name="randomised">What training episodes demand; null: as in the definition.</param>
internal sealed class RelaxedGoodwill(
    GoodwillNetworkDefinition definition,
    bool isInformed,
    RandomisedDemand? randomised
)
    : RelaxedNetwork(
        new ModelledNetwork(definition.Network),
        isInformed,
        definition.Markets * (randomised?.Mean ?? definition.Demand.MeanPerPeriod(definition.Periods))
    )
{
    private readonly double[] means = new double[definition.Periods];

    public override GoodwillDefinition Goodwill { get; } = definition.Goodwill ?? new GoodwillDefinition();

    public override double LeastMean { get; } = randomised is null ? definition.LeastMean : 0;

    public override void Draw(EpisodeSeed episode, Span<float> given)
    {
        var stream = episode.Stream(SystemDefinition.DemandStream);
        var noise = randomised is null ? Know(given) : DrawScene(episode.Stream("scene"), given);
        for (var period = 0; period < Periods; period++)
        {
            for (var market = 0; market < Shape.Markets; market++)
            {
                var drawn = LegacyDistributions.Poisson(stream, means[period]);
                given[Numbers.Deviation(period, market)] = (float)(noise * (drawn - means[period]));
            }
        }
    }

    public override IController CreateAgent(LearnedCorrections corrections)
    {
        var model = Describe();
        return new RelaxedAgent<GoodwillNetworkView>(
            this,
            model,
            view => model.Take(view, view.GoodwillAhead, view.Period > 0 ? view.Demanded(view.Period - 1) : []),
            corrections
        );
    }

    protected override void Describe(Span<float> given) => Know(given);

    /// <summary>Writes what is known of the system itself, and returns how much chance there is.</summary>
    private double Know(Span<float> given)
    {
        for (var period = 0; period < Periods; period++)
            means[period] = definition.MeanOf(period, 1);
        Write(definition.Goodwill is not null, definition.Backlog, definition.Noise, given);
        return definition.Noise;
    }

    private double DrawScene(RandomStream stream, Span<float> given)
    {
        var noise = randomised!.DrawMeans(stream, means);
        Write(RandomisedDemand.Flip(stream), RandomisedDemand.Flip(stream), noise, given);
        return noise;
    }

    private void Write(bool goodwill, bool backlog, double noise, Span<float> given)
    {
        given[NetworkNumbers.Goodwill] = goodwill ? 1 : 0;
        given[NetworkNumbers.Backlog] = backlog ? 1 : 0;
        given[NetworkNumbers.Noise] = (float)noise;
        for (var period = 0; period < Periods; period++)
        {
            for (var market = 0; market < Shape.Markets; market++)
                given[Numbers.Mean(period, market)] = (float)means[period];
        }
        Numbers.FillAhead(given);
    }
}
