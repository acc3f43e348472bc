namespace ProcessChain.Experiments;

/// <summary>Chooses the candidates of a tuning, round by round, as a pure function of what came of the earlier ones.</summary>
internal abstract class Tuner
{
    /// <summary>How many rounds there are at most.</summary>
    public abstract int Rounds { get; }

    /// <summary>The candidates of the next round; none where the tuning has ended.</summary>
    /// <param name="rounds">The rounds that are done, with what came of them.</param>
    public abstract IReadOnlyList<Candidate> Next(IReadOnlyList<IReadOnlyList<JudgedCandidate>> rounds);

    /// <summary>The best of the highest rung that was reached; null where all of it failed.</summary>
    public static JudgedCandidate? Best(IReadOnlyList<IReadOnlyList<JudgedCandidate>> rounds)
    {
        var all = rounds.SelectMany(round => round).Where(judged => double.IsFinite(judged.Cost)).ToList();
        return all.Count == 0
            ? null
            : all.Where(judged => judged.Candidate.Rung == all.Max(it => it.Candidate.Rung))
                .MinBy(judged => judged.Cost);
    }
}
