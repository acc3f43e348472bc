namespace ProcessChain;

/// <summary>Probabilities of 0, 1, 2 … units of demand, as tables.</summary>
internal static class DemandProbabilities
{
    private const double Tail = 1e-15;
    private const double Negligible = 1e-18;

    /// <summary>The probabilities of a period's demand, up to where more is negligible: less than 1e-15 in all.</summary>
    /// <param name="law">Of 0 units or more.</param>
    public static double[] Of(DistributedDemand law)
    {
        var probabilities = new List<double>();
        var total = 0.0;
        for (var units = 0; units <= Limits.Units; units++)
        {
            var probability = law.ProbabilityOf(0, units);
            if (1 - total < Tail || (units > law.MeanOf(0) && probability < Negligible))
                break;
            probabilities.Add(probability);
            total += probability;
        }
        return [.. probabilities];
    }

    /// <summary>The probabilities of what several independent periods demand together.</summary>
    /// <param name="ofOne">Those of one period.</param>
    /// <param name="periods">How many, 1 or more.</param>
    public static double[] OfSum(double[] ofOne, int periods)
    {
        var sum = ofOne;
        for (var period = 1; period < periods; period++)
            sum = Sum(sum, ofOne);
        return sum;
    }

    /// <summary>The least n with P(D ≤ n) above a share; the end of the table where there is none.</summary>
    /// <param name="probabilities">A table.</param>
    /// <param name="share">0 to 1.</param>
    public static int Fractile(double[] probabilities, double share)
    {
        var (units, probability) = (0, probabilities[0]);
        while (probability <= share && units < probabilities.Length - 1)
            probability += probabilities[++units];
        return units;
    }

    /// <summary>The probabilities of the sum of two independent numbers.</summary>
    public static double[] Sum(double[] one, double[] other) => StartOfSum(one, other, one.Length + other.Length - 1);

    /// <summary>The probabilities that the sum of two independent numbers is 0, 1, … up to a length, at most that of the whole sum.</summary>
    public static double[] StartOfSum(double[] one, double[] other, int length)
    {
        var sum = new double[length];
        for (var i = 0; i < Math.Min(one.Length, length); i++)
        {
            for (var j = 0; j < Math.Min(other.Length, length - i); j++)
                sum[i + j] += one[i] * other[j];
        }
        return sum;
    }
}
