namespace ProcessChain;

/// <summary>A distribution on the points of a lattice. Points are counted in steps; what a step is worth, the owner knows.</summary>
/// <param name="First">The lowest point, in steps.</param>
/// <param name="Probabilities">Of the lowest point and those above it; at least one.</param>
internal sealed record LatticeLaw(int First, double[] Probabilities)
{
    /// <summary>What rounding may take from or add to a probability.</summary>
    private const double Rounding = 1e-12;

    /// <summary>The number 0, for certain.</summary>
    public static LatticeLaw Zero { get; } = new(0, [1]);

    /// <summary>The highest point, in steps.</summary>
    public int Last => First + Probabilities.Length - 1;

    /// <summary>The expected value, in steps.</summary>
    public double Mean => Probabilities.Index().Sum(point => (First + point.Index) * point.Item);

    /// <summary>The distribution of the sum of two independent numbers.</summary>
    public LatticeLaw Plus(LatticeLaw other) =>
        new(First + other.First, DemandProbabilities.Sum(Probabilities, other.Probabilities));

    /// <summary>The distribution of the sum of independent numbers of this distribution.</summary>
    /// <param name="count">How many, 0 or more.</param>
    public LatticeLaw Times(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        if (count == 0)
            return Zero;
        var half = Times(count / 2);
        var even = half.Plus(half);
        return count % 2 == 0 ? even : even.Plus(this);
    }

    /// <summary>The lowest point up to which a probability is reached; what rounding takes from it does not count.</summary>
    public int Quantile(double probability)
    {
        var below = 0.0;
        for (var i = 0; i < Probabilities.Length; i++)
        {
            below += Probabilities[i];
            if (below >= probability - Rounding)
                return First + i;
        }
        return Last;
    }

    /// <summary>
    /// Where a continuous distribution, whose weights these are, reaches a probability, in steps: in the middle between two points
    /// it has reached what is on the lower one.
    /// </summary>
    public double QuantileBetween(double probability)
    {
        var below = 0.0;
        for (var i = 0; i < Probabilities.Length; i++)
        {
            var next = below + Probabilities[i];
            if (next >= probability && next > below)
                return First + i - 0.5 + ((probability - below) / (next - below));
            below = next;
        }
        return Last;
    }
}
