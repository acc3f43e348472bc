namespace ProcessChain.Tests;

/// <summary>Known functions to minimise; the least value of each is 0.</summary>
internal static class Functions
{
    /// <summary>Least at 0.</summary>
    public static double Sphere(ReadOnlySpan<double> x)
    {
        var sum = 0.0;
        foreach (var part in x)
            sum += part * part;
        return sum;
    }

    /// <summary>Axes whose curvatures spread over a factor of a million, turned by 45° in pairs; least at 0.</summary>
    public static double Ellipsoid(ReadOnlySpan<double> x)
    {
        var sum = 0.0;
        for (var i = 0; i < x.Length; i++)
        {
            var partner = x[x.Length - 1 - i];
            var turned = (i < x.Length / 2 ? x[i] + partner : x[i] - partner) / Math.Sqrt(2);
            sum += Math.Pow(1e6, i / (x.Length - 1.0)) * turned * turned;
        }
        return sum;
    }

    /// <summary>A curved valley; least at (1, 1, …).</summary>
    public static double Rosenbrock(ReadOnlySpan<double> x)
    {
        var sum = 0.0;
        for (var i = 0; i + 1 < x.Length; i++)
            sum += (100 * Math.Pow(x[i + 1] - (x[i] * x[i]), 2)) + Math.Pow(1 - x[i], 2);
        return sum;
    }

    /// <summary>A local minimum at almost every whole point; least at 0.</summary>
    public static double Rastrigin(ReadOnlySpan<double> x)
    {
        var sum = 10.0 * x.Length;
        foreach (var part in x)
            sum += (part * part) - (10 * Math.Cos(2 * Math.PI * part));
        return sum;
    }
}
