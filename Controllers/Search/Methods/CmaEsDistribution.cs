namespace ProcessChain;

/// <summary>
/// The normal distribution of CMA-ES and its adaptation. Names and numbers of equations are those of Hansen,
/// "The CMA evolution strategy: a tutorial" (arXiv:1604.00772). Coordinates are scaled by their initial steps, so that σ
/// starts at 1 and C at the identity.
/// </summary>
internal sealed class CmaEsDistribution
{
    private const double WorstCondition = 1e14;
    private const double Explosion = 1e4;

    private readonly int n;
    private readonly double[] start;
    private readonly double[] scale;
    private readonly CmaEsWeights w;
    private readonly SymmetricEigen eigen;
    private readonly double[,] covariance;
    private readonly double[] deviations;
    private readonly double[] mean;
    private readonly double[] step;
    private readonly double[] pathSigma;
    private readonly double[] pathC;
    private readonly double[] normal;
    private double sigma = 1;
    private double forgotten = 1;
    private int generation;
    private int decomposed;

    /// <summary>The first one, with its mean and deviations, for generations of λ points, 3 or more.</summary>
    public CmaEsDistribution(double[] start, double[] scale, int population)
    {
        (n, this.start, this.scale, w) = (start.Length, start, scale, new(start.Length, population));
        (eigen, covariance) = (new(n), new double[n, n]);
        (deviations, mean, step) = (new double[n], new double[n], new double[n]);
        (pathSigma, pathC, normal) = (new double[n], new double[n], new double[n]);
        for (var i = 0; i < n; i++)
            covariance[i, i] = 1;
        Decompose();
    }

    /// <summary>The mean as a point of the objective, anew.</summary>
    public double[] Mean
    {
        get
        {
            var point = new double[n];
            for (var i = 0; i < n; i++)
                point[i] = start[i] + (scale[i] * mean[i]);
            return point;
        }
    }

    /// <summary>Draws y ~ N(0, C), equations 38 and 39.</summary>
    public void Draw(RandomStream chance, double[] y)
    {
        for (var k = 0; k < n; k++)
            normal[k] = deviations[k] * chance.NextGaussian();
        for (var i = 0; i < n; i++)
            y[i] = RotatedNormal(i);
    }

    /// <summary>The point of the objective that belongs to y: mean + σ y, equation 40.</summary>
    public void Place(double[] y, double[] point)
    {
        for (var i = 0; i < n; i++)
            point[i] = start[i] + (scale[i] * (mean[i] + (sigma * y[i])));
    }

    /// <summary>Adapts mean, paths, C and σ to a generation.</summary>
    public void Update(double[][] y, int[] order)
    {
        generation++;
        Array.Clear(step);
        for (var k = 0; k < w.Parents; k++)
        for (var i = 0; i < n; i++)
            step[i] += w.Weight[k] * y[order[k]][i];
        for (var i = 0; i < n; i++)
            mean[i] += sigma * step[i];
        var length = UpdateSigmaPath();
        forgotten *= (1 - w.CSigma) * (1 - w.CSigma);
        var isShort = length / Math.Sqrt(1 - forgotten) < (1.4 + (2.0 / (n + 1))) * w.ExpectedLength;
        UpdateCovariance(y, order, isShort);
        sigma *= PortableMath.Exp(w.CSigma / w.DampSigma * ((length / w.ExpectedLength) - 1));
        if ((generation - decomposed) * (w.C1 + w.CMu) * n * 10 >= 1)
            Decompose();
    }

    /// <summary>Why no further generation is of use, appendix B.3; empty where there is no reason.</summary>
    /// <param name="tolerance">Share of the first deviations that counts as nothing.</param>
    public string ReasonToEnd(double tolerance)
    {
        var (widest, narrowest) = (deviations.Max(), deviations.Min());
        if (widest > narrowest * Math.Sqrt(WorstCondition))
            return $"The condition of the covariance exceeds {WorstCondition}.";
        if (sigma * widest > Explosion)
            return $"The deviations have grown {Explosion}-fold: the initial steps are too small, or there is no minimum.";
        var (hasConverged, hasNoEffect) = (true, false);
        for (var i = 0; i < n; i++)
        {
            var deviation = Math.Sqrt(covariance[i, i]);
            hasConverged &= sigma * Math.Max(Math.Abs(pathC[i]), deviation) < tolerance;
            hasNoEffect |= mean[i] + (0.2 * sigma * deviation) == mean[i];
        }
        return hasConverged ? $"The deviations are less than {tolerance} of the first ones."
            : hasNoEffect ? "A deviation is less than the mean's last digit."
            : "";
    }

    /// <summary>Equation 43; returns the path's length.</summary>
    private double UpdateSigmaPath()
    {
        // C^−½ step = B D⁻¹ Bᵀ step.
        for (var k = 0; k < n; k++)
        {
            var sum = 0.0;
            for (var i = 0; i < n; i++)
                sum += eigen.Vectors[i, k] * step[i];
            normal[k] = sum / deviations[k];
        }
        var gain = Math.Sqrt(w.CSigma * (2 - w.CSigma) * w.MuEffective);
        var square = 0.0;
        for (var i = 0; i < n; i++)
        {
            pathSigma[i] = ((1 - w.CSigma) * pathSigma[i]) + (gain * RotatedNormal(i));
            square += pathSigma[i] * pathSigma[i];
        }
        return Math.Sqrt(square);
    }

    /// <summary>A coordinate of B times what <see cref="normal"/> holds.</summary>
    private double RotatedNormal(int i)
    {
        var sum = 0.0;
        for (var k = 0; k < n; k++)
            sum += eigen.Vectors[i, k] * normal[k];
        return sum;
    }

    /// <summary>Equations 45 and 47.</summary>
    private void UpdateCovariance(double[][] y, int[] order, bool isShort)
    {
        var gain = isShort ? Math.Sqrt(w.CC * (2 - w.CC) * w.MuEffective) : 0;
        for (var i = 0; i < n; i++)
            pathC[i] = ((1 - w.CC) * pathC[i]) + (gain * step[i]);
        var keep = 1 - w.C1 - w.CMu + (isShort ? 0 : w.C1 * w.CC * (2 - w.CC));
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                var rankMu = 0.0;
                for (var k = 0; k < w.Parents; k++)
                    rankMu += w.Weight[k] * y[order[k]][i] * y[order[k]][j];
                covariance[i, j] = (keep * covariance[i, j]) + (w.C1 * pathC[i] * pathC[j]) + (w.CMu * rankMu);
                covariance[j, i] = covariance[i, j];
            }
        }
    }

    private void Decompose()
    {
        eigen.Decompose(covariance);
        // Rounding can make the least eigenvalues vanish.
        var least = eigen.Values.Max() * 1e-20;
        for (var k = 0; k < n; k++)
            deviations[k] = Math.Sqrt(Math.Max(eigen.Values[k], least));
        decomposed = generation;
    }
}
