namespace ProcessChain.Experiments;

/// <summary>How a controller differs from another one as the test goes on, mean over the trainings of both.</summary>
/// <param name="Controller">Its name.</param>
/// <param name="Against">The name of the other.</param>
/// <param name="Stretches">Stretch by stretch.</param>
internal sealed record OverTimeSummary(string Controller, string Against, IReadOnlyList<StretchSummary> Stretches)
{
    /// <summary>Stretches from the one at which the question begins.</summary>
    public IEnumerable<StretchSummary> Asked => Stretches.Where(stretch => !double.IsNaN(stretch.Total.Mean));

    /// <summary>The beginning of the first stretch from which on it is certainly better in all; null where there is none.</summary>
    public int? BetterFrom(Goal goal) => FirstLasting(stretch => IsBetter(goal, stretch.Difference))?.From;

    /// <summary>The end of the first stretch from which on what it loses and gains together is a gain on average; null where there is none.</summary>
    public int? PaysFrom(Goal goal) => FirstLasting(stretch => goal.AsCost(stretch.Total.Mean) < 0)?.End;

    /// <summary>The same, certainly.</summary>
    public int? CertainlyPaysFrom(Goal goal) => FirstLasting(stretch => IsBetter(goal, stretch.Total))?.End;

    /// <summary>The pairs that the definition asks for; none where nothing was told by period.</summary>
    public static IReadOnlyList<OverTimeSummary> Of(JoinedResults results) =>
        results.Experiment.OverTime is not { } overTime
            ? []
            :
            [
                .. overTime
                    .Against.Select(pair =>
                        (Pair: pair, Own: Told(results, pair.Key), Other: Told(results, pair.Value))
                    )
                    .Where(it => it.Own.Count > 0 && it.Other.Count > 0)
                    .Select(it => Of(results.Experiment, overTime, it.Pair, it.Own, it.Other)),
            ];

    private static OverTimeSummary Of(
        ExperimentDefinition experiment,
        OverTime overTime,
        KeyValuePair<string, string> pair,
        IReadOnlyList<UnitResults> units,
        IReadOnlyList<UnitResults> others
    )
    {
        var episodes = Enumerable.Range(0, Math.Min(units[0].Stretches.Count, others[0].Stretches.Count)).ToList();
        var totals = new double[episodes.Count];
        var stretches = new List<StretchSummary>();
        for (var stretch = 0; stretch < units[0].Stretches[0].Length; stretch++)
        {
            var first = stretch * overTime.Stretch;
            var end = Math.Min(first + overTime.Stretch, experiment.TestPeriods);
            var own = episodes.ConvertAll(episode => units.Average(unit => unit.Stretches[episode][stretch]));
            var differences = episodes.ConvertAll(episode =>
                own[episode] - others.Average(unit => unit.Stretches[episode][stretch])
            );
            foreach (var episode in episodes)
                totals[episode] += first >= overTime.From ? (end - first) * differences[episode] : 0;
            stretches.Add(
                new(
                    first,
                    end,
                    Estimate.Of(own),
                    Estimate.Of(differences),
                    first >= overTime.From ? Estimate.Of(totals) : Estimate.None,
                    BetterTrainings(experiment.System.Goal, units, others, stretch)
                )
            );
        }
        return new(pair.Key, pair.Value, stretches);
    }

    private static IReadOnlyList<UnitResults> Told(JoinedResults results, string controller) =>
        [.. results.Of(controller).Where(unit => unit.Stretches.Count > 0)];

    private static int BetterTrainings(
        Goal goal,
        IReadOnlyList<UnitResults> units,
        IReadOnlyList<UnitResults> others,
        int stretch
    )
    {
        double Mean(UnitResults unit) => unit.Stretches.Average(episode => episode[stretch]);
        var mean = others.Average(Mean);
        var isPaired = others.Count == units.Count;
        return units.Index().Count(unit => goal.IsBetter(Mean(unit.Item), isPaired ? Mean(others[unit.Index]) : mean));
    }

    private static bool IsBetter(Goal goal, Estimate difference) => goal.AsCost(difference.Mean) + difference.Ci95 < 0;

    /// <summary>The first of the stretches asked for from which on something holds to the end.</summary>
    private StretchSummary? FirstLasting(Func<StretchSummary, bool> holds) =>
        Asked.Reverse().TakeWhile(holds).LastOrDefault();
}

/// <summary>A stretch of the test.</summary>
/// <param name="From">Its first period, from 0.</param>
/// <param name="End">The first period behind it.</param>
/// <param name="Mean">Of the controller itself, in a period.</param>
/// <param name="Difference">To the other one in a period, paired by test episode.</param>
/// <param name="Total">All differences from the period on from which it is asked to the end of this stretch; NaN before.</param>
/// <param name="BetterTrainings">In how many trainings it is better, compared with the other's training of the same number.</param>
internal sealed record StretchSummary(
    int From,
    int End,
    Estimate Mean,
    Estimate Difference,
    Estimate Total,
    int BetterTrainings
);
