namespace ProcessChain;

/// <summary>
/// The two ways in which numpy draws from the binomial distribution with a probability up to 1/2: inversion for small means,
/// else BTPE (Kachitvichyanukul &amp; Schmeiser, "Binomial random variate generation", CACM 31(2), 1988).
/// </summary>
internal readonly struct BinomialSampler
{
    private const double LargestInvertedMean = 30;

    private readonly long n;
    private readonly double p;
    private readonly double q;
    private readonly double variance;
    private readonly long mode;
    private readonly double centre;
    private readonly double left;
    private readonly double right;
    private readonly double halfWidth;
    private readonly double height;
    private readonly double leftDecay;
    private readonly double rightDecay;
    private readonly double parallelogramEnd;
    private readonly double leftTailEnd;
    private readonly double rightTailEnd;

    /// <summary>Step 0 of BTPE: the regions under the majorising function, of which the triangle ends at <see cref="halfWidth"/>.</summary>
    private BinomialSampler(long trials, double probability)
    {
        n = trials;
        p = probability;
        q = 1 - p;
        variance = n * p * q;
        var peak = (n * p) + p;
        mode = (long)Math.Floor(peak);
        halfWidth = Math.Floor((2.195 * Math.Sqrt(variance)) - (4.6 * q)) + 0.5;
        centre = mode + 0.5;
        left = centre - halfWidth;
        right = centre + halfWidth;
        height = 0.134 + (20.5 / (15.3 + mode));
        leftDecay = Decay((peak - left) / (peak - (left * p)));
        rightDecay = Decay((right - peak) / (right * q));
        parallelogramEnd = halfWidth * (1 + (2 * height));
        leftTailEnd = parallelogramEnd + (height / leftDecay);
        rightTailEnd = leftTailEnd + (height / rightDecay);
    }

    /// <summary>A draw; 1 or more trials of a probability up to 1/2.</summary>
    public static long Draw(IUniformSource source, long trials, double probability) =>
        probability * trials <= LargestInvertedMean
            ? Invert(source, trials, probability)
            : new BinomialSampler(trials, probability).Reject(source);

    /// <summary>Sums probabilities up to the uniform number; beyond ten standard deviations it starts again with a new one.</summary>
    private static long Invert(IUniformSource source, long trials, double chance)
    {
        var failure = 1 - chance;
        var none = Math.Exp(trials * Math.Log(failure));
        var mean = trials * chance;
        var bound = (long)Math.Min(trials, mean + (10 * Math.Sqrt((mean * failure) + 1)));
        var drawn = 0L;
        var probability = none;
        var uniform = source.NextDouble();
        while (uniform > probability)
        {
            drawn++;
            if (drawn > bound)
            {
                drawn = 0;
                probability = none;
                uniform = source.NextDouble();
            }
            else
            {
                uniform -= probability;
                probability = (trials - drawn + 1) * chance * probability / (drawn * failure);
            }
        }
        return drawn;
    }

    private static double Decay(double slope) => slope * (1 + (slope / 2));

    private long Reject(IUniformSource source)
    {
        while (true)
        {
            var u = source.NextDouble() * rightTailEnd;
            var v = source.NextDouble();
            if (u <= halfWidth)
                return (long)Math.Floor(centre - (halfWidth * v) + u);
            if (TryPropose(u, ref v, out var drawn) && IsAccepted(drawn, v))
                return drawn;
        }
    }

    /// <summary>Steps 2 to 4 of BTPE: a candidate in the parallelogram or one of the tails, <paramref name="v"/> becomes its height.</summary>
    private bool TryPropose(double u, ref double v, out long drawn)
    {
        if (u <= parallelogramEnd)
        {
            var x = left + ((u - halfWidth) / height);
            v = (v * height) + 1 - (Math.Abs(mode - x + 0.5) / halfWidth);
            drawn = (long)Math.Floor(x);
            return v <= 1;
        }
        var isLeft = u <= leftTailEnd;
        var tail = isLeft ? left + (Math.Log(v) / leftDecay) : right - (Math.Log(v) / rightDecay);
        drawn = v == 0 ? -1 : (long)Math.Floor(tail);
        v *= isLeft ? (u - parallelogramEnd) * leftDecay : (u - leftTailEnd) * rightDecay;
        return drawn >= 0 && drawn <= n;
    }

    /// <summary>Step 5 of BTPE: whether the height lies below the probability of the candidate relative to that of the mode.</summary>
    private bool IsAccepted(long drawn, double v)
    {
        var distance = Math.Abs(drawn - mode);
        return distance > 20 && distance < (variance / 2) - 1
            ? IsBelowLogarithm(drawn, distance, Math.Log(v))
            : !(v > RelativeProbability(drawn));
    }

    private double RelativeProbability(long drawn)
    {
        var odds = p / q;
        var a = odds * (n + 1);
        var relative = 1.0;
        for (var i = mode + 1; i <= drawn; i++)
            relative *= (a / i) - odds;
        for (var i = drawn + 1; i <= mode; i++)
            relative /= (a / i) - odds;
        return relative;
    }

    /// <summary>Squeezing, then the final test, whose four Stirling terms numpy adds with one sign, other than the paper.</summary>
    private bool IsBelowLogarithm(long drawn, long distance, double logHeight)
    {
        var margin = distance / variance * (((((distance * ((distance / 3.0) + 0.625)) + (1 / 6.0)) / variance)) + 0.5);
        var normal = -distance * distance / (2 * variance);
        if (logHeight < normal - margin)
            return true;
        if (logHeight > normal + margin)
            return false;
        double x = drawn + 1;
        double f = mode + 1;
        double z = n + 1 - mode;
        double w = n - drawn + 1;
        var logProbability =
            (centre * Math.Log(f / x))
            + ((n - mode + 0.5) * Math.Log(z / w))
            + ((drawn - mode) * Math.Log(w * p / (x * q)))
            + StirlingTerm(f)
            + StirlingTerm(z)
            + StirlingTerm(x)
            + StirlingTerm(w);
        return !(logHeight > logProbability);
    }

    private static double StirlingTerm(double x)
    {
        var square = x * x;
        return (13680 - ((462 - ((132 - ((99 - (140 / square)) / square)) / square)) / square)) / x / 166320;
    }
}
