namespace ProcessChain.Experiments;

/// <summary>What a reader should know first, and what can mislead: sentences.</summary>
internal sealed class LeadText(ExperimentSummary summary)
{
    private const int MostNamed = 3;

    private readonly ExperimentDefinition experiment = summary.Experiment;
    private readonly Goal goal = summary.Experiment.System.Goal;

    /// <summary>The controllers with results, best first.</summary>
    public IReadOnlyList<ControllerSummary> Ranked { get; } =
    [.. summary.Controllers.OrderBy(it => summary.Experiment.System.Goal.AsCost(it.Goal.Mean))];

    /// <summary>What was run, and what came of it.</summary>
    public IReadOnlyList<string> Lead => Ranked.Count == 0 ? ["No controller has been tested."] : [Test, Result];

    /// <summary>Why these results tell less than they seem to.</summary>
    public IReadOnlyList<string> Cautions => [.. Undertrained(), .. UnorderedBounds()];

    private string Test
    {
        get
        {
            var fresh = experiment.Test.NumpySeed is null ? " that no training has seen" : "";
            return $"{char.ToUpperInvariant(experiment.System.Drawing.Title[0])}{experiment.System.Drawing.Title[1..]}: "
                + $"{NumberText.Count(Ranked.Count, "controller")} on the same demand, in {ResultText.Episodes(summary)}{fresh}; "
                + $"{goal.Title} ({goal.Unit}), {(goal.Minimise ? "less" : "more")} is better.";
        }
    }

    private string Result =>
        $"Best is {Ranked[0].Name} with {goal.Title} {NumberText.Of(Ranked[0].Goal)}: {string.Join("; ", Clauses(Ranked[0]))}.";

    private IEnumerable<string> Clauses(ControllerSummary best)
    {
        yield return best.Name == experiment.Baseline ? "it is the baseline"
        : double.IsNaN(best.DifferenceToBaseline.Mean) ? $"the baseline {experiment.Baseline} has no results"
        : ResultText.Difference(goal, best.DifferenceToBaseline, $"the baseline {experiment.Baseline}");
        if (Ranked.Count > 1 && Ranked[1].Name != experiment.Baseline)
            yield return ResultText.Difference(
                goal,
                Estimate.Of(best.Goals.Zip(Ranked[1].Goals, (own, other) => own - other)),
                $"the next best, {Ranked[1].Name}"
            );
        yield return Limit(best);
    }

    private string Limit(ControllerSummary best)
    {
        if (summary.Tightest is not { } bound)
            return summary.Bounds.Any(it => it.Mismatch is not null)
                ? "the results are not measured by a bound, for the reason below"
                : "how much better a controller could be is not known";
        var limit = $"{NumberText.Of(bound.Goal)} ({bound.Name})";
        if (bound.Kind == BoundKind.Known)
            return $"the best value known is {limit}, which is quoted and may be beaten";
        if (best.Gap is not { } gap)
            return $"on average no controller can do better than {limit}";
        if (gap.Difference.Mean < 0)
            return $"that it seems better than {limit}, which on average no controller can be, is chance";
        var lacking = gap.HasShare
            ? $"{NumberText.Share(gap.Share.Mean).TrimStart('+')} ± {NumberText.ShareInterval(gap.Share)}"
            : $"{NumberText.Of(gap.Difference)} {goal.Unit}";
        return bound.Kind == BoundKind.Optimum
            ? $"it lacks {lacking} of the optimum {limit}"
            : $"it lacks at most {lacking} of the unknown optimum, which is no better than {limit}";
    }

    /// <summary>The controllers that are known to be trained less than in the preset full.</summary>
    public IReadOnlyList<string> TrainedLess =>
        Full is { } full ? [.. experiment.Controllers.Names.Where(name => Shortened(name, full) is not null)] : [];

    /// <summary>A preset that trains less than the one named full says so.</summary>
    private IEnumerable<string> Undertrained()
    {
        if (!IsTrial)
            yield break;
        var full = Full;
        var less = experiment.Controllers.Names.Select(name => Shortened(name, full)).OfType<string>().ToList();
        var named = string.Join(", ", less.Take(MostNamed));
        var more = less.Count > MostNamed ? $" and {less.Count - MostNamed} more" : "";
        if (less.Count > 0)
            yield return full is null
                ? $"Undertrained: a dry run is a trial; {named}{more} may be far from what can be learned."
                : $"Undertrained: the preset {experiment.Preset} trains {named}{more} less than the preset full; what can be "
                    + "learned is not seen here.";
    }

    private bool IsTrial => experiment.Preset is "dry" or "short";

    /// <summary>The preset full of a trial of an experiment that came with the program; of another it is not known.</summary>
    private ExperimentDefinition? Full =>
        IsTrial
        && DefinitionCatalogue.Contains(experiment.Name)
        && experiment.Equals(
            DefinitionCatalogue.Open(experiment.Name, experiment.Preset) with
            {
                Seed = experiment.Seed,
            }
        )
            ? DefinitionCatalogue.Open(experiment.Name, "full")
            : null;

    /// <summary>A learning controller and how much shorter its training is; null where it is not shorter.</summary>
    private string? Shortened(string name, ExperimentDefinition? full)
    {
        var (own, other) = (LengthOf(experiment, name), full is null ? null : LengthOf(full, name));
        return own is null || (other is null && experiment.Preset != "dry") ? null
            : other is null ? name
            : own.Value.Iterations < other.Value.Iterations
                ? $"{name} ({own.Value.Iterations} of {other.Value.Iterations} iterations)"
            : own.Value.Periods < other.Value.Periods ? $"{name} (on shorter episodes)"
            : null;
    }

    private static (int Iterations, int Periods)? LengthOf(ExperimentDefinition experiment, string name) =>
        experiment.Controllers.FirstOrDefault(entry => entry.Key == name).Value is LearningDefinition learning
        && experiment.BudgetOf(learning) is var budget
            ? (learning.IterationsOf(budget), budget.PeriodsOf(experiment.System))
            : null;

    /// <summary>Bounds that are means over episodes can stand in the wrong order.</summary>
    private IEnumerable<string> UnorderedBounds()
    {
        var bounds = summary.Bounds.Where(bound => bound is { IsMeasure: true, IsLongRun: false }).ToList();
        foreach (var (place, bound) in bounds.Index())
        {
            foreach (var other in bounds.Skip(place + 1))
            {
                var difference = Estimate.Of(other.ByEpisode.Zip(bound.ByEpisode, (value, earlier) => value - earlier));
                if (Math.Abs(difference.Mean) <= difference.Ci95)
                    yield return $"Noise: whether {bound.Name} {NumberText.Of(bound.Goal)} or {other.Name} "
                        + $"{NumberText.Of(other.Goal)} is the tighter bound cannot be told from so few episodes (difference "
                        + $"{NumberText.Of(difference)}).";
            }
        }
    }
}
