namespace ProcessChain;

/// <summary>The least n with P(demand of several periods ≤ n) above a share: a limit of positions.</summary>
/// <param name="laws">What is demanded in a period, independently, by whom; never below 0.</param>
/// <param name="periods">How many periods, 1 or more.</param>
/// <param name="share">0 to 1.</param>
internal sealed class PositionLimit(IReadOnlyList<PeriodDemand> laws, int periods, double share)
{
    private const int MostUnits = 2000;

    /// <summary>Whether it can be computed at once: no more than a few units can be needed.</summary>
    public bool IsKnown => Enough <= MostUnits;

    /// <summary>n, 1 or more.</summary>
    public int Units
    {
        get
        {
            var sums = Probabilities((int)Enough);
            return Math.Max(1, DemandProbabilities.Fractile(sums, share));
        }
    }

    /// <summary>A number of units that n does not exceed, by Cantelli's inequality.</summary>
    private double Enough
    {
        get
        {
            var (mean, variance) = (laws.Sum(law => law.MeanOf(0)), laws.Sum(law => law.VarianceOf(0)));
            return Math.Ceiling((periods * mean) + Math.Sqrt(periods * variance * share / (1 - share))) + 1;
        }
    }

    /// <summary>How likely the sums 0, 1, …, most are.</summary>
    private double[] Probabilities(int most)
    {
        var sums = new double[most + 1];
        sums[0] = 1;
        foreach (var law in laws)
        {
            double[] ofOne = [.. Enumerable.Range(0, most + 1).Select(units => law.ProbabilityOf(0, units))];
            for (var period = 0; period < periods; period++)
                sums = DemandProbabilities.StartOfSum(sums, ofOne, most + 1);
        }
        return sums;
    }
}
