using System.Text.Json;

namespace ProcessChain.Experiments;

/// <summary>An episode of a supply system in which the actions of a golden case were taken.</summary>
/// <param name="States">OR-Gym's state before the first period, and after each.</param>
/// <param name="Rewards">Of each period.</param>
/// <param name="Done">After each period, whether the episode is over.</param>
internal sealed record CaseEpisode(double[][] States, double[] Rewards, bool[] Done)
{
    private const double Tolerance = 1e-9;

    private static readonly JsonSerializerOptions Names = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
    };

    /// <summary>Plays it.</summary>
    /// <param name="system">What is stepped; it stays as the last period has left it.</param>
    /// <param name="demand">What the markets demand.</param>
    /// <param name="actions">Units ordered in each period.</param>
    public static CaseEpisode Play(SupplySystem system, ReadOnlySpan<int> demand, IEnumerable<double[]> actions)
    {
        system.Reset(demand);
        var states = new List<double[]> { StateOf(system) };
        var rewards = new List<double>();
        var done = new List<bool>();
        foreach (var orders in actions)
        {
            rewards.Add(system.Step(orders).Reward);
            done.Add(system.IsOver);
            states.Add(StateOf(system));
        }
        return new CaseEpisode([.. states], [.. rewards], [.. done]);
    }

    /// <summary>A result in the form of its file, compared with what the file tells of the same names.</summary>
    public static PlayedCase Compare<T>(T result, string path)
    {
        using var told = JsonDocument.Parse(File.ReadAllBytes(path));
        var written = JsonSerializer.SerializeToElement(result, Names);
        return new PlayedCase(written, CaseComparison.FirstDifference(written, told.RootElement, Tolerance));
    }

    private static double[] StateOf(SupplySystem system)
    {
        var view = (OrGymView)system.View;
        var state = new double[view.OrGymLength];
        view.CopyOrGymState(state);
        return state;
    }
}
