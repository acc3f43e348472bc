using System.Text.Json;
using System.Text.Json.Serialization;

namespace ProcessChain.Experiments;

/// <summary>A golden case of one of OR-Gym's supply systems: every action, and (if the file tells) the demand.</summary>
internal abstract record SupplyCase : GoldenCase
{
    /// <summary>The largest order in units, of either sign: beyond it rewards are no numbers that a file can hold.</summary>
    private const double LargestOrder = 1e9;

    /// <summary>The units of each place in a period.</summary>
    protected delegate ReadOnlySpan<double> RowOf(int period);

    /// <summary>How the members of a file are called.</summary>
    protected static JsonSerializerOptions Names { get; } =
        new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, RespectNullableAnnotations = true };

    /// <summary>OR-Gym's name of the system; the one that ends in <c>-v1</c> has no backlog.</summary>
    public required string Env { get; init; }

    /// <summary>The seed of numpy's generator from which the demand was drawn.</summary>
    public long? NpRandomSeed { get; init; }

    /// <summary>N × places in which units are ordered.</summary>
    public required double[][] Actions { get; init; }

    /// <summary>What came of the case in OR-Gym, and what is not read.</summary>
    [JsonExtensionData]
    public Dictionary<string, JsonElement> Others { get; init; } = [];

    /// <summary>The system with OR-Gym's faults.</summary>
    [JsonIgnore]
    public abstract SupplyDefinition Definition { get; }

    /// <summary>OR-Gym's name of the system without the version.</summary>
    protected abstract string Family { get; }

    /// <summary>The demand given, <c>[period · markets + market]</c>; null where it is drawn.</summary>
    protected abstract int[]? GivenDemand { get; }

    /// <summary>Whether OR-Gym loses what lacks, whatever the configuration says.</summary>
    protected bool LosesSales => Env == Family + "-v1";

    private int Periods => Definition.Horizon.PeriodsOr(null);

    /// <summary>The demand that numpy draws from the seed.</summary>
    public int[] DrawnDemand()
    {
        var path = new int[Periods * Definition.Markets];
        Definition.DrawDemand(new NumpyRandom(NpRandomSeed ?? 0), path);
        return path;
    }

    public sealed override JsonElement? Told() => JsonSerializer.SerializeToElement(Others);

    public sealed override IEnumerable<Fault> Validate()
    {
        if (Env != $"{Family}-v0" && Env != $"{Family}-v1")
            yield return new("env", $"is {Env}; {Family}-v0 and {Family}-v1 are allowed.");
        if (NpRandomSeed is < 0 or > uint.MaxValue)
            yield return new("np_random_seed", $"is {NpRandomSeed}; 0 to {uint.MaxValue} is allowed.");
        var wrong = ValidateSystem().ToList();
        foreach (var fault in wrong.Count > 0 ? wrong : ValidateActions().Concat(ValidateDemand()))
            yield return fault;
    }

    /// <summary>What is wrong with the system.</summary>
    protected abstract IEnumerable<Fault> ValidateSystem();

    /// <summary>What is wrong with the demand given to a valid system.</summary>
    protected abstract IEnumerable<Fault> ValidateDemand();

    /// <summary>What is wrong with demand that is not given but drawn.</summary>
    protected IEnumerable<Fault> ValidateDrawnDemand() =>
        NpRandomSeed is null && !Definition.Demands.All(law => law is PerPeriodDemand)
            ? [new("demand", "is missing; it, or np_random_seed to draw it, is needed.")]
            : [];

    /// <summary>What is wrong with the shape of a table with a row for each period.</summary>
    protected IEnumerable<Fault> ValidateRows<T>(string key, T[][] rows, int length)
    {
        if (rows.Length != Periods)
            yield return new(key, $"has {rows.Length} rows; one for each of the {Periods} periods is needed.");
        foreach (var (period, row) in rows.Index().Where(row => row.Item?.Length != length))
            yield return new($"{key}[{period}]", $"has {row?.Length ?? 0} values; {length} are needed.");
    }

    /// <summary>Takes the actions of the case.</summary>
    /// <param name="system">What is stepped; it stays as the last period has left it.</param>
    /// <returns>The demand; OR-Gym's state before the first period and after each; after each, its reward and whether the episode is over.</returns>
    protected (int[] Demand, List<double[]> States, List<double> Rewards, List<bool> Done) Play(SupplySystem system)
    {
        var demand = GivenDemand ?? DrawnDemand();
        system.Reset(demand);
        var (states, rewards, done) = (new List<double[]> { StateOf(system) }, new List<double>(), new List<bool>());
        foreach (var orders in Actions)
        {
            rewards.Add(system.Step(orders).Reward);
            done.Add(system.IsOver);
            states.Add(StateOf(system));
        }
        return (demand, states, rewards, done);
    }

    /// <summary>The first rows of a table.</summary>
    protected static double[][] Rows(int count, RowOf row) =>
        [.. Enumerable.Range(0, count).Select(period => row(period).ToArray())];

    private IEnumerable<Fault> ValidateActions()
    {
        foreach (var fault in ValidateRows("actions", Actions, Definition.Orders))
            yield return fault;
        foreach (var (period, row) in Actions.Index().Where(row => row.Item?.Any(IsTooLarge) == true))
            yield return new(
                $"actions[{period}]",
                $"has the value {row.First(IsTooLarge)}; {-LargestOrder} to {LargestOrder} units are allowed."
            );
    }

    private static bool IsTooLarge(double units) => !(Math.Abs(units) <= LargestOrder);

    private static double[] StateOf(SupplySystem system)
    {
        var view = (OrGymView)system.View;
        var state = new double[view.OrGymLength];
        view.CopyOrGymState(state);
        return state;
    }
}
