using System.Globalization;

namespace ProcessChain.Experiments;

/// <summary>The part of a sweep's page that tells how a tuning went: round by round, and what the test says of the best.</summary>
/// <param name="rounds">How far the tuning is.</param>
internal sealed class TuningSection(TuningRounds rounds)
{
    private readonly Goal goal = rounds.Goal;
    private readonly string? verdict = rounds.Verdict();

    private CandidateSpace Space => rounds.Folder.Plan.Candidates!;

    public SheetSection Section() =>
        new("tuning", "Tuning")
        {
            Sentences = [.. Sentences()],
            Doubts = [.. Doubts()],
            Table = new(["round", "candidates", "failed", "best"], [.. rounds.Done.Index().Select(Row)]),
            Figures = rounds.Done.Count == 0 ? [] : [Course()],
        };

    private IEnumerable<string> Sentences()
    {
        yield return $"Candidates are compared by the mean of {NumberText.Count(Space.Tuning.Trainings, "training")} on "
            + $"{NumberText.Count(Space.Tuning.Episodes, "validation episode")} that the test shares no day with; {rounds.Sentence}.";
        if (verdict is not null)
            yield return verdict;
    }

    private IEnumerable<string> Doubts()
    {
        if (verdict is null)
            yield return "The best candidate was not tested against the start yet: chance helped to choose it.";
        var failed = rounds.Done.Sum(Failed);
        if (failed > 0)
            yield return $"{NumberText.Count(failed, "candidate")} failed, e.g. because a training diverged, and went no further.";
    }

    private static int Failed(IEnumerable<JudgedCandidate> round) =>
        round.Count(judged => !double.IsFinite(judged.Cost));

    private IReadOnlyList<string> Row((int Index, IReadOnlyList<JudgedCandidate> Round) round) =>
        [
            (round.Index + 1).ToString(CultureInfo.InvariantCulture),
            NumberText.Of(round.Round.Count, 0),
            NumberText.Of(Failed(round.Round), 0),
            NumberText.Of(Goal(round.Round.Min(judged => judged.Cost))),
        ];

    /// <summary>Each candidate's goal from round to round.</summary>
    private SheetFigure Course()
    {
        var lines = rounds
            .Done.Index()
            .SelectMany(round =>
                round.Item.Select(judged => (Round: round.Index + 1, judged.Candidate.Shares, judged.Cost))
            )
            .Where(it => double.IsFinite(it.Cost))
            .GroupBy(
                it => string.Join(' ', it.Shares.Select(share => share.ToString("R", CultureInfo.InvariantCulture))),
                StringComparer.Ordinal
            )
            .ToList();
        return new(
            "tuning",
            "curves",
            "Round by round",
            $"{goal.Title} of each candidate, the mean over its trainings; lines join a candidate that went on.",
            [
                new("candidates", [.. lines.SelectMany(line => line.Select(it => Goal(it.Cost)).Append(double.NaN))])
                {
                    Labels =
                    [
                        .. lines.SelectMany(line =>
                            line.Append(line.Last()).Select(it => it.Round.ToString(CultureInfo.InvariantCulture))
                        ),
                    ],
                    IsJoined = true,
                },
            ]
        )
        {
            XTitle = "round",
            XScale = "category",
            YTitle = $"{goal.Title} ({goal.Unit})",
        };
    }

    private double Goal(double cost) => goal.Minimise ? cost : -cost;
}
