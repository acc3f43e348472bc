namespace ProcessChain.Controllers.Learning;

/// <summary>
/// Functions whose results in the runtime's library may differ in the last bit between operating systems, made of
/// exactly rounded operations only.
/// </summary>
internal static class PortableMath
{
    /// <summary>e^x, within 2 units in the last place; 0 below −700, infinite above 700.</summary>
    public static double Exp(double x)
    {
        const double Ln2High = 0.693147180369123816490;
        const double Ln2Low = 1.90821492927058770002e-10;
        const int Terms = 14;
        if (double.IsNaN(x))
            return x;
        if (Math.Abs(x) > 700)
            return x < 0 ? 0 : double.PositiveInfinity;
        var exponent = Math.Round(x / (Ln2High + Ln2Low));
        var rest = x - (exponent * Ln2High) - (exponent * Ln2Low);
        var sum = 1.0;
        for (var i = Terms; i > 0; i--)
            sum = 1 + (rest / i * sum);
        return sum * BitConverter.Int64BitsToDouble((1023 + (long)exponent) << 52);
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
