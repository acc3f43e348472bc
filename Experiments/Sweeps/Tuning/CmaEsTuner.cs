namespace ProcessChain.Experiments;

/// <summary>
/// CMA-ES in the shares of probability of the keys, each from 0 to 1, so that a key is searched on the scale on which it is drawn. It
/// begins in the middle.
/// </summary>
internal sealed class CmaEsTuner : Tuner
{
    private const double Middle = 0.5;
    private const double FirstStep = 0.3;

    private readonly SweepSampling sampling;
    private readonly int keys;
    private readonly SearchBox box;

    /// <param name="tuning">How large a round is.</param>
    /// <param name="sampling">How many candidates there are, and their seed.</param>
    /// <param name="keys">How many keys are drawn, 1 or more.</param>
    public CmaEsTuner(TuningDefinition tuning, SweepSampling sampling, int keys)
    {
        (this.sampling, this.keys) = (sampling, keys);
        Population = tuning.Population > 0 ? tuning.Population : CmaEsWeights.UsualPopulation(Math.Max(1, keys));
        box = new SearchBox(0.0, Math.BitDecrement(1.0), Centre);
    }

    /// <summary>λ, the candidates of a round.</summary>
    public int Population { get; }

    public override int Rounds => (sampling.Samples ?? 0) / Population;

    private double[] Centre => [.. Enumerable.Repeat(Middle, keys)];

    public override IReadOnlyList<Candidate> Next(IReadOnlyList<IReadOnlyList<JudgedCandidate>> rounds)
    {
        if (rounds.Count >= Rounds)
            return [];
        var distribution = new CmaEsDistribution(Centre, [.. Enumerable.Repeat(FirstStep, keys)], Population);
        var chance = new EpisodeSeed(sampling.Seed, 0).Stream("tuning");
        var steps = Enumerable.Range(0, Population).Select(_ => new double[keys]).ToArray();
        foreach (var round in rounds)
        {
            Draw(distribution, chance, steps);
            int[] order = [.. Enumerable.Range(0, Population).OrderBy(i => round[i].Cost)];
            distribution.Update(steps, order);
        }
        return Draw(distribution, chance, steps);
    }

    private List<Candidate> Draw(CmaEsDistribution distribution, RandomStream chance, double[][] steps)
    {
        var candidates = new List<Candidate>(steps.Length);
        foreach (var step in steps)
        {
            var shares = new double[keys];
            distribution.Draw(chance, step);
            distribution.Place(step, shares);
            box.Reflect(shares);
            candidates.Add(new(0, shares));
        }
        return candidates;
    }
}
