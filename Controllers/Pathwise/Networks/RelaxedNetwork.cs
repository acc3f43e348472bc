namespace ProcessChain;

/// <summary>A network for training through its model.</summary>
/// <param name="shape">The network.</param>
/// <param name="isInformed">Whether its policy knows the law of demand.</param>
/// <param name="mean">The mean demand of a period, of all markets together.</param>
internal abstract class RelaxedNetwork(ModelledNetwork shape, bool isInformed, double mean) : RelaxedSystem
{
    private const double Safety = 1;
    private const int KnownFlags = 3;

    /// <summary>The network.</summary>
    public ModelledNetwork Shape => shape;

    /// <summary>Whether its policy knows the law of demand.</summary>
    public bool IsInformed => isInformed;

    /// <summary>How customers take it whether they were served, in episodes in which they do; null where that never is.</summary>
    public abstract GoodwillDefinition? Goodwill { get; }

    /// <summary>The least that the mean demand of a market in a period can be.</summary>
    public abstract double LeastMean { get; }

    public sealed override int Periods => shape.Periods;

    public sealed override int Places => shape.Places;

    public sealed override int Features =>
        shape.Nodes
        + shape.LongestLead.Sum()
        + shape.Markets
        + KnownFlags
        + NetworkObserver<Real>.Count(shape, isInformed);

    public sealed override int Given => Numbers.Count;

    public sealed override bool IsTimed => true;

    public sealed override float Unit { get; } = (float)(mean > 0 ? mean : 1);

    public sealed override float Money { get; } =
        (float)shape.Network.Links.Select(link => Math.Max(link.Price, link.ShortageCost ?? 0)).Append(1e-3).Max();

    /// <summary>Where the numbers of an episode stand.</summary>
    protected NetworkNumbers Numbers { get; } = new(shape);

    public sealed override float FirstCorrection(int period, int index) =>
        (float)(Safety * Math.Sqrt(Unit * shape.PeriodsTo(period, shape.OutlookOf[index])));

    public sealed override RelaxedModel<T> Begin<T>(ReadOnlySpan<T> given) => new NetworkEpisode<T>(this, given);

    /// <summary>What is known of the system itself, for a test agent.</summary>
    protected NetworkEpisode<Real> Describe()
    {
        var given = new float[Given];
        Describe(given);
        return new NetworkEpisode<Real>(this, Array.ConvertAll(given, number => new Real(number)));
    }

    /// <summary>Writes what is known of the system itself.</summary>
    protected abstract void Describe(Span<float> given);
}
