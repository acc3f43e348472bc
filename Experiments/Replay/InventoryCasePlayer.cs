using System.Text.Json;
using System.Text.Json.Serialization;
using ProcessChain.Supply.Inventory;

namespace ProcessChain.Experiments.Replay;

/// <summary>Plays a golden case of InvManagement.</summary>
internal static class InventoryCasePlayer
{
    private const double Tolerance = 1e-9;

    private static readonly JsonSerializerOptions Names = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
    };

    private delegate ReadOnlySpan<double> RowOf(int period);

    /// <summary>Plays the case of a file, and compares the result with what the file tells of the same names.</summary>
    /// <exception cref="InvalidInputException">The file holds no such case.</exception>
    public static PlayedCase Play(string path)
    {
        var result = JsonSerializer.SerializeToElement(Play(InventoryCase.Read(path)), Names);
        using var told = JsonDocument.Parse(File.ReadAllBytes(path));
        return new PlayedCase(result, CaseComparison.FirstDifference(result, told.RootElement, Tolerance));
    }

    /// <summary>Plays a case.</summary>
    public static InventoryCaseResult Play(InventoryCase played)
    {
        var definition = played.Definition;
        var system = new InventorySystem(definition);
        var demand = played.DemandPath();
        system.Reset(demand);
        var states = new List<double[]> { StateOf(system) };
        var rewards = new List<double>();
        var done = new List<bool>();
        foreach (var orders in played.Actions)
        {
            rewards.Add(system.Step(orders));
            done.Add(system.IsOver);
            states.Add(StateOf(system));
        }
        var nothing = Rows(definition.Periods, _ => new double[definition.Stages]);
        var unfilled = Rows(definition.Periods, system.Unfilled);
        return new InventoryCaseResult
        {
            Demand = demand,
            OnHand = Rows(definition.Periods + 1, system.OnHand),
            InTransit = Rows(definition.Periods + 1, system.InTransit),
            Shipped = Rows(definition.Periods, system.Shipped),
            Sold = Rows(definition.Periods, system.Sold),
            Backlog = definition.Backlog ? unfilled : nothing,
            LostSales = definition.Backlog ? nothing : unfilled,
            Rewards = [.. rewards],
            State = [.. states],
            Done = [.. done],
            TotalReward = system.Figures.Reward,
        };
    }

    private static double[][] Rows(int count, RowOf row) =>
        [.. Enumerable.Range(0, count).Select(period => row(period).ToArray())];

    private static double[] StateOf(InventorySystem system)
    {
        var state = new double[system.StateLength];
        system.CopyState(state);
        return state;
    }
}

/// <summary>What comes of a case, by OR-Gym's names; see <see cref="InventorySystem"/>.</summary>
internal sealed record InventoryCaseResult
{
    public required int[] Demand { get; init; }

    [JsonPropertyName("I")]
    public required double[][] OnHand { get; init; }

    [JsonPropertyName("T")]
    public required double[][] InTransit { get; init; }

    [JsonPropertyName("R")]
    public required double[][] Shipped { get; init; }

    [JsonPropertyName("S")]
    public required double[][] Sold { get; init; }

    [JsonPropertyName("B")]
    public required double[][] Backlog { get; init; }

    [JsonPropertyName("LS")]
    public required double[][] LostSales { get; init; }

    [JsonPropertyName("P")]
    public required double[] Rewards { get; init; }

    /// <summary>Before the first period, and after each.</summary>
    public required double[][] State { get; init; }

    public required bool[] Done { get; init; }

    public required double TotalReward { get; init; }
}
