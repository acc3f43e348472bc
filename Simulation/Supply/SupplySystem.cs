namespace ProcessChain;

/// <summary>A supply system in the course of an episode. Each step is one period.</summary>
public abstract class SupplySystem : RunningSystem
{
    private readonly SupplyDefinition definition;
    private readonly bool ends;
    private readonly int markets;
    private readonly int[] demand;
    private readonly double[] stock;
    private readonly double[] orders;
    private readonly RandomStream future = new(0);
    private DemandDefinition[]? laws;
    private double reward;
    private bool begun;

    /// <summary>Periods whose demand is drawn, from the first on; the others are drawn from the future when their time comes.</summary>
    private int drawn;

    /// <summary>A system that must be reset before its first step.</summary>
    /// <param name="definition">A valid definition.</param>
    /// <param name="periods">Periods of an episode, 1 or more.</param>
    protected SupplySystem(SupplyDefinition definition, int periods)
        : base(definition, periods)
    {
        ArgumentNullException.ThrowIfNull(definition);
        this.definition = definition;
        ends = definition.Horizon.Ends;
        markets = definition.Markets;
        demand = new int[periods * markets];
        stock = new double[definition.StockNames.Count];
        orders = new double[definition.Orders];
    }

    /// <inheritdoc/>
    public abstract override SupplyView View { get; }

    /// <summary>n: the period that is about to be decided, from 0; the number of periods when the episode is over.</summary>
    public int Period { get; private set; }

    /// <inheritdoc/>
    public sealed override bool IsOver => Period == Periods;

    /// <summary>The sum of the rewards of the episode so far.</summary>
    public double TotalReward { get; private set; }

    /// <summary>The demand of the whole episode: <c>[period · markets + market]</c>. Nothing of it is for controllers.</summary>
    internal ReadOnlySpan<int> DemandPath => demand;

    /// <summary>What all chance but that of the demand follows from; episode 0 of seed 0 where only the demand is given.</summary>
    internal EpisodeSeed Episode { get; private set; }

    /// <summary>What others than those for whom the controller decides have earned in a period, each of them on average; 0 where there are none.</summary>
    internal virtual double OthersReward => 0;

    /// <summary>The figures so far but the goal; <see cref="Play"/> notes what they count.</summary>
    protected SupplyFigures Counts { get; } = new();

    /// <summary>The <see cref="SystemDefinition.Goal"/>'s value so far: unless overridden, the sum of the rewards.</summary>
    protected virtual double GoalValue => TotalReward;

    /// <summary>Periods whose demand is known before they are decided: unless overridden, none.</summary>
    private protected virtual int PeriodsAhead => 0;

    /// <inheritdoc/>
    public sealed override void Reset(EpisodeSeed seed) => Reset(seed.Stream(SystemDefinition.DemandStream), seed);

    /// <inheritdoc/>
    internal sealed override void Reset(IUniformSource source, EpisodeSeed seed)
    {
        DrawDemand(source, demand);
        Restart(seed);
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The path is of another number of markets.</exception>
    public sealed override void Reset(DemandPath path) => Reset(path, default);

    /// <summary>Begins an episode with a known demand; does not allocate.</summary>
    /// <param name="path">What the markets will demand: <c>[period · markets + market]</c>, units.</param>
    public void Reset(ReadOnlySpan<int> path) => Reset(path, default);

    /// <summary>Plays one period.</summary>
    /// <param name="action">
    /// What is ordered in each place, units. Below 0 counts as 0; fractions are rounded as the definition says.
    /// </param>
    /// <exception cref="InvalidOperationException">The episode is over, or was never begun.</exception>
    /// <exception cref="ArgumentException">An order is not a number, is infinite where the system does not take that, or there are too many or too few.</exception>
    public sealed override StepOutcome Step(ReadOnlySpan<double> action)
    {
        Check(action);
        var view = View;
        view.CopyStock(stock);
        action.CopyTo(orders);
        Draw(Period + 1);
        reward = Play(Period, orders, demand.AsSpan(Period * markets, markets));
        TotalReward += reward;
        Period++;
        Draw(Period + PeriodsAhead);
        return new StepOutcome(reward, EndsPeriod: true, IsOver && ends, IsOver && !ends, view)
        {
            OthersReward = IsOver ? OthersReward : 0,
        };
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">It is of another definition or length.</exception>
    public sealed override void CopyFrom(RunningSystem other)
    {
        if (other is not SupplySystem source || source.Periods != Periods || source.definition != definition)
            throw new ArgumentException("The state is of another system.", nameof(other));
        (Period, TotalReward, reward, begun) = (source.Period, source.TotalReward, source.reward, source.begun);
        (Episode, drawn, future.State) = (source.Episode, source.drawn, source.future.State);
        laws = source.laws ?? laws;
        source.demand.AsSpan(0, drawn * markets).CopyTo(demand);
        Counts.Clear();
        CopyState(source);
    }

    /// <inheritdoc/>
    public sealed override void Redraw(EpisodeSeed future)
    {
        laws ??= [.. definition.Demands];
        future.Restart(this.future, SystemDefinition.DemandStream);
        drawn = Math.Min(drawn, Period + PeriodsAhead);
        if (!Array.TrueForAll(laws, law => law is PeriodDemand))
            DrawOrders(laws);
    }

    /// <inheritdoc/>
    public override void CopyFigures(Span<double> figures)
    {
        figures[0] = GoalValue;
        Counts.CopyTo(figures[1..]);
    }

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">No period has been played.</exception>
    public sealed override void CopyFlows(Span<double> flows)
    {
        if (Period == 0)
            throw new InvalidOperationException("No period has been played.");
        var next = 0;
        for (var market = 0; market < markets; market++)
            flows[next++] = Demanded(Period - 1, market);
        stock.CopyTo(flows[next..]);
        orders.CopyTo(flows[(next + stock.Length)..]);
        CopyDetails(Period - 1, flows[(next + stock.Length + orders.Length)..^1]);
        flows[^1] = reward;
    }

    /// <inheritdoc/>
    internal sealed override void Reset(DemandPath path, EpisodeSeed seed)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (path.Markets != markets)
            throw new ArgumentException($"The path is of {path.Markets} markets; {markets} are needed.", nameof(path));
        path.CopyPeriods(demand);
        Restart(seed);
    }

    /// <inheritdoc cref="Reset(ReadOnlySpan{int})"/>
    /// <param name="path">What the markets will demand: <c>[period · markets + market]</c>, units.</param>
    /// <param name="seed">What all other chance follows from.</param>
    internal void Reset(ReadOnlySpan<int> path, EpisodeSeed seed)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(path.Length, demand.Length);
        path.CopyTo(demand);
        Restart(seed);
    }

