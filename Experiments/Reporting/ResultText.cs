using System.Globalization;

namespace ProcessChain.Experiments;

/// <summary>Results in words.</summary>
internal static class ResultText
{
    /// <summary>How the test was, below the table on the screen.</summary>
    public static string Test(ExperimentSummary summary)
    {
        var goal = summary.Experiment.System.Goal;
        var several = summary.Controllers.Any(controller => controller.Trainings.Count > 1);
        return $"{Episodes(summary)}, the same demand for all; {goal.Title}: {goal.Unit}, "
            + $"{(goal.Minimise ? "less" : "more")} is better; ± 95 % confidence; baseline {summary.Experiment.Baseline}, "
            + "differences paired by episode"
            + (several ? "; (×n) mean of n trainings." : ".");
    }

    /// <summary>A difference of the goal, paired by episode: whether it is certain, and how great.</summary>
    /// <param name="goal">What is best.</param>
    /// <param name="difference">Own goal less the other's.</param>
    /// <param name="other">What the other is called.</param>
    public static string Difference(Goal goal, Estimate difference, string other)
    {
        var size = Math.Abs(difference.Mean);
        return size == 0 ? $"the same as {other}"
            : difference.Ci95 >= size ? $"not certainly different from {other} ({NumberText.Of(difference)})"
            : $"{NumberText.Of(difference with { Mean = size })} "
                + $"{(goal.AsCost(difference.Mean) < 0 ? "better" : "worse")} than {other}";
    }

    /// <summary>The worst and the selected training of a controller that was trained several times.</summary>
    public static string Trainings(ExperimentSummary summary, ControllerSummary controller)
    {
        var title = summary.Experiment.System.Goal.Title;
        string Training(TrainingSummary training) =>
            $"{training.Number} with {title} {NumberText.Of(training.Goal.Mean)}"
            + (training.Gap is { HasShare: true } gap ? $" ({NumberText.Share(gap.Share.Mean)})" : "");
        var selected = controller.Selected is { } chosen
            ? $"the best in validation is {Training(chosen)}"
            : "none is selected, without validation";
        return $"{controller.Name}: of {controller.Trainings.Count} trainings the worst is {Training(controller.Worst!)}, "
            + $"{selected}.";
    }

    /// <summary>How many test episodes of what length.</summary>
    public static string Episodes(ExperimentSummary summary) =>
        $"{NumberText.Count(summary.Experiment.Test.Episodes, "test episode")}{UpTo(summary)} of "
        + NumberText.Count(summary.Experiment.TestPeriods, summary.Experiment.System.Horizon.Period);

    /// <summary>How many more some controllers have, where they are played until the goal is precise.</summary>
    private static string UpTo(ExperimentSummary summary)
    {
        var most = summary.Controllers.Select(controller => controller.Episodes).DefaultIfEmpty().Max();
        return most > summary.Experiment.Test.Episodes
            ? string.Create(CultureInfo.InvariantCulture, $" to {most:N0}")
            : "";
    }
}
