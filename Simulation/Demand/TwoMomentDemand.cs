namespace ProcessChain;

/// <summary>
/// Demand in whole units of a mean and a standard deviation: the law that Adan, van Eenige &amp; Resing fit to two moments
/// ("Fitting discrete distributions on the first two moments", Probability in the Engineering and Informational Sciences 9(4),
/// 1995). It is Poisson, or mixes two binomial laws, two negative binomial or two geometric ones, by how much it varies.
/// </summary>
[Kind("twoMoments")]
internal sealed record TwoMomentDemand : DistributedDemand
{
    private const double Negligible = 1e-6;

    /// <summary>Units a period on average, before the shift; 0 to a million.</summary>
    [Range(0, Limits.Units, Unit = "units")]
    public required double Mean { get; init; }

    /// <summary>The standard deviation of a period's demand, units; 0 to a million.</summary>
    [Range(0, Limits.Units, Unit = "units")]
    public required double Deviation { get; init; }

    private protected override double SampleMean => Mean;

    private protected override double SampleVariance => Mean > 0 ? Deviation * Deviation : 0;

    private protected override int LeastSample
    {
        get
        {
            var (share, first, second) = Fit();
            return share < 1 ? Math.Min(first.Least, second.Least) : first.Least;
        }
    }

    /// <summary>(s / μ)² − 1 / μ, Poisson's being 0.</summary>
    private double Excess => ((Deviation * Deviation / Mean) - 1) / Mean;

    /// <summary>The law fitted to a share of another one's mean and variance.</summary>
    /// <param name="demand">The other law.</param>
    /// <param name="share">Above 0, below 1.</param>
    public static TwoMomentDemand ShareOf(DistributedDemand demand, double share) =>
        new() { Mean = share * demand.MeanOf(0), Deviation = Math.Sqrt(share * demand.VarianceOf(0)) };

    public override IEnumerable<Fault> Validate()
    {
        var faults = base.Validate().ToList();
        if (faults.Count > 0 || Mean == 0)
            return faults;
        if (Deviation * Deviation / Mean > Limits.Units)
            return [new("deviation", $"is {Deviation}; the variance can be at most {Limits.Units} times the mean.")];
        return IsPossible
            ? []
            : [new("deviation", $"is {Deviation}, which is too small for whole units of the mean {Mean}.")];
    }

    private protected override double SampleProbability(int sample)
    {
        var (share, first, second) = Fit();
        return (share * first.ProbabilityOf(0, sample)) + ((1 - share) * second.ProbabilityOf(0, sample));
    }

    private protected override long Sample(IUniformSource source)
    {
        var (share, first, second) = Fit();
        return (source.NextDouble() < share ? first : second).Draw(0, source);
    }

    private bool IsPossible
    {
        get
        {
            if (Excess >= -Negligible)
                return true;
            var (trials, share) = Trials();
            return Excess >= -1 - Negligible && Mean <= (trials + 1 - share) * (1 + Negligible);
        }
    }

    /// <summary>The two laws of the mixture, and the share of the first.</summary>
    private (double Share, DistributedDemand First, DistributedDemand Second) Fit()
    {
        if (Mean == 0 || Math.Abs(Excess) < Negligible)
            return Poisson();
        if (Excess < 0)
            return Binomials();
        return Excess < 1 ? NegativeBinomials() : Geometrics();
    }

    private (double Share, DistributedDemand First, DistributedDemand Second) Poisson()
    {
        var law = new PoissonDemand { Mean = Mean };
        return (1, law, law);
    }

    /// <summary>k, the trials of the first binomial law, and its share; the second has one more.</summary>
    private (int Trials, double Share) Trials()
    {
        var (a, k) = (Excess, Math.Floor(-1 / Excess));
        if (a < Negligible - 1)
            return (1, 1);
        return ((int)k, (1 + (a * (1 + k)) + Math.Sqrt(Math.Max(0, (-a * k * (1 + k)) - k))) / (1 + a));
    }

    private (double Share, DistributedDemand First, DistributedDemand Second) Binomials()
    {
        var (trials, share) = Trials();
        var probability = Math.Min(1, Mean / (trials + 1 - share));
        BinomialDemand Of(int count) => new() { Trials = count, Probability = probability };
        return (share, Of(trials), Of(trials + 1));
    }

    private (double Share, DistributedDemand First, DistributedDemand Second) NegativeBinomials()
    {
        var (a, k) = (Excess, Math.Floor(1 / Excess));
        var share = (((1 + k) * a) - Math.Sqrt(Math.Max(0, (1 + k) * (1 - (a * k))))) / (1 + a);
        var successes = k + 1 - share;
        NegativeBinomialDemand Of(double count) =>
            new() { Successes = (int)count, Probability = successes / (successes + Mean) };
        return (share, Of(k), Of(k + 1));
    }

    private (double Share, DistributedDemand First, DistributedDemand Second) Geometrics()
    {
        var root = Math.Sqrt((Excess * Excess) - 1);
        GeometricDemand Of(double weight) => new() { Probability = 2 / (2 + (Mean * weight)), Shift = -1 };
        var first = 1 + Excess + root;
        return (1 / first, Of(first), Of(1 + Excess - root));
    }
}
