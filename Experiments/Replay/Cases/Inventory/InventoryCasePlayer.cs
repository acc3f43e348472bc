using System.Text.Json.Serialization;

namespace ProcessChain.Experiments;

/// <summary>Plays a golden case of InvManagement.</summary>
internal static class InventoryCasePlayer
{
    private delegate ReadOnlySpan<double> RowOf(int period);

    /// <summary>Plays the case of a file, and compares the result with what the file tells of the same names.</summary>
    /// <exception cref="InvalidInputException">The file holds no such case.</exception>
    public static PlayedCase Play(string path) => CaseEpisode.Compare(Play(InventoryCase.Read(path)), path);

    /// <summary>Plays a case.</summary>
    public static InventoryCaseResult Play(InventoryCase played)
    {
        var definition = played.Definition;
        var system = new InventorySystem(definition);
        var view = system.View;
        var demand = played.DemandPath();
        var episode = CaseEpisode.Play(system, demand, played.Actions);
        var nothing = Rows(definition.Periods, _ => new double[definition.Stages]);
        var unfilled = Rows(definition.Periods, view.Unfilled);
        return new InventoryCaseResult
        {
            Demand = demand,
            OnHand = Rows(definition.Periods + 1, view.OnHand),
            InTransit = Rows(definition.Periods + 1, view.InTransit),
            Shipped = Rows(definition.Periods, view.Shipped),
            Sold = Rows(definition.Periods, view.Sold),
            Backlog = definition.Backlog ? unfilled : nothing,
            LostSales = definition.Backlog ? nothing : unfilled,
            Rewards = episode.Rewards,
            State = episode.States,
            Done = episode.Done,
            TotalReward = system.TotalReward,
        };
    }

    private static double[][] Rows(int count, RowOf row) =>
        [.. Enumerable.Range(0, count).Select(period => row(period).ToArray())];
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
