namespace ProcessChain.Experiments;

/// <summary>Bounds in words.</summary>
internal static class BoundText
{
    /// <summary>What a bound is, for a table.</summary>
    public static string Remark(BoundSummary bound, string period) =>
        bound switch
        {
            { IsLongRun: false } => $"a bound; mean over {NumberText.Count(bound.ByEpisode.Count, "test episode")}",
            { Kind: BoundKind.Optimum } => $"the optimum over endlessly many {period}s",
            _ => $"a bound over endlessly many {period}s; the optimum may be worse",
        };

    /// <summary>What a bound tells, and why results are not measured by it where they are not.</summary>
    public static string Sentence(ExperimentSummary summary, BoundSummary bound)
    {
        if (bound.Kind == BoundKind.None)
            return $"{bound.Name}: there is nothing to measure by: {bound.Note}";
        var goal = summary.Experiment.System.Goal;
        var value = bound.IsLongRun ? NumberText.Of(bound.Goal.Mean, 3) : NumberText.Of(bound.Goal);
        var what = $"{bound.Name}: {goal.Title} {value} is {Remark(bound, summary.Experiment.System.Horizon.Period)}.";
        return string.Join(' ', new[] { what, bound.Note, bound.Mismatch ?? "" }.Where(part => part.Length > 0));
    }

    /// <summary>Between what the best controller reaches and what none can beat.</summary>
    public static string Bracket(ExperimentSummary summary, ControllerSummary? best)
    {
        if (summary.Tightest is not { } tightest)
            return summary.Bounds.Any(bound => bound.Mismatch is not null)
                ? "These results are not measured by a bound; why not is told below the table."
                : "There is no bound to measure by: how much better a controller could be is not known.";
        var goal = summary.Experiment.System.Goal;
        var limit = $"{NumberText.Of(tightest.Goal)} ({tightest.Name})";
        if (best?.Gaps.FirstOrDefault(gap => gap.Bound == tightest.Name) is not { } gap)
            return $"On average no controller can do better than {limit}.";
        if (gap.Difference.Mean < 0)
            return $"On average no controller can do better than {limit}. That {best.Name} seems to is chance: both are "
                + "means over a limited number of episodes.";
        var lacking = gap.HasShare
            ? NumberText.Share(gap.Share.Mean).TrimStart('+')
            : $"{NumberText.Of(gap.Difference)} {goal.Unit}";
        return tightest.Kind == BoundKind.Optimum
            ? $"The optimum is {limit}; as the means stand, {best.Name} lacks {lacking}."
            : $"The unknown optimum lies between {NumberText.Of(best.Goal)} ({best.Name}) and {limit}; as the means stand, "
                + $"{best.Name} lacks at most {lacking}.";
    }
}
