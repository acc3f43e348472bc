namespace ProcessChain.Experiments;

/// <summary>Bounds in words.</summary>
internal static class BoundText
{
    /// <summary>What a bound is, for a table.</summary>
    public static string Remark(BoundSummary bound, string period) =>
        bound switch
        {
            { IsLongRun: false } => $"a bound; mean over {NumberText.Count(bound.ByEpisode.Count, "test episode")}",
            { Kind: BoundKind.Known } => "the best value known, quoted and not computed here; it may be beaten",
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
}
