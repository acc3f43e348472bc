namespace ProcessChain.Experiments;

/// <summary>How one long test episode of a controller settles, and what it then comes to in a period.</summary>
/// <param name="Controller">Its name, and the number of its training where it has several.</param>
/// <param name="Periods">Periods of the episode.</param>
/// <param name="Whole">The mean over all periods.</param>
/// <param name="WarmUp">What is left out at the beginning; null where the episode is too short to tell.</param>
/// <param name="Rest">The mean of what is left; null where that is too short or all equal.</param>
internal sealed record SteadyStateSummary(
    string Controller,
    int Periods,
    double Whole,
    WarmUp? WarmUp,
    BatchMeans? Rest
)
{
    /// <summary>One for each controller, or training, whose first test episode is told period by period; none where the definition does not ask.</summary>
    public static IReadOnlyList<SteadyStateSummary> Of(JoinedResults results) =>
        [
            .. results
                .Units.Where(unit => unit.Periods.Count > 0)
                .Select(unit => Of(NameOf(results, unit.Unit), unit.Periods)),
        ];

    private static string NameOf(JoinedResults results, ControllerUnit unit) =>
        results.Of(unit.Controller).Skip(1).Any() ? unit.Id : unit.Controller;

    private static SteadyStateSummary Of(string name, IReadOnlyList<double> periods)
    {
        var warmUp = WarmUp.Of(periods);
        return new(
            name,
            periods.Count,
            periods.Average(),
            warmUp,
            warmUp is { IsSettled: true } ? BatchMeans.Of([.. periods.Skip(warmUp.Periods)]) : null
        );
    }
}