    /// <summary>What the last period cost whoever orders in a place. Only of an <see cref="ISeatedSystem"/>.</summary>
    /// <param name="place">From 0.</param>
    internal virtual double CostAt(int place) => throw new NotSupportedException("The system has no seats.");

    /// <summary>Draws the demand of an episode, unless a system draws it as it goes.</summary>
    /// <param name="source">What is random in the demand.</param>
    /// <param name="path">Receives <c>[period · markets + market]</c>, units.</param>
    private protected virtual void DrawDemand(IUniformSource source, Span<int> path) =>
        definition.DrawDemand(source, path);

    /// <summary>What was demanded in a period that was played, units.</summary>
    /// <param name="period">From 0.</param>
    /// <param name="market">From 0.</param>
    private protected virtual double Demanded(int period, int market) => demand[(period * markets) + market];

    /// <summary>Puts the system into its initial state.</summary>
    protected abstract void Begin();

    /// <summary>
    /// Takes over what a system has of its own: all that its next steps depend on, beside period and demand. Whoever overrides it
    /// tells so by <see cref="SystemDefinition.ValidateBranching"/>, with <see cref="SupplyDefinition.ValidateFutures"/>.
    /// </summary>
    /// <param name="other">A system of the same definition and length.</param>
    protected virtual void CopyState(SupplySystem other) => throw new NotSupportedException();

    /// <summary>Plays a period and notes its <see cref="Counts"/>.</summary>
    /// <param name="period">n.</param>
    /// <param name="orders">Numbers; infinite ones are refused with an <see cref="ArgumentException"/> where they are of no meaning.</param>
    /// <param name="demand">Of each market, units.</param>
    /// <returns>The reward.</returns>
    protected abstract double Play(int period, ReadOnlySpan<double> orders, ReadOnlySpan<int> demand);

    /// <summary>Writes what only traces tell of a period.</summary>
    /// <param name="period">The period that was played last.</param>
    /// <param name="details">Receives a number for each of the definition's details, in their order.</param>
    protected virtual void CopyDetails(int period, Span<double> details) { }

    private void Restart(EpisodeSeed seed)
    {
        (Episode, Period, TotalReward, begun, drawn) = (seed, 0, 0, true, Periods);
        Counts.Clear();
        Begin();
    }

    private void Draw(int periods)
    {
        for (; drawn < Math.Min(periods, Periods); drawn++)
        {
            for (var market = 0; market < markets; market++)
                demand[(drawn * markets) + market] = ((PeriodDemand)laws![market]).Draw(drawn, future);
        }
    }

    /// <summary>Draws all orders to come, market by market, where periods depend on each other.</summary>
    private void DrawOrders(DemandDefinition[] laws)
    {
        demand.AsSpan(drawn * markets).Clear();
        for (var market = 0; market < markets; market++)
        {
            var lastOrder = drawn - 1;
            while (lastOrder >= 0 && demand[(lastOrder * markets) + market] == 0)
                lastOrder--;
            var toCome = laws[market].OrdersAfter(future, drawn - 1, lastOrder);
            ProcessChain.DemandPath.AddOrders(toCome, market, markets, demand);
        }
        drawn = Periods;
    }

    private void Check(ReadOnlySpan<double> action)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(action.Length, orders.Length, nameof(action));
        if (!begun)
            throw new InvalidOperationException("No episode is under way: call Reset first.");
        if (IsOver)
            throw new InvalidOperationException($"All {Periods} periods are played: Reset begins anew.");
        for (var place = 0; place < action.Length; place++)
        {
            if (double.IsNaN(action[place]))
                throw new ArgumentException($"The order in place {place} is not a number.", nameof(action));
        }
    }
}
