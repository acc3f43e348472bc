namespace ProcessChain;

/// <summary>
/// eˣ with the bits of numpy from 1.22 on, where the processor has AVX-512: there it is the function of Intel's Short Vector
/// Math Library (constants from numpy's source, svml_z0_exp_d_la.s, BSD-3-Clause), which can be one unit in the last place
/// off the C library's. A search that follows scipy to the last digit needs these bits.
/// </summary>
/// <remarks>eˣ = 2ᴺ · eʳ, where N is x / ln 2, rounded down to sixteenths.</remarks>
internal static class NumpyExp
{
    private const double Log2E = 1.4426950408889634;
    private const double Ln2High = 0.6931471805599453;
    private const double Ln2Low = 2.3190468138462996e-17;
    private const int Sixteenths = 16;

    /// <summary>The coefficients of r² to r⁶.</summary>
    private static readonly double[] c =
    [
        BitConverter.UInt64BitsToDouble(0x3FE0000000002622),
        BitConverter.UInt64BitsToDouble(0x3FC5555554B508A2),
        BitConverter.UInt64BitsToDouble(0x3FA555564BB4F5F0),
        BitConverter.UInt64BitsToDouble(0x3F81106603D97C00),
        BitConverter.UInt64BitsToDouble(0x3F572EB5EF0D213D),
    ];

    /// <summary>2^(j/16), each rounded to the nearest number.</summary>
    private static readonly double[] roots = [.. Enumerable.Range(0, Sixteenths).Select(j => Math.Pow(2, j / 16.0))];

    /// <summary>eˣ for −700 to 700.</summary>
    public static double Of(double x)
    {
        var sixteenths = FloorOfSixteenths(x);
        var n = sixteenths / Sixteenths;
        var root = roots[(int)(sixteenths - (Math.Floor(n) * Sixteenths))];
        var r = Math.FusedMultiplyAdd(-n, Ln2Low, Math.FusedMultiplyAdd(-n, Ln2High, x));
        var square = r * r;
        var low = Math.FusedMultiplyAdd(c[0], square, r);
        var middle = Math.FusedMultiplyAdd(c[2], r, c[1]);
        var high = Math.FusedMultiplyAdd(Math.FusedMultiplyAdd(c[4], r, c[3]), square, middle);
        var excess = Math.FusedMultiplyAdd(high, square * r, low);
        return Math.ScaleB(Math.FusedMultiplyAdd(excess, root, root), (int)Math.Floor(n));
    }

    /// <summary>The exact product 16 · x · log₂ e, rounded down.</summary>
    private static double FloorOfSixteenths(double x)
    {
        var product = x * Log2E;
        var error = Math.FusedMultiplyAdd(x, Log2E, -product);
        var floor = Math.Floor(Sixteenths * product);
        return floor + Math.Floor((Sixteenths * product) - floor + (Sixteenths * error));
    }
}
