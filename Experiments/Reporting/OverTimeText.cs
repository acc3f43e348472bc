using static System.FormattableString;

namespace ProcessChain.Experiments;

/// <summary>What differences over time tell, in words.</summary>
internal static class OverTimeText
{
    /// <summary>Whether and when a controller does better than another one: a sentence for each pair.</summary>
    public static IEnumerable<string> Of(ExperimentSummary summary) =>
        summary.OverTime.Where(it => it.Asked.Any()).Select(it => Of(summary, it));

    private static string Of(ExperimentSummary summary, OverTimeSummary course)
    {
        var (goal, period) = (summary.Experiment.System.Goal, summary.Experiment.System.Horizon.Period);
        var last = course.Stretches[^1];
        var better = course.BetterFrom(goal) is { } from
            ? Invariant($"certainly better from {period} {from} on")
            : $"{(IsWorse(goal, last.Difference) ? "certainly worse" : "not certainly better")} at the end";
        var pays = (course.PaysFrom(goal), course.CertainlyPaysFrom(goal)) switch
        {
            ({ } average, { } certain) => Invariant(
                $"all in all it pays from {period} {average} on on average, certainly from {period} {certain} on"
            ),
            ({ } average, null) => Invariant(
                $"all in all it pays from {period} {average} on on average, not certainly"
            ),
            _ => $"all in all it {(IsWorse(goal, last.Total) ? "certainly " : "")}does not pay",
        };
        return Invariant(
                $"{course.Controller} less {course.Against}, from {period} {course.Asked.First().From} on: {better} "
            )
            + Invariant(
                $"({Signed(last.Difference)} a {period} from {period} {last.From} on{Trainings(summary, course, last)}); "
            )
            + $"{pays} ({Signed(last.Total)} in sum at the end).";
    }

    private static string Trainings(ExperimentSummary summary, OverTimeSummary course, StretchSummary last)
    {
        var count = summary.Controllers.First(it => it.Name == course.Controller).Trainings.Count;
        return count > 1 ? Invariant($", better in {last.BetterTrainings} of {count} trainings") : "";
    }

    private static bool IsWorse(Goal goal, Estimate difference) => goal.AsCost(difference.Mean) > difference.Ci95;

    private static string Signed(Estimate estimate) => (estimate.Mean > 0 ? "+" : "") + NumberText.Of(estimate);
}
