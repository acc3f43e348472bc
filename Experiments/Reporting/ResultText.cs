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

    /// <summary>What a reader should know first.</summary>
    public static string Lead(ExperimentSummary summary, ControllerSummary? best)
    {
        if (best is null)
            return "No controller has been tested.";
        var experiment = summary.Experiment;
        var fresh = experiment.Test.NumpySeed is null ? " that no training has seen" : "";
        var baseline = summary.Controllers.Any(controller => controller.Name == experiment.Baseline)
            ? ""
            : $" The baseline {experiment.Baseline} has no results, so there are no differences.";
        return $"Frozen controllers on the same demand, in {Episodes(summary)}{fresh}. Best: {best.Name} with "
            + $"{experiment.System.Goal.Title} {NumberText.Of(best.Goal)} ({experiment.System.Goal.Unit}).{baseline}";
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

    private static string Episodes(ExperimentSummary summary) =>
        $"{NumberText.Count(summary.Experiment.Test.Episodes, "test episode")} of "
        + NumberText.Count(summary.Experiment.TestPeriods, summary.Experiment.System.Horizon.Period);
}
