namespace ProcessChain.Experiments;

/// <summary>
/// Sets the definition's claims beside our results. A claim named <c>converges-x</c>, <c>diverges-x</c> or <c>best-x</c>,
/// where x is a controller, is checked; of any other the reader is the judge.
/// </summary>
internal sealed class ClaimComparison(ExperimentDefinition experiment, OwnResults results)
{
    public const string Unchecked = "for the reader to judge";
    public const string TooShort = "not judged: too few training iterations";
    private const string Agrees = "agrees";

    /// <summary>Of more controllers than these nothing is repeated beside a claim that names none.</summary>
    private const int MostToldOfNone = 4;
    private const string DoesNotAgree = "does not agree";

    /// <summary>A row for each claim, in the order of the definition.</summary>
    public IReadOnlyList<ClaimRow> Rows() => experiment.Claims.Select(claim => Row(claim.Key, claim.Value)).ToList();

    private ClaimRow Row(string name, string claim)
    {
        var parts = name.Split('-', 2);
        var subject = experiment.Controllers.Contains(parts[^1]) ? parts[^1] : null;
        IEnumerable<string> spokenOf =
            subject is not null ? [subject]
            : Candidates.Count <= MostToldOfNone ? Candidates
            : [];
        return new ClaimRow(
            claim,
            spokenOf.Select(results.Sentence).ToList(),
            subject is null ? Unchecked : Verdict(parts[0], subject)
        );
    }

    private IReadOnlyList<string> Candidates =>
        results.Learning.Count > 0 ? results.Learning : [.. experiment.Controllers.Names];

    private string Verdict(string check, string controller) =>
        check switch
        {
            "converges" => OnConvergence(controller, claimed: true),
            "diverges" => OnConvergence(controller, claimed: false),
            "best" => OnBest(controller),
            _ => Unchecked,
        };

    private string OnConvergence(string controller, bool claimed)
    {
        var baseline = results.BaselineGoal;
        var trainings = results.Trainings(controller);
        var all = trainings.Count + results.Failed(controller);
        if (all == 0 || double.IsNaN(baseline))
            return Unchecked;
        if (trainings.Any(training => training.Iterations < TrainingCourse.FewestIterations))
            return TooShort;
        var converged = trainings.Count(training => training.Converged(results.Goal, baseline));
        var agreeing = claimed ? converged : all - converged;
        return agreeing == all ? (claimed ? Agrees : $"{Agrees}: it did not converge")
            : agreeing == 0 ? DoesNotAgree
            : $"agrees in {agreeing} of {all} trainings";
    }

    private string OnBest(string controller)
    {
        var own = results.TestGoal(controller);
        var others = Candidates
            .Where(name => !string.Equals(name, controller, StringComparison.Ordinal))
            .Select(results.TestGoal)
            .ToList();
        return double.IsNaN(own) || others.TrueForAll(double.IsNaN) ? Unchecked
            : others.Exists(other => results.Goal.IsBetter(other, own)) ? DoesNotAgree
            : Agrees;
    }
}
