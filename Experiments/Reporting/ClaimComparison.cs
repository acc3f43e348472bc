namespace ProcessChain.Experiments;

/// <summary>
/// Sets the definition's claims beside our results. What is told of a claim follows from its name: the key of a figure, or a
/// word and a controller, e.g. <c>converges-x</c>. Of any other the reader is the judge.
/// </summary>
/// <param name="results">Our results.</param>
/// <param name="searches">What searches have found, a sentence each.</param>
/// <param name="trainedLess">Controllers that were trained too little for a claim of them to be judged.</param>
internal sealed class ClaimComparison(
    OwnResults results,
    IReadOnlyList<string> searches,
    IReadOnlyList<string> trainedLess
)
{
    public const string Unchecked = "for the reader to judge";
    public const string TooShort = "not judged: too few training iterations";
    public const string TrainedLess = "not judged: trained less than in the preset full";
    private const string Agrees = "agrees";
    private const string DoesNotAgree = "does not agree";
    private const int MostTold = 5;

    /// <summary>A published number is met by one that differs by this share at most, or by less than its interval.</summary>
    private const double Leeway = 0.01;

    private readonly ExperimentDefinition experiment = results.Experiment;

    /// <summary>A row for each claim, in the order of the definition.</summary>
    public IReadOnlyList<ClaimRow> Rows() => [.. experiment.Claims.Select(claim => Row(claim.Key, claim.Value))];

    private ClaimRow Row(string name, string claim)
    {
        var parts = name.Split('-', 2);
        var figure = experiment.System.Figures.FirstOrDefault(it => it.Key == name);
        return figure is not null ? new(claim, [OfAll(figure)], Unchecked)
            : parts.Length < 2 || !experiment.Controllers.Contains(parts[1]) ? new(claim, [], Unchecked)
            : Judged(OfController(claim, parts[0], parts[1]), parts[1]);
    }

    private ClaimRow Judged(ClaimRow row, string controller) =>
        row.Verdict != Unchecked && trainedLess.Contains(controller, StringComparer.Ordinal)
            ? row with
            {
                Verdict = TrainedLess,
            }
            : row;

    private ClaimRow OfController(string claim, string check, string controller) =>
        check switch
        {
            "converges" => new(claim, Courses(controller), OnConvergence(controller, claimed: true)),
            "diverges" => new(claim, Courses(controller), OnConvergence(controller, claimed: false)),
            "best" => new(claim, [OfAll(experiment.System.Figures[results.GoalFigure])], OnBest(controller)),
            "published" => OnPublished(claim, controller),
            "varies" => OnVariation(claim, controller),
            "search" => new(
                claim,
                [.. searches.Where(it => it.StartsWith($"{controller}.", StringComparison.Ordinal))],
                Unchecked
            ),
            _ => new(claim, [Goal(controller)], Unchecked),
        };

    private IReadOnlyList<string> Candidates =>
        results.Learning.Count > 0 ? results.Learning : [.. experiment.Controllers.Names];

    /// <summary>A figure of the controllers that learn, or of all.</summary>
    private string OfAll(Column figure)
    {
        var told = Candidates
            .Select(name => (Name: name, Test: results.Test(name)))
            .Where(it => it.Test is not null)
            .Select(it => $"{it.Name} {NumberText.Of(it.Test!.Figures[figure.Key])}")
            .ToList();
        var more = told.Count > MostTold ? $"; {told.Count - MostTold} more above" : "";
        return told.Count == 0 ? "no results" : $"{figure.Title}: {string.Join("; ", told.Take(MostTold))}{more}";
    }

    /// <summary>How each training ended, by the numbers that decide whether it converged; then the test.</summary>
    private IReadOnlyList<string> Courses(string controller)
    {
        var trainings = results.Trainings(controller);
        var failed = results.Failed(controller);
        IEnumerable<string> told =
        [
            .. trainings.Take(MostTold).Select(Course),
            .. trainings.Count > MostTold ? [$"{trainings.Count - MostTold} more trainings"] : Array.Empty<string>(),
            .. failed > 0 ? [$"{failed} broke off with an error"] : Array.Empty<string>(),
            Goal(controller),
        ];
        return [.. told];
    }

    private string Course(TrainingCourse course, int place)
    {
        var answer =
            course.Iterations < TrainingCourse.FewestIterations ? ""
            : course.Converged(results.Goal, results.BaselineGoal) ? ": converged"
            : ": did not converge";
        return $"training {place + 1}: {NumberText.Of(course.Last)} at its end, {NumberText.Of(course.Best)} at its best, "
            + $"{experiment.Baseline} {NumberText.Of(results.BaselineGoal)}{answer}";
    }

    private string Goal(string controller)
    {
        if (results.Test(controller) is not { } test)
            return "no results";
        var difference =
            controller == experiment.Baseline || double.IsNaN(test.DifferenceToBaseline.Mean)
                ? ""
                : $", {ResultText.Difference(results.Goal, test.DifferenceToBaseline, experiment.Baseline)}";
        var gap = test.Gap is { HasShare: true } it ? $", {NumberText.Share(it.Share.Mean)} to {it.Bound}" : "";
        return $"test: {results.Goal.Title} {NumberText.Of(test.Goal)}{difference}{gap}";
    }

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

    private ClaimRow OnPublished(string claim, string controller)
    {
        var published = experiment.Published.Where(it => it.Key == controller).Select(it => it.Value).ToList();
        if (published is not [var value] || results.Test(controller) is not { } test)
            return new(claim, [Goal(controller)], Unchecked);
        var difference = test.Goal with { Mean = test.Goal.Mean - value };
        var isMet = Math.Abs(difference.Mean) <= Math.Max(Leeway * Math.Abs(value), difference.Ci95);
        return new(
            claim,
            [
                $"published {NumberText.Of(value)}, {controller} here {NumberText.Of(test.Goal)}: "
                    + $"{NumberText.Signed(100 * difference.Mean / Math.Abs(value), 1)} %",
            ],
            isMet ? Agrees : DoesNotAgree
        );
    }

    private ClaimRow OnVariation(string claim, string controller)
    {
        if (results.Test(controller) is not { } own || results.Test(experiment.Baseline) is not { } other)
            return new(claim, [], Unchecked);
        string Told(ControllerSummary it) =>
            $"{it.Name}: standard deviation {NumberText.Of(it.Deviation)}, worst episode {NumberText.Of(it.WorstEpisode)}";
        return new(claim, [Told(own), Told(other)], own.Deviation > other.Deviation ? Agrees : DoesNotAgree);
    }
}

/// <summary>What the source says beside what we got.</summary>
/// <param name="Claim">The source's claim.</param>
/// <param name="Ours">The numbers that it is about, as we have them.</param>
/// <param name="Verdict">Whether they agree, as far as it can be computed.</param>
internal sealed record ClaimRow(string Claim, IReadOnlyList<string> Ours, string Verdict)
{
    /// <summary>The verdict in one word.</summary>
    public string Answer =>
        Verdict.StartsWith("agrees in", StringComparison.Ordinal) ? "partly"
        : Verdict.StartsWith("agrees", StringComparison.Ordinal) ? "yes"
        : Verdict.StartsWith("does not", StringComparison.Ordinal) ? "no"
        : "open";
}
