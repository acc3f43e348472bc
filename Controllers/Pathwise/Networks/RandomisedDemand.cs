namespace ProcessChain;

/// <summary>
/// Demand that differs from episode to episode, as gym-invmgmt's learners were trained: trend, season, shock, goodwill and backlog
/// are there or not, each with the probability 1/2, and there is more chance or less; some episodes have a known series of their
/// own, lumpy and with a jump, in which nothing is left to chance.
/// </summary>
internal sealed record RandomisedDemand
{
    private const double Half = 0.5;
    private const double MostNone = 0.4;

    /// <summary>m: units a period on average where there is no effect; above 0, at most a million.</summary>
    [Source("gym-invmgmt: base_mu = 20")]
    [Range(0, Limits.Units, AboveLeast = true, Unit = "units")]
    public double Mean { get; init; } = 20;

    /// <summary>The part of m by which the mean rises in each period, where there is a trend; 0 to 1000.</summary>
    [Source("gym-invmgmt: 0.05")]
    [Range(0, 1000)]
    public double Trend { get; init; } = 0.05;

    /// <summary>The part of the mean by which it rises and falls, where there is a season; 0 to 1.</summary>
    [Source("gym-invmgmt: 0.5")]
    [Range(0, 1)]
    public double Amplitude { get; init; } = 0.5;

    /// <summary>By how much the mean is multiplied from the middle of the episode on, where there is a shock; 0 to 1000.</summary>
    [Source("gym-invmgmt: 2, from period 15 of 30")]
    [Range(0, 1000)]
    public double Shock { get; init; } = 2;

    /// <summary>The least chance there is, as in the system's noise; 0 to 1000.</summary>
    [Source("gym-invmgmt: 0.5")]
    [Range(0, 1000)]
    public double LeastNoise { get; init; } = 0.5;

    /// <summary>The most chance there is; 0 to 1000.</summary>
    [Source("gym-invmgmt: 2")]
    [Range(0, 1000)]
    public double MostNoise { get; init; } = 2;

    /// <summary>The share of episodes with a series of their own; 0 to 1.</summary>
    [Source("gym-invmgmt: 15 %")]
    [Range(0, 1)]
    public double OtherSeries { get; init; } = 0.15;

    /// <summary>By what the jump of such a series multiplies or divides it at most; 1 to 1000.</summary>
    [Assumed("gym-invmgmt does not tell its series")]
    [Range(1, 1000)]
    public double MostJump { get; init; } = 20;

    /// <summary>What is wrong with these settings.</summary>
    public IEnumerable<Fault> Validate()
    {
        foreach (var fault in Ranges.Check(this))
            yield return fault;
        if (MostNoise < LeastNoise)
            yield return new("mostNoise", $"is {MostNoise}; leastNoise, {LeastNoise}, or more is needed.");
    }

    /// <summary>Draws the mean demand of all periods, and returns how much chance there is.</summary>
    public double DrawMeans(RandomStream stream, Span<double> means)
    {
        var hasOwnSeries = stream.NextDouble() < OtherSeries;
        var (trend, season, shock) = (Flip(stream), Flip(stream), Flip(stream));
        var noise = LeastNoise + ((MostNoise - LeastNoise) * stream.NextDouble());
        if (hasOwnSeries)
        {
            DrawSeries(stream, means);
            return 0;
        }
        for (var period = 0; period < means.Length; period++)
        {
            means[period] = Mean * (trend ? 1 + (Trend * period) : 1);
            if (season)
                means[period] *= 1 + (Amplitude * PortableSine.OfTurns((double)period / means.Length));
            if (shock && period >= means.Length / 2)
                means[period] *= Shock;
        }
        return noise;
    }

    /// <summary>Heads or tails.</summary>
    public static bool Flip(RandomStream stream) => stream.NextDouble() < Half;

    /// <summary>Exponential numbers, some of them left out, with a jump, of the mean m.</summary>
    private void DrawSeries(RandomStream stream, Span<double> means)
    {
        var jumpsAt = stream.Next(means.Length);
        var jump = PortableMath.Power(MostJump, (2 * stream.NextDouble()) - 1);
        var (none, even, sum) = (MostNone * stream.NextDouble(), stream.NextDouble(), 0.0);
        for (var period = 0; period < means.Length; period++)
        {
            var lump = -PortableMath.Log(1 - stream.NextDouble());
            var isNone = stream.NextDouble() < none;
            means[period] = isNone ? 0 : (even + ((1 - even) * lump)) * (period < jumpsAt ? 1 : jump);
            sum += means[period];
        }
        foreach (ref var mean in means)
            mean *= sum > 0 ? Mean * means.Length / sum : 0;
    }
}
