using System.Runtime.CompilerServices;
using System.Threading;

namespace ProcessChain;

/// <summary>The optimum of a finite system, and the policy that has it.</summary>
internal sealed class ExactSolution
{
    /// <summary>Two numbers of double precision for each are half a gigabyte.</summary>
    public const long MostStates = 32_000_000;

    private static readonly ConditionalWeakTable<SystemDefinition, List<ExactSolution>> Solved = [];

    private readonly ValuesFound found;
    private readonly double discount;

    private ExactSolution(FiniteModel model, double discount, CancellationToken stop)
    {
        Model = model;
        this.discount = discount;
        found = ValueIteration.Solve(model, discount, stop);
    }

    /// <summary>The model that was solved.</summary>
    public FiniteModel Model { get; }

    /// <summary>The average cost of a period, enclosed. Only of solutions without a discount.</summary>
    public Bracket CostPerPeriod => found.Growth;

    /// <summary>Why the optimum cannot be computed; nothing when it can.</summary>
    /// <param name="system">A valid definition of a finite system.</param>
    /// <param name="mostStates">States from which on it is refused.</param>
    public static IEnumerable<Fault> Validate(SystemDefinition system, long mostStates = MostStates)
    {
        var finite = (IFiniteSystem)system;
        if (finite.ValidateFinite().ToList() is { Count: > 0 } faults)
            return faults;
        var model = finite.CreateFinite();
        return model.States <= mostStates
            ? []
            :
            [
                new(
                    "system",
                    $"has {Counted(model.States)} states; the optimum is computed of up to {Counted(mostStates)}: "
                        + $"{model.FewerBy}."
                ),
            ];
    }

    /// <summary>
    /// Computes the optimum; up to minutes. It is kept as long as the definition is in use, so that the controller that plays it
    /// and the bound that reports it solve it once; who asks meanwhile waits.
    /// </summary>
    /// <param name="system">A valid definition of a finite system.</param>
    /// <param name="discount">What a cost of the next period is worth in this one, above 0; 1: the average cost.</param>
    /// <param name="stop">Stops it.</param>
    /// <exception cref="ArgumentException">It cannot be computed.</exception>
    public static ExactSolution Solve(SystemDefinition system, double discount = 1, CancellationToken stop = default)
    {
        foreach (var fault in Validate(system))
            throw new ArgumentException($"{fault.Key} {fault.Message}", nameof(system));
        var solved = Solved.GetOrCreateValue(system);
        lock (solved)
        {
            if (solved.Find(known => known.discount == discount) is { } kept)
                return kept;
            var solution = new ExactSolution(((IFiniteSystem)system).CreateFinite(), discount, stop);
            solved.Add(solution);
            return solution;
        }
    }

    /// <summary>The action that is best in a state.</summary>
    /// <param name="state">Its number.</param>
    /// <param name="runs">Room for as many runs as a state of the model has.</param>
    public int BestAction(int state, Span<ActionRun> runs) => found.Tables.BestAction(state, found.Values, runs);

    /// <summary>What all costs from a state on are worth now, enclosed. Only of solutions with a discount.</summary>
    public Bracket ValueOf(int state)
    {
        var (value, later) = (found.Values[state], discount / (1 - discount));
        var growth = found.Growth;
        return new(value + (later * growth.Lower), value + (later * growth.Upper), growth.Iterations);
    }

    private static string Counted(long states) =>
        states == long.MaxValue
            ? "more than 2³¹"
            : states.ToString("#,0", System.Globalization.CultureInfo.InvariantCulture).Replace(',', ' ');
}
