namespace ProcessChain.Experiments;

/// <summary>Draws all candidates at once; after each rung, one in so many goes on.</summary>
/// <param name="tuning">How many go on.</param>
/// <param name="sampling">How they are drawn.</param>
/// <param name="keys">The paths of the keys that are drawn.</param>
/// <param name="rungs">How many rungs there are.</param>
internal sealed class SuccessiveHalving(
    TuningDefinition tuning,
    SweepSampling sampling,
    IReadOnlyList<string> keys,
    int rungs
) : Tuner
{
    public override int Rounds => rungs;

    public override IReadOnlyList<Candidate> Next(IReadOnlyList<IReadOnlyList<JudgedCandidate>> rounds)
    {
        if (rounds.Count == 0)
            return Drawn();
        if (rounds.Count == rungs)
            return [];
        return
        [
            .. rounds[^1]
                .Where(judged => double.IsFinite(judged.Cost))
                .OrderBy(judged => judged.Cost)
                .Take(CountAt(rounds.Count))
                .Select(judged => judged.Candidate with { Rung = rounds.Count }),
        ];
    }

    /// <summary>How many candidates a rung has, ⌊n η⁻ʳ⌋.</summary>
    public int CountAt(int rung)
    {
        var count = sampling.Samples ?? 0;
        for (var i = 0; i < rung; i++)
            count /= tuning.Reduction;
        return count;
    }

    private IReadOnlyList<Candidate> Drawn()
    {
        var shares = keys.Select(sampling.SharesOf).ToList();
        return
        [
            .. Enumerable.Range(0, CountAt(0)).Select(i => new Candidate(0, [.. shares.Select(drawn => drawn[i])])),
        ];
    }
}
