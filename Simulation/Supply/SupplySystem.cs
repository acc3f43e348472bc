namespace ProcessChain;

/// <summary>
/// A supply system in the course of an episode. Stepping it does not allocate. Not safe for use by several threads.
/// </summary>
/// <param name="definition">A valid definition.</param>
public abstract class SupplySystem(SupplyDefinition definition)
{
    private readonly int[] demand = new int[definition.Periods * definition.Markets];
    private bool begun;

    /// <summary>What it was made from.</summary>
    public SupplyDefinition Definition => definition;

    /// <summary>n: the period that is about to be decided, from 0; the number of periods when the episode is over.</summary>
    public int Period { get; private set; }

    /// <summary>Whether the last period has been played.</summary>
    public bool IsOver => Period == definition.Periods;

    /// <summary>What has come of the episode so far.</summary>
    public SupplyFigures Figures { get; } = new();

    /// <summary>The demand of the whole episode: <c>[period · markets + market]</c>. For observers and bounds; controllers must not look.</summary>
    public ReadOnlySpan<int> DemandPath => demand;

    /// <summary>The length of <see cref="CopyState"/>.</summary>
    public abstract int StateLength { get; }

    /// <summary>The length of <see cref="CopyFullState"/>.</summary>
    public abstract int FullStateLength { get; }

    /// <summary>Begins an episode.</summary>
    /// <param name="demandPath">What the markets will demand: <c>[period · markets + market]</c>, units.</param>
    public void Reset(ReadOnlySpan<int> demandPath)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(demandPath.Length, demand.Length);
        demandPath.CopyTo(demand);
        Period = 0;
        begun = true;
        Figures.Clear();
        Begin();
    }

    /// <summary>Plays one period.</summary>
    /// <param name="orders">
    /// What is ordered in each place, units. Below 0 counts as 0; fractions are rounded as the definition says.
    /// </param>
    /// <returns>The reward: the discounted profit of the period.</returns>
    /// <exception cref="InvalidOperationException">The episode is over, or was never begun.</exception>
    /// <exception cref="ArgumentException">An order is not a number, is infinite where the system does not take that, or there are too many or too few.</exception>
    public double Step(ReadOnlySpan<double> orders)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(orders.Length, definition.Orders);
        if (!begun)
            throw new InvalidOperationException("No episode is under way: call Reset first.");
        if (IsOver)
            throw new InvalidOperationException($"All {definition.Periods} periods are played: Reset begins anew.");
        for (var place = 0; place < orders.Length; place++)
        {
            if (double.IsNaN(orders[place]))
                throw new ArgumentException($"The order in place {place} is not a number.", nameof(orders));
        }
        var reward = Play(Period, orders, demand.AsSpan(Period * definition.Markets, definition.Markets));
        Figures.Reward += reward;
        Period++;
        return reward;
    }

    /// <summary>Writes the observation that OR-Gym's environment gives.</summary>
    /// <param name="state">Receives <see cref="StateLength"/> numbers.</param>
    public abstract void CopyState(Span<double> state);

    /// <summary>Writes all that decides the future, in units; last the share of the episode that is over, in [0, 1].</summary>
    /// <param name="state">Receives <see cref="FullStateLength"/> numbers.</param>
    public abstract void CopyFullState(Span<float> state);

    /// <summary>Who orders in a place: places of the same number have the same purchaser, who can choose between their suppliers.</summary>
    /// <param name="place">From 0.</param>
    public abstract int Purchaser(int place);

    /// <summary>Units on hand now.</summary>
    /// <param name="stock">From 0, in the order of <see cref="SupplyDefinition.StockNames"/>.</param>
    public abstract double Stock(int stock);

    /// <summary>The most units that the supplier of a place can ship in this period: its capacity, and the stock it has.</summary>
    /// <param name="place">From 0.</param>
    /// <returns>0 or more; infinite where nothing limits it.</returns>
    public abstract double MostToShip(int place);

    /// <summary>
    /// The echelon inventory position of the purchaser in a place: all units that it and those it supplies have on hand
    /// and under way to them, less what they owe.
    /// </summary>
    /// <param name="place">From 0.</param>
    public abstract double EchelonPosition(int place);

    /// <summary>Puts the system into its initial state.</summary>
    protected abstract void Begin();

    /// <summary>Plays a period and notes its <see cref="Figures"/> but the reward.</summary>
    /// <param name="period">n.</param>
    /// <param name="orders">Numbers.</param>
    /// <param name="demand">Of each market, units.</param>
    /// <returns>The reward.</returns>
    protected abstract double Play(int period, ReadOnlySpan<double> orders, ReadOnlySpan<int> demand);

    /// <summary>Units added up one after the other.</summary>
    private protected static double SumOf(ReadOnlySpan<double> units)
    {
        var sum = 0.0;
        foreach (var unit in units)
            sum += unit;
        return sum;
    }
}
