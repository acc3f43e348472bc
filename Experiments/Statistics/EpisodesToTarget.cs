namespace ProcessChain.Experiments;

/// <summary>After how many episodes the trainings of a controller have come to a goal in validation.</summary>
/// <param name="Episodes">
/// Training episodes, warm-up counted and what was learned elsewhere before not: mean over the trainings; those that never come to it
/// count with all they have.
/// </param>
/// <param name="Reached">How many trainings have come to it.</param>
/// <param name="Saved">By how much fewer they are than those of the other controller, paired by training; null without one.</param>
internal sealed record EpisodesToTarget(Estimate Episodes, int Reached, Estimate? Saved)
{
    /// <summary>The goal that is to be reached; null where the definition names none or its bound is not known.</summary>
    /// <param name="experiment">The definition.</param>
    /// <param name="tightest">What results are measured by.</param>
    public static double? TargetOf(ExperimentDefinition experiment, BoundSummary? tightest) =>
        experiment.LearningTarget is not { } target ? null
        : target.Goal is { } goal ? goal
        : tightest is null ? null
        : tightest.Goal.Mean * (experiment.System.Goal.Minimise ? 1 + target.Gap : 1 - target.Gap);

    /// <summary>That of a controller; null where its trainings are not validated.</summary>
    public static EpisodesToTarget? Of(JoinedResults results, string controller, double target)
    {
        var goal = results.Experiment.System.Goal;
        var own = Trainings(results, controller, goal, target);
        if (own.Count == 0)
            return null;
        var against = results.Experiment.LearningTarget?.Against;
        var others = against is null || against == controller ? [] : Trainings(results, against, goal, target);
        var saved = own
            .Keys.Intersect(others.Keys)
            .Select(training => (double)(others[training].Episodes - own[training].Episodes))
            .ToList();
        return new(
            Estimate.Of(own.Values.Select(it => (double)it.Episodes)),
            own.Values.Count(it => it.IsReached),
            saved.Count > 0 ? Estimate.Of(saved) : null
        );
    }

    private static Dictionary<int, (long Episodes, bool IsReached)> Trainings(
        JoinedResults results,
        string controller,
        Goal goal,
        double target
    ) =>
        results
            .Of(controller)
            .Where(unit => unit.Learning.Any(iteration => !double.IsNaN(iteration.Validation)))
            .ToDictionary(unit => unit.Unit.Training!.Value, unit => First(unit.Learning, goal, target));

    private static (long Episodes, bool IsReached) First(
        IReadOnlyList<TrainingIteration> learning,
        Goal goal,
        double target
    ) =>
        learning.FirstOrDefault(it => !double.IsNaN(it.Validation) && !goal.IsBetter(target, it.Validation))
            is { Iteration: > 0 } first
            ? (first.Episodes, true)
            : (learning[^1].Episodes, false);
}
