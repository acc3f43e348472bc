namespace ProcessChain.Experiments;

/// <summary>The candidates of a tuning, round by round.</summary>
internal sealed class CandidateSpace : SweepSpace
{
    private readonly IReadOnlyList<Candidate> candidates;

    /// <param name="root">A definition with sets of values.</param>
    /// <param name="tuning">How it is tuned.</param>
    /// <param name="sampling">How values are drawn.</param>
    public CandidateSpace(MapNode root, TuningDefinition tuning, SweepSampling sampling)
        : base(root)
    {
        Tuning = tuning;
        Tuner = tuning.Method switch
        {
            TuningMethod.CmaEs => new CmaEsTuner(tuning, sampling, SampledKeys.Count),
            _ => new SuccessiveHalving(tuning, sampling, [.. SampledKeys.Select(key => key.Path)], Rungs),
        };
        candidates = Tuner.Next([]);
    }

    private CandidateSpace(CandidateSpace other, IReadOnlyList<Candidate> candidates)
        : base(other.Root)
    {
        (Tuning, Tuner) = (other.Tuning, other.Tuner);
        this.candidates = candidates;
    }

    public TuningDefinition Tuning { get; }

    /// <summary>What chooses the candidates.</summary>
    public Tuner Tuner { get; }

    /// <summary>How many rungs there are, 1 where no key has any.</summary>
    public int Rungs =>
        Keys.Select(key => key.Set).OfType<RungsNode>().Select(rungs => rungs.Items.Count).FirstOrDefault(1);

    public override double Count => candidates.Count;

    private IReadOnlyList<SweptKey> SampledKeys => [.. Keys.Where(key => key.Set is SampledNode)];

    /// <summary>The same with other candidates.</summary>
    public CandidateSpace With(IReadOnlyList<Candidate> others) => new(this, others);

    public override IReadOnlyList<Node> ValuesOf(int number)
    {
        var (candidate, next) = (candidates[number], 0);
        return
        [
            .. Keys.Select(key =>
                key.Set is RungsNode rungs
                    ? rungs.At(candidate.Rung)
                    : ((SampledNode)key.Set).At(candidate.Shares[next++])
            ),
        ];
    }

    public override ExperimentDefinition At(ExperimentDefinition experiment) => Tuning.Judged(experiment);

    /// <summary>The definition with a candidate's values; where it is null, as it was before it was tuned, with the budget of the last rung.</summary>
    public MapNode DefinitionOf(Candidate? candidate) =>
        With(candidate is null ? Start : With([candidate]).ValuesOf(0));

    private IReadOnlyList<Node?> Start =>
        [.. Keys.Select(key => key.Set is RungsNode rungs ? rungs.At(Rungs - 1) : key.Set.Start)];
}
