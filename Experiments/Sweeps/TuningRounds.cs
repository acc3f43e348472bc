namespace ProcessChain.Experiments;

/// <summary>How far a tuning has got, as the files of its points tell.</summary>
internal sealed class TuningRounds
{
    private TuningRounds(
        SweepFolder folder,
        IReadOnlyList<IReadOnlyList<JudgedCandidate>> done,
        IReadOnlyList<Candidate> candidates
    )
    {
        Folder = folder;
        Done = done;
        IsEnded = candidates.Count == 0;
        Left = IsEnded ? [] : [.. folder.Plan.Points.Where(point => folder.ResultOf(point) is null)];
    }

    /// <summary>The folder, with all candidates up to the present round as points.</summary>
    public SweepFolder Folder { get; }

    /// <summary>The rounds that are done, with what came of each candidate.</summary>
    public IReadOnlyList<IReadOnlyList<JudgedCandidate>> Done { get; }

    /// <summary>Whether there is no further round.</summary>
    public bool IsEnded { get; }

    /// <summary>The points of the present round that are missing.</summary>
    public IReadOnlyList<SweepPoint> Left { get; }

    /// <summary>The best candidate so far; null where none is judged, or all have failed.</summary>
    public JudgedCandidate? Best => Tuner.Best(Done);

    /// <summary>What candidates are compared by.</summary>
    public Goal Goal => Folder.Plan.Open(Folder.Plan.Points[0]).System.Goal;

    /// <summary>What the test says of the best candidate; null where it is not finished, or a training failed.</summary>
    public string? Verdict()
    {
        if (!IsEnded || Best is not { } best)
            return null;
        var test = new TuningTest(Folder);
        return ExperimentRun.SummaryOf(test.Definition(best.Candidate), test.Path) is { } summary
            ? test.Verdict(summary)
            : null;
    }

    /// <summary>Where it stands, e.g. <c>round 2 of 3</c>.</summary>
    public string Sentence =>
        IsEnded
            ? $"all {NumberText.Count(Done.Count, "round")} are done"
            : $"round {Done.Count + 1} of {Folder.Plan.Candidates!.Tuner.Rounds}";

    /// <summary>The rounds of a folder; null where it is that of a sweep, and no tuning.</summary>
    public static TuningRounds? In(SweepFolder folder) => folder.Plan.Candidates is null ? null : Of(folder);

    /// <summary>The rounds of a folder.</summary>
    /// <param name="folder">That of a tuning.</param>
    public static TuningRounds Of(SweepFolder folder)
    {
        var tuner = folder.Plan.Candidates!.Tuner;
        var (all, done) = (new List<Candidate>(), new List<IReadOnlyList<JudgedCandidate>>());
        while (true)
        {
            var next = tuner.Next(done);
            all.AddRange(next);
            var now = folder.With(folder.Plan.With(all));
            if (next.Count == 0 || Judge(now, all.Count - next.Count, next) is not { } judged)
                return new(now, done, next);
            done.Add(judged);
        }
    }

    /// <summary>The candidates of a round with what came of them; null where something is missing.</summary>
    private static List<JudgedCandidate>? Judge(SweepFolder folder, int first, IReadOnlyList<Candidate> round)
    {
        var judged = new List<JudgedCandidate>(round.Count);
        foreach (var (i, candidate) in round.Index())
        {
            if (folder.ResultOf(folder.Plan.IdAt(first + i)) is not { } result)
                return null;
            judged.Add(new(candidate, CostOf(result)));
        }
        return judged;
    }

    private static double CostOf(PointResult result)
    {
        if (result.HasFailed)
            return double.PositiveInfinity;
        var goal = result.Rows.First(row => row.Training is null && row.Metric == result.Goal).Mean;
        var cost = result.Minimise ? goal : -goal;
        return double.IsNaN(cost) ? double.PositiveInfinity : cost;
    }
}
