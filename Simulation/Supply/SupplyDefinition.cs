namespace ProcessChain;

/// <summary>
/// A supply system under periodic review: in every period each purchaser orders from its suppliers, goods arrive after their
/// lead times, and the markets demand.
/// </summary>
/// <remarks>
/// A kind of its own derives from this record, <see cref="SupplySystem"/> and <see cref="SupplyView"/>. Its figures are the
/// goal and those of <see cref="SupplyFigures"/>; the flows of a period are demand, stock, orders, details of its own, and the
/// reward.
/// </remarks>
public abstract record SupplyDefinition : SystemDefinition
{
    /// <summary>In how many places units are ordered: the length of a decision.</summary>
    public abstract int Orders { get; }

    /// <inheritdoc/>
    public sealed override int Positions => Orders;

    /// <summary>What the places are called in tables, <see cref="Orders"/> names.</summary>
    public abstract IReadOnlyList<string> PlaceNames { get; }

    /// <summary>What is called where units are on hand, in tables.</summary>
    public abstract IReadOnlyList<string> StockNames { get; }

    /// <summary>How many markets demand.</summary>
    public abstract int Markets { get; }

    /// <inheritdoc/>
    public sealed override OrderSpace Actions => new(PlaceNames, [.. Enumerable.Range(0, Orders).Select(Capacity)]);

    /// <inheritdoc/>
    public sealed override IReadOnlyList<DemandDefinition> Demands =>
        [.. Enumerable.Range(0, Markets).Select(DemandOf)];

    /// <inheritdoc/>
    public override IReadOnlyList<Column> Figures => [new(Goal.Key, Goal.Title, Goal.Unit), .. SupplyFigures.Columns];

    /// <inheritdoc/>
    public sealed override IReadOnlyList<FlowColumn> Flows =>
        [
            .. Enumerable
                .Range(1, Markets)
                .Select(market => new FlowColumn(
                    "demand",
                    Markets > 1 ? $"market{market}" : "",
                    $"demand{market}",
                    "units demanded",
                    IsWhole: true
                )),
            .. ColumnsOf("stock", "units on hand at the start", StockNames),
            .. ColumnsOf("order", "units ordered", PlaceNames),
            .. Details.Select(column => column with { IsDetail = true }),
            new("reward", "", "reward", "reward"),
        ];

    /// <summary>What only traces tell of a period: see <see cref="SupplySystem.CopyDetails"/>.</summary>
    protected virtual IReadOnlyList<FlowColumn> Details => [];

    /// <summary>The demand of one of the <see cref="Markets"/>.</summary>
    /// <param name="market">From 0.</param>
    public abstract DemandDefinition DemandOf(int market);

    /// <summary>The most that can be ordered in each place, units a period; infinite where nothing limits it.</summary>
    /// <param name="place">From 0.</param>
    public abstract double Capacity(int place);

    /// <summary>A position beyond which no order is of use, units; infinite where none is known.</summary>
    internal virtual double UsefulPosition => double.PositiveInfinity;

    /// <inheritdoc/>
    public abstract override SupplySystem Create(int periods);

    /// <summary>
    /// Draws the demand of an episode. Laws of periods are drawn period by period, in each period market by market; of other
    /// laws then market by market all orders, those of one period added up.
    /// </summary>
    /// <param name="source">What is random in it; a <see cref="RandomStream"/> where a law is not a <see cref="PeriodDemand"/>.</param>
    /// <param name="path">Receives <c>[period · markets + market]</c>, units.</param>
    /// <exception cref="InvalidOperationException">The orders of a period are more than can be counted.</exception>
    /// <exception cref="ArgumentException">The source is none from which orders can be drawn, or the length does not fit the markets.</exception>
    public void DrawDemand(IUniformSource source, Span<int> path)
    {
        if (path.Length % Markets != 0)
            throw new ArgumentException($"{path.Length} numbers for {Markets} markets; a multiple is needed.");
        for (var i = 0; i < path.Length; i++)
            path[i] = DemandOf(i % Markets) is PeriodDemand law ? law.Draw(i / Markets, source) : 0;
        for (var market = 0; market < Markets; market++)
        {
            if (DemandOf(market) is not PeriodDemand and var law)
                DemandPath.AddOrders(law.Orders(StreamOf(source)), market, Markets, path);
        }
    }

    /// <inheritdoc/>
    public sealed override int[] PathOf(EpisodeSeed episode, int periods)
    {
        var path = new int[periods * Markets];
        DrawDemand(episode.Stream(DemandStream), path);
        return path;
    }

    /// <summary>What keeps the demand to come from being drawn in the middle of an episode.</summary>
    protected IEnumerable<Fault> ValidateFutures() =>
        Demands.SelectMany(demand => demand.ValidateBranching()).Select(fault => fault.Below("demand"));

    /// <summary>Columns of one group.</summary>
    /// <param name="group">What is told, in camelCase; also the beginning of each key, before a point.</param>
    /// <param name="title">The heading for people.</param>
    /// <param name="elements">Where.</param>
    protected static IEnumerable<FlowColumn> ColumnsOf(string group, string title, IEnumerable<string> elements) =>
        elements.Select(element => new FlowColumn(group, element, $"{group}.{element}", title));

    private static RandomStream StreamOf(IUniformSource source) =>
        source as RandomStream
        ?? throw new ArgumentException("Orders are drawn from a RandomStream only.", nameof(source));
}
