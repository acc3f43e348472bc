namespace ProcessChain;

/// <summary>A network with goodwill for training through its model.</summary>
/// <param name="shape">The network.</param>
/// <param name="isInformed">Whether its policy knows the law of demand.</param>
/// <param name="randomised">What training episodes demand; null: as in the definition.</param>
internal sealed class RelaxedGoodwill(GoodwillShape shape, bool isInformed, RandomisedDemand? randomised)
    : RelaxedSystem
{
    private const double Safety = 1;
    private const int KnownFlags = 4;

    private readonly GoodwillNumbers numbers = new(shape);
    private readonly GoodwillNetworkDefinition definition = shape.Definition;
    private readonly double leastMean = randomised is null ? shape.Definition.LeastMean : 0;
    private readonly double[] means = new double[shape.Periods];

    public override int Periods => shape.Periods;

    public override int Places => shape.Places;

    public override int Features =>
        shape.Nodes + shape.LongestLead.Sum() + KnownFlags + GoodwillObserver<Real>.Count(shape, isInformed);

    public override int Given => numbers.Count;

    public override bool IsTimed => true;

    public override float Unit { get; } = (float)UnitOf(shape.Definition, randomised);

    public override float Money { get; } =
        (float)shape.Network.Links.Select(link => Math.Max(link.Price, link.ShortageCost ?? 0)).Append(1e-3).Max();

    public override float FirstCorrection(int period, int place) =>
        (float)(Safety * Math.Sqrt(Unit * shape.PeriodsTo(period, shape.HorizonOf[place])));

    public override void Draw(EpisodeSeed episode, Span<float> given)
    {
        var stream = episode.Stream(SystemDefinition.DemandStream);
        var noise = randomised is null ? Describe(given) : DrawScene(episode.Stream("scene"), given);
        for (var period = 0; period < Periods; period++)
        {
            var drawn = LegacyDistributions.Poisson(stream, means[period]);
            given[numbers.Deviation(period)] = (float)(noise * (drawn - means[period]));
        }
    }

    /// <summary>Writes what is known of the system itself, and returns how much chance there is.</summary>
    public double Describe(Span<float> given)
    {
        for (var period = 0; period < Periods; period++)
            means[period] = definition.MeanOf(period, 1);
        Write(definition.Goodwill is not null, definition.Backlog, definition.Noise, given);
        return definition.Noise;
    }

    public override RelaxedModel<T> Begin<T>(ReadOnlySpan<T> given) =>
        new GoodwillModel<T>(shape, isInformed, Unit, leastMean, given);

    public override IController CreateAgent(LearnedCorrections corrections)
    {
        var given = new float[Given];
        Describe(given);
        var known = Array.ConvertAll(given, number => new Real(number));
        return new GoodwillAgent(new GoodwillModel<Real>(shape, isInformed, Unit, leastMean, known), corrections);
    }

    private static double UnitOf(GoodwillNetworkDefinition definition, RandomisedDemand? randomised)
    {
        var mean = randomised?.Mean ?? definition.Demand.MeanPerPeriod(definition.Periods);
        return mean > 0 ? mean : 1;
    }

    private double DrawScene(RandomStream stream, Span<float> given)
    {
        var noise = randomised!.DrawMeans(stream, means);
        Write(RandomisedDemand.Flip(stream), RandomisedDemand.Flip(stream), noise, given);
        return noise;
    }

    private void Write(bool goodwill, bool backlog, double noise, Span<float> given)
    {
        given[GoodwillNumbers.Goodwill] = goodwill ? 1 : 0;
        given[GoodwillNumbers.Backlog] = backlog ? 1 : 0;
        given[GoodwillNumbers.Noise] = (float)noise;
        for (var period = 0; period < Periods; period++)
            given[numbers.Mean(period)] = (float)means[period];
        numbers.FillAhead(given);
    }
}

/// <summary>The test agent: orders up to levels that were learned.</summary>
internal sealed class GoodwillAgent(GoodwillModel<Real> model, LearnedCorrections corrections)
    : Controller<GoodwillNetworkView>
{
    private readonly Real[] orders = new Real[model.Places];

    public override void Decide(GoodwillNetworkView view, Span<double> action)
    {
        model.Take(view);
        corrections.Order(model, view.Period, orders);
        for (var place = 0; place < orders.Length; place++)
            action[place] = orders[place].Value;
    }
}
