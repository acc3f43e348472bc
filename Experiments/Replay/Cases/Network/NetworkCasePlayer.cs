using System.Globalization;
using System.Text.Json.Serialization;

namespace ProcessChain.Experiments;

/// <summary>Plays a golden case of NetworkManagement.</summary>
internal static class NetworkCasePlayer
{
    /// <summary>Plays the case of a file, and compares the result with what the file tells of the same names.</summary>
    /// <exception cref="InvalidInputException">The file holds no such case.</exception>
    public static PlayedCase Play(string path) => CaseEpisode.Compare(Play(NetworkCase.Read(path)), path);

    /// <summary>Plays a case.</summary>
    public static NetworkCaseResult Play(NetworkCase played)
    {
        var definition = played.Definition;
        var system = new NetworkSystem(definition);
        var view = system.View;
        var demand = played.DemandPath();
        var episode = CaseEpisode.Play(system, demand, played.Actions);
        double[][] Rows(int count, Func<int, double[]> row) => [.. Enumerable.Range(0, count).Select(row)];
        var periods = definition.Periods;
        return new NetworkCaseResult
        {
            MainNodes = [.. definition.StockNames.Select(NumberOf)],
            ReorderLinks = [.. definition.OrderLinks.Select(EndsOf)],
            RetailLinks = [.. definition.MarketLinks.Select(EndsOf)],
            NetworkLinks = [.. definition.Links.Select(EndsOf)],
            StateLength = view.OrGymLength,
            LargestOrder = definition.LargestOrder,
            Demand = [.. demand.Chunk(definition.Markets)],
            OnHand = Rows(periods + 1, period => view.OnHand(period).ToArray()),
            InTransit = Rows(periods + 1, period => view.InTransit(period).ToArray()),
            Shipped = Rows(periods, period => view.Shipped(period).ToArray()),
            Sold = Rows(periods, period => view.Sold(period).ToArray()),
            Unfilled = Rows(periods, period => view.Unfilled(period).ToArray()),
            Profits = Rows(periods, period => view.Profits(period).ToArray()),
            Reward = episode.Rewards,
            State = episode.States,
            Done = episode.Done,
            TotalReward = system.TotalReward,
        };
    }

    private static int NumberOf(string node) => int.Parse(node, CultureInfo.InvariantCulture);

    private static int[] EndsOf(NetworkLink link) => [NumberOf(link.From), NumberOf(link.To)];
}

/// <summary>What comes of a case, by OR-Gym's names; see <see cref="NetworkSystem"/> and the columns that come first.</summary>
internal sealed record NetworkCaseResult
{
    /// <summary>The columns of <see cref="OnHand"/> and <see cref="Profits"/>.</summary>
    public required int[] MainNodes { get; init; }

    /// <summary>The columns of <see cref="InTransit"/> and <see cref="Shipped"/>.</summary>
    public required int[][] ReorderLinks { get; init; }

    /// <summary>The columns of <see cref="Demand"/> and <see cref="Unfilled"/>.</summary>
    public required int[][] RetailLinks { get; init; }

    /// <summary>The columns of <see cref="Sold"/>.</summary>
    public required int[][] NetworkLinks { get; init; }

    public required int StateLength { get; init; }

    [JsonPropertyName("action_high0")]
    public required double LargestOrder { get; init; }

    public required int[][] Demand { get; init; }

    [JsonPropertyName("X")]
    public required double[][] OnHand { get; init; }

    [JsonPropertyName("Y")]
    public required double[][] InTransit { get; init; }

    [JsonPropertyName("R")]
    public required double[][] Shipped { get; init; }

    [JsonPropertyName("S")]
    public required double[][] Sold { get; init; }

    [JsonPropertyName("U")]
    public required double[][] Unfilled { get; init; }

    [JsonPropertyName("P")]
    public required double[][] Profits { get; init; }

    public required double[] Reward { get; init; }

    /// <summary>Before the first period, and after each.</summary>
    public required double[][] State { get; init; }

    public required bool[] Done { get; init; }

    public required double TotalReward { get; init; }
}
