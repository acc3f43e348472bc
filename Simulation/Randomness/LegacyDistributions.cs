using System.Numerics;

namespace ProcessChain;

/// <summary>
/// Draws whole numbers as numpy's legacy generator does (<c>np.random.poisson</c> and so on, and <c>scipy.stats</c> above it):
/// from the same uniform numbers the same draws, and as many uniform numbers used up.
/// </summary>
/// <remarks>
/// Logarithms and exponentials are those of the platform. Where its library is not glibc, a draw may differ if one falls within
/// a rounding error of a limit; no case is known.
/// </remarks>
internal static class LegacyDistributions
{
    private const double LargestMean = long.MaxValue - (10 * 3037000499.97605);
    private const double LeastSearchedProbability = 1.0 / 3;
    private const double LeastProbability = 1.0 / (1L << 53);

    /// <summary>A draw from the Poisson distribution of a mean λ from 0, for which nothing is drawn from the source.</summary>
    public static long Poisson(IUniformSource source, double mean)
    {
        ArgumentNullException.ThrowIfNull(source);
        Require(mean is >= 0 and <= LargestMean, mean, nameof(mean), "0 to 9.2e18 is allowed.");
        if (mean >= 10)
            return PoissonSampler.ByRejection(source, mean);
        return mean > 0 ? PoissonSampler.ByMultiplication(source, mean) : 0;
    }

    /// <summary>A draw from the binomial distribution: how many of the trials succeed, each with a probability from 0 to 1.</summary>
    /// <remarks>With no trials, or the probability 0, nothing is drawn from the source; with the probability 1 one number is.</remarks>
    public static long Binomial(IUniformSource source, long trials, double probability)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentOutOfRangeException.ThrowIfNegative(trials);
        Require(probability is >= 0 and <= 1, probability, nameof(probability), "0 to 1 is allowed.");
        if (trials == 0 || probability == 0)
            return 0;
        return probability <= 0.5
            ? BinomialSampler.Draw(source, trials, probability)
            : trials - BinomialSampler.Draw(source, trials, 1 - probability);
    }

    /// <summary>A uniform whole number from <paramref name="low"/> to <paramref name="high"/> − 1: numpy's <c>randint</c>.</summary>
    /// <remarks>There are 1 to 2³² values. Words are cut to the bits that the largest value needs, and drawn again while too large. A single value needs no draw.</remarks>
    public static long Uniform(IUniformSource source, long low, long high)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(high, low);
        var widest = (ulong)(high - 1) - (ulong)low;
        ArgumentOutOfRangeException.ThrowIfGreaterThan(widest, uint.MaxValue, nameof(high));
        if (widest == 0)
            return low;
        var mask = uint.MaxValue >> BitOperations.LeadingZeroCount((uint)widest);
        uint drawn;
        do drawn = source.NextWord() & mask;
        while (drawn > widest);
        return low + drawn;
    }

    /// <summary>A draw from the geometric distribution, of one uniform number: the trials up to the first success, that one included.</summary>
    /// <remarks>
    /// numpy takes log1p(−U); 1 − U is exact for the numbers of both our sources, and so is the logarithm of it. As in numpy a
    /// draw of U = 0 gives 0 for probabilities below 1/3 (once in 2⁵³ draws).
    /// </remarks>
    public static long Geometric(IUniformSource source, double probability)
    {
        ArgumentNullException.ThrowIfNull(source);
        Require(probability is > LeastProbability and <= 1, probability, nameof(probability), "2⁻⁵³ to 1 is allowed.");
        return probability >= LeastSearchedProbability
            ? GeometricBySearch(source.NextDouble(), probability)
            : (long)Math.Ceiling(Math.Log(1 - source.NextDouble()) / Math.Log(1 - probability));
    }

    private static long GeometricBySearch(double uniform, double probability)
    {
        var trials = 1L;
        var (term, sum) = (probability, probability);
        while (uniform > sum)
        {
            term *= 1 - probability;
            sum += term;
            trials++;
        }
        return trials;
    }

    private static void Require(bool holds, double value, string name, string allowed)
    {
        if (!holds)
            throw new ArgumentOutOfRangeException(name, value, allowed);
    }
}
