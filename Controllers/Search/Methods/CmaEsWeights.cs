namespace ProcessChain;

/// <summary>Weights and rates of CMA-ES: Hansen, "The CMA evolution strategy: a tutorial" (arXiv:1604.00772), table 1 with positive weights.</summary>
internal sealed class CmaEsWeights
{
    public CmaEsWeights(int n, int population)
    {
        Parents = population / 2;
        var middle = PortableMath.Log((population + 1) / 2.0);
        var raw = Enumerable.Range(1, Parents).Select(i => middle - PortableMath.Log(i)).ToArray();
        var sum = raw.Sum();
        Weight = Array.ConvertAll(raw, weight => weight / sum);
        MuEffective = 1 / Weight.Sum(weight => weight * weight);
        CSigma = (MuEffective + 2) / (n + MuEffective + 5);
        DampSigma = 1 + (2 * Math.Max(0, Math.Sqrt((MuEffective - 1) / (n + 1)) - 1)) + CSigma;
        CC = (4 + (MuEffective / n)) / (n + 4 + (2 * MuEffective / n));
        C1 = 2 / (((n + 1.3) * (n + 1.3)) + MuEffective);
        CMu = Math.Min(
            1 - C1,
            2 * (0.25 + MuEffective + (1 / MuEffective) - 2) / (((n + 2.0) * (n + 2.0)) + MuEffective)
        );
        ExpectedLength = Math.Sqrt(n) * (1 - (1 / (4.0 * n)) + (1 / (21.0 * n * n)));
    }

    /// <summary>λ where nothing is said, 4 + ⌊3 ln n⌋ for n coordinates.</summary>
    public static int UsualPopulation(int n) => 4 + (int)(3 * PortableMath.Log(n));

    /// <summary>μ, points that the next mean is made of.</summary>
    public int Parents { get; }

    /// <summary>w₁ .. w_μ, falling, their sum 1.</summary>
    public double[] Weight { get; }

    /// <summary>μ_w, as many equally weighted points have the same variance.</summary>
    public double MuEffective { get; }

    /// <summary>c_σ, how fast σ's path forgets.</summary>
    public double CSigma { get; }

    /// <summary>d_σ, how slowly σ changes.</summary>
    public double DampSigma { get; }

    /// <summary>c_c, how fast C's path forgets.</summary>
    public double CC { get; }

    /// <summary>c₁, the share of C's path in C.</summary>
    public double C1 { get; }

    /// <summary>c_μ, the share of the generation in C.</summary>
    public double CMu { get; }

    /// <summary>E‖N(0, I)‖.</summary>
    public double ExpectedLength { get; }
}
