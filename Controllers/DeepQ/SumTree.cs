using System.Numerics;
using ProcessChain.Controllers.Learning;

namespace ProcessChain.Controllers.DeepQ;

/// <summary>
/// Amounts in a row, their total, and where a point on the line of all of them laid end to end falls. Every inner node is
/// the sum of its two children at all times, so that the tree is a pure function of its leaves, whatever their history.
/// </summary>
internal sealed class SumTree
{
    private readonly int leaves;

    /// <summary>1 is the root, 2i and 2i + 1 are the children of i, and the leaves come last.</summary>
    private readonly double[] sums;

    /// <param name="count">Amounts, all 0 at first; 1 or more.</param>
    public SumTree(int count)
    {
        leaves = (int)BitOperations.RoundUpToPowerOf2((uint)count);
        sums = new double[2 * leaves];
    }

    public double Total => sums[1];

    /// <summary>An amount, 0 or more.</summary>
    public double this[int index]
    {
        get => sums[leaves + index];
        set
        {
            var node = leaves + index;
            sums[node] = value;
            for (node /= 2; node > 0; node /= 2)
                SumUp(node);
        }
    }

    /// <summary>The amount within which a point falls; never one of 0 as long as the total is above 0.</summary>
    /// <param name="point">From 0 to <see cref="Total"/>.</param>
    public int Find(double point)
    {
        var node = 1;
        while (node < leaves)
        {
            node *= 2;
            if (point < sums[node] || sums[node + 1] == 0)
                continue;
            point -= sums[node];
            node++;
        }
        return node - leaves;
    }

    public void Save(StateWriter writer, int count) => writer.Write<double>(sums.AsSpan(leaves, count));

    public void Load(StateReader reader, int count)
    {
        reader.Read(sums.AsSpan(leaves, count));
        for (var node = leaves - 1; node > 0; node--)
            SumUp(node);
    }

    private void SumUp(int node) => sums[node] = sums[2 * node] + sums[(2 * node) + 1];
}
