namespace ProcessChain;

/// <summary>Normal random numbers, equal on every operating system.</summary>
internal static class NormalDraws
{
    /// <summary>A number of mean 0 and variance 1, by Marsaglia's polar method.</summary>
    public static double NextGaussian(this RandomStream stream)
    {
        while (true)
        {
            var (x, y) = ((2 * stream.NextDouble()) - 1, (2 * stream.NextDouble()) - 1);
            var square = (x * x) + (y * y);
            if (square is > 0 and < 1)
                return x * Math.Sqrt(-2 * PortableMath.Log(square) / square);
        }
    }
}
