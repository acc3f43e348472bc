using MathNet.Numerics.Statistics;

namespace ProcessChain.Experiments;

/// <summary>The last part of a tuning: the start and the best candidate, trained anew, in the test of the definition.</summary>
/// <param name="folder">The folder of the tuning.</param>
internal sealed class TuningTest(SweepFolder folder)
{
    private TuningDefinition Tuning => folder.Plan.Candidates!.Tuning;

    /// <summary>Its own folder, that of a run.</summary>
    public string Path => folder.In("confirmation");

    /// <summary>What it runs.</summary>
    /// <param name="best">The best candidate.</param>
    public ExperimentDefinition Definition(Candidate best) =>
        Tuning.Confirmation(folder.Plan.Tested(candidate: null), folder.Plan.Tested(best));

    /// <summary>The run of the test, begun or gone on with.</summary>
    /// <param name="best">The best candidate.</param>
    public ExperimentRun Open(Candidate best)
    {
        var experiment = Definition(best);
        return RunFolder.IsRun(Path) ? ExperimentRun.Resume(experiment, Path) : ExperimentRun.Begin(experiment, Path);
    }

    /// <summary>What the test says of the best candidate, in a sentence; null where a training failed.</summary>
    public string? Verdict(ExperimentSummary summary)
    {
        var goal = summary.Experiment.System.Goal;
        var (start, tuned) = (Goals(summary, Tuning.Controller), Goals(summary, Tuning.Tuned));
        if (start.Count < 2 || tuned.Count < 2)
            return null;
        var difference = Welch.Difference(Sample(tuned), Sample(start));
        return $"{goal.Title} over trainings ({tuned.Count} and {start.Count}): {Tuning.Tuned} {NumberText.Of(Estimate.Of(tuned))}, "
            + $"{Tuning.Controller} {NumberText.Of(Estimate.Of(start))}; the difference is {NumberText.Of(difference)} (Welch, 95 %): "
            + Word(goal.AsCost(difference.Mean), difference.Ci95);
    }

    private static string Word(double worse, double halfWidth) =>
        !(Math.Abs(worse) > halfWidth) ? "the interval includes zero, so that it is not shown that one is better."
        : worse < 0 ? "the settings that were found are better."
        : "the settings that were found are worse.";

    private static List<double> Goals(ExperimentSummary summary, string controller) =>
        [
            .. summary
                .Controllers.Where(it => it.Name == controller)
                .SelectMany(it => it.Trainings)
                .Select(training => training.Goal.Mean),
        ];

    private static (double Mean, double Deviation, int Count) Sample(List<double> values) =>
        (values.Mean(), values.StandardDeviation(), values.Count);
}
