using MathNet.Numerics.Distributions;

namespace ProcessChain;

/// <summary>Negative binomial demand: failures before so many successes of independent trials.</summary>
[Kind("negativeBinomial")]
internal sealed record NegativeBinomialDemand : DistributedDemand
{
    private const double LeastProbability = 1.0 / Limits.Units;

    /// <summary>Beyond that mean the probability of 0 would be too small a number to begin a search with.</summary>
    private const double LargestSearchedMean = 500;

    /// <summary>r: 1 to a million.</summary>
    [Range(1, Limits.Units)]
    public required int Successes { get; init; }

    /// <summary>p, of each trial to be a success: from a millionth to below 1.</summary>
    [Range(LeastProbability, 1, BelowMost = true)]
    public required double Probability { get; init; }

    private protected override double SampleMean => Successes * MeanOfOne;

    private protected override double SampleVariance => SampleMean / Probability;

    private protected override int LeastSample => 0;

    private double MeanOfOne => (1 - Probability) / Probability;

    public override IEnumerable<Fault> Validate() =>
        SampleMean > Limits.Units
            ? base.Validate()
                .Append(new("successes", $"makes a mean of {SampleMean} units; at most {Limits.Units} is allowed."))
            : base.Validate();

    private protected override double SampleProbability(int sample) =>
        sample < 0 ? 0 : NegativeBinomial.PMF(Successes, Probability, sample);

    private protected override long Sample(IUniformSource source)
    {
        var atOnce = (int)Math.Min(Successes, LargestSearchedMean / MeanOfOne);
        if (atOnce <= 1)
            return Enumerable.Range(0, Successes).Sum(_ => LegacyDistributions.Geometric(source, Probability) - 1);
        var failures = 0L;
        for (var left = Successes; left > 0; left -= atOnce)
            failures += Search(source.NextDouble(), Math.Min(left, atOnce));
        return failures;
    }

    /// <summary>The failures before so many successes at which their distribution reaches a uniform number.</summary>
    private long Search(double uniform, int successes)
    {
        var failures = 0L;
        var term = Math.Pow(Probability, successes);
        while (uniform > term && term > 0)
        {
            uniform -= term;
            failures++;
            term *= (1 - Probability) * (successes + failures - 1) / failures;
        }
        return failures;
    }
}
