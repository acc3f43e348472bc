namespace ProcessChain;

/// <summary>
/// What controllers see of one of OR-Gym's supply systems: also all that has been. OR-Gym's letters stand in brackets, those of
/// InvManagement first.
/// </summary>
/// <remarks>
/// Stocks and places are those of the definition. Sales are by supplying stage, or on each link of a network, those to markets
/// included. What is not filled was demanded of each stage of a chain, or by each market of a network.
/// </remarks>
public abstract class OrGymView : SupplyView
{
    private readonly OrGymFlows flows;
    private readonly IReadOnlyList<int> leadTimes;
    private readonly int creditors;
    private readonly bool backlog;
    private readonly int periods;
    private readonly double[] orGym;

    /// <param name="system">The system observed.</param>
    /// <param name="flows">What has been, and is.</param>
    /// <param name="leadTimes">Of each place.</param>
    /// <param name="creditors">How many can be owed to or by.</param>
    /// <param name="orGymLength">The length of OR-Gym's observation.</param>
    private protected OrGymView(
        SupplySystem system,
        OrGymFlows flows,
        IReadOnlyList<int> leadTimes,
        int creditors,
        int orGymLength
    )
        : base(system)
    {
        this.flows = flows;
        this.leadTimes = leadTimes;
        this.creditors = creditors;
        backlog = ((OrGymDefinition)system.Definition).Backlog;
        periods = system.Periods;
        orGym = new double[orGymLength];
    }

    /// <summary>The length of <see cref="CopyOrGymState"/>.</summary>
    public int OrGymLength => orGym.Length;

    /// <summary>[I, X] Units on hand at each stock at the start of a period that has been reached.</summary>
    public ReadOnlySpan<double> OnHand(int period) => flows.OnHand[period];

    /// <summary>[T, Y] Units under way on each place at the start of a period that has been reached.</summary>
    public ReadOnlySpan<double> InTransit(int period) => flows.InTransit[period];

    /// <summary>[R] What was shipped on each place in a period that was played.</summary>
    public ReadOnlySpan<double> Shipped(int period) => flows.Shipped[period];

    /// <summary>[S] What was sold and shipped in a period that was played.</summary>
    public ReadOnlySpan<double> Sold(int period) => flows.Sold[period];

    /// <summary>[U; in InvManagement also B with backlog, else LS] What was demanded and not shipped by the end of a period that was played.</summary>
    public ReadOnlySpan<double> Unfilled(int period) => flows.Unfilled[period];

    /// <summary>[B] What a stage owes, or a market is owed, at the start of the present period; 0 without backlog.</summary>
    /// <param name="index">The stage or market, from 0.</param>
    public double Owed(int index) => backlog && Period > 0 ? Unfilled(Period - 1)[index] : 0;

    /// <inheritdoc/>
    public sealed override double Stock(int stock) => OnHand(Period)[stock];

    /// <inheritdoc/>
    public sealed override void CopyStock(Span<double> units) => OnHand(Period).CopyTo(units);

    /// <inheritdoc/>
    public sealed override void Observe(int part, Span<float> numbers)
    {
        switch (part)
        {
            case 0:
                ObserveState(numbers);
                return;
            case 1:
                numbers[0] = (float)Period / periods;
                return;
            case 2:
                CopyOrGymState(orGym);
                Copy(orGym, numbers);
                return;
            default:
                throw new ArgumentOutOfRangeException(nameof(part), part, "There are the parts 0, 1 and 2.");
        }
    }

    /// <summary>Writes the observation that OR-Gym's environment gives, in double precision.</summary>
    /// <param name="state">Receives as many numbers as the part <c>orGym</c> has.</param>
    public abstract void CopyOrGymState(Span<double> state);

    private void ObserveState(Span<float> numbers)
    {
        var onHand = OnHand(Period);
        Copy(onHand, numbers);
        var next = onHand.Length;
        for (var place = 0; place < leadTimes.Count; place++)
        {
            for (var age = leadTimes[place]; age >= 1; age--)
                numbers[next++] = age <= Period ? (float)Shipped(Period - age)[place] : 0;
        }
        for (var index = 0; backlog && index < creditors; index++)
            numbers[next++] = (float)Owed(index);
        ObserveMore(numbers[next..]);
    }

    /// <summary>Writes what a system's state holds beside stocks, what is under way, and what is owed.</summary>
    private protected virtual void ObserveMore(Span<float> numbers) { }

    private static void Copy(ReadOnlySpan<double> units, Span<float> numbers)
    {
        for (var i = 0; i < units.Length; i++)
            numbers[i] = (float)units[i];
    }
}
