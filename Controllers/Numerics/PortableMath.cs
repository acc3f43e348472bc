namespace ProcessChain;

/// <summary>
/// Functions whose results in the runtime's library may differ in the last bit between operating systems, made of
/// exactly rounded operations only.
/// </summary>
internal static class PortableMath
{
    /// <summary>ln x within 2 units in the last place, for normal x above 0.</summary>
    public static double Log(double x)
    {
        const double Ln2High = 0.693147180369123816490;
        const double Ln2Low = 1.90821492927058770002e-10;
        const int Terms = 23;
        var exponent = Math.ILogB(x);
        var fraction = Math.ScaleB(x, -exponent);
        if (fraction > 4.0 / 3)
        {
            fraction /= 2;
            exponent++;
        }
        // ln f = 2 (s + s³/3 + s⁵/5 + …) with s = (f−1)/(f+1).
        var s = (fraction - 1) / (fraction + 1);
        var sum = 0.0;
        for (var term = Terms; term > 1; term -= 2)
            sum = ((1.0 / term) + sum) * s * s;
        return (exponent * Ln2High) + ((exponent * Ln2Low) + (2 * s * (1 + sum)));
    }

    /// <summary>e^x within 2 units in the last place; infinite above 709, 0 below −745.</summary>
    public static double Exp(double x)
    {
        const double Ln2High = 0.693147180369123816490;
        const double Ln2Low = 1.90821492927058770002e-10;
        const int Terms = 14;
        if (!(Math.Abs(x) < 800))
            return x > 0 ? double.PositiveInfinity
                : x < 0 ? 0
                : x;
        var exponent = Math.Round(x / (Ln2High + Ln2Low));
        var rest = x - (exponent * Ln2High) - (exponent * Ln2Low);
        // e^r = 1 + r (1 + r/2 (1 + r/3 (…))) for |r| ≤ ½ ln 2.
        var sum = 1.0;
        for (var term = Terms; term > 0; term--)
            sum = 1 + (rest / term * sum);
        return Math.ScaleB(sum, (int)exponent);
    }

    /// <summary>x^p for p in [0, 1]: the product of those roots x^½, x^¼, … that p has in its binary digits.</summary>
    public static double Power(double x, double p)
    {
        const int Digits = 50;
        if (p >= 1)
            return x;
        var result = 1.0;
        for (var digit = 0; digit < Digits && p > 0; digit++)
        {
            x = Math.Sqrt(x);
            p *= 2;
            if (p < 1)
                continue;
            result *= x;
            p -= 1;
        }
        return result;
    }
}
